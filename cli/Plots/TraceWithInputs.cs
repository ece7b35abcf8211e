using Neuro.Graph;
using Neuro.Sim;

namespace Neuro.Cli;

/// <summary>A trace with what was given to its network beside what the network did: input populations as if they were recorded.</summary>
internal sealed class TraceWithInputs : ITraceSource
{
    private readonly ITraceSource trace;
    private readonly TickRecord recorded;
    private readonly StimulusPlayer player;
    // By population of the network: its number in the trace, null for inputs.
    private readonly int?[] inTrace;

    /// <param name="trace">One of this network and stimulus.</param>
    public TraceWithInputs(ITraceSource trace, ElaboratedNetwork network, Stimulus stimulus)
    {
        this.trace = trace;
        recorded = new(trace.Header);
        player = new(network, stimulus);
        var modelled = 0;
        inTrace = [.. network.Populations.Select(population => population.IsInput ? null : (int?)modelled++)];
        Header = trace.Header with
        {
            Populations = [.. network.Populations.Zip(inTrace, (population, at) => at is { } index
                ? trace.Header.Populations[index]
                : new(population.Name, population.Size, population.Payload != Format.Plain, population.Payload))],
        };
    }

    public TraceHeader Header { get; }

    public bool IsWhole => trace.IsWhole;

    public bool Next(TickRecord record)
    {
        if (!trace.Next(recorded))
            return false;
        var given = player.Next();
        record.Clear(recorded.Tick);
        record.StateDigest = recorded.StateDigest;
        for (var population = 0; population < inTrace.Length; population++)
        {
            record.Neurons[population].AddRange(inTrace[population] is { } index ? recorded.Neurons[index] : given.Neurons[population]);
            record.Payloads[population].AddRange(inTrace[population] is { } same ? recorded.Payloads[same] : given.Payloads[population]);
        }
        for (var probe = 0; probe < record.Probes.Length; probe++)
            recorded.Probes[probe].CopyTo(record.Probes[probe], 0);
        return true;
    }

    public void Dispose() => trace.Dispose();
}
