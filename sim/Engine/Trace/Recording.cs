using Neuro.Graph;

namespace Neuro.Sim;

/// <summary>What a run of a network records.</summary>
public static class Recording
{
    public static TraceHeader Header(ElaboratedNetwork network, Digest256 stimulus, long ticks, int digestInterval = 1) => new(
        network.Digest,
        stimulus,
        ticks,
        digestInterval,
        [.. network.Populations.Where(p => !p.IsInput).Select(p => new TracePopulation(p.Name, p.Size, p.IsGraded, p.Payload))],
        [.. network.Probes.Select(p => new TraceProbe(network.Populations[p.Population].Name, p.Signal, Format.Holding(p.Range), p.Neurons))]);
}
