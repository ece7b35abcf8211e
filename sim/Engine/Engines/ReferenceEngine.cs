using Neuro.Graph;

namespace Neuro.Sim;

/// <summary>Runs a network by definition: see <see cref="ReferenceSimulation"/>.</summary>
public sealed class ReferenceEngine : IEngine
{
    public string Name => "reference";

    public void Run(ElaboratedNetwork network, Stimulus stimulus, TraceHeader header, ITraceSink sink, CancellationToken cancellation)
    {
        var simulation = new ReferenceSimulation(network, stimulus, cancellation);
        var record = new TickRecord(header);
        while (simulation.Tick < header.Ticks)
        {
            cancellation.ThrowIfCancellationRequested();
            record.Clear(simulation.Tick);
            simulation.Advance();
            Record(network, simulation, header, record);
            sink.Tick(record);
        }
    }

    private static void Record(ElaboratedNetwork network, ReferenceSimulation simulation, TraceHeader header, TickRecord record)
    {
        var recorded = 0;
        foreach (var population in network.Populations.Where(p => !p.IsInput))
        {
            foreach (var (neuron, payload) in simulation.Populations[population.Index].Events)
            {
                record.Neurons[recorded].Add(neuron);
                record.Payloads[recorded].Add(payload);
            }
            recorded++;
        }
        for (var p = 0; p < network.Probes.Length; p++)
        {
            var probe = network.Probes[p];
            var values = Signal(simulation.Populations[probe.Population], probe);
            for (var i = 0; i < probe.Neurons.Length; i++)
                record.Probes[p][i] = values[probe.Neurons[i]];
        }
        if (header.HasDigest(record.Tick))
            record.StateDigest = Digest(network, simulation);
    }

    private static long[] Signal(ReferencePopulation population, ElaboratedProbe probe) => probe.Kind switch
    {
        SignalKind.State => population.States[probe.Index],
        SignalKind.Port => population.Ports[probe.Index],
        SignalKind.Let => population.Lets[probe.Index],
        _ => throw new System.Diagnostics.UnreachableException($"{probe.Kind} is not a signal"),
    };

    private static ulong Digest(ElaboratedNetwork network, ReferenceSimulation simulation)
    {
        var sum = 0UL;
        var cell = 0U;
        foreach (var population in network.Populations.Where(p => !p.IsInput))
        {
            for (var s = 0; s < population.Model!.Model.States.Length; s++)
            {
                var format = population.Model.Model.States[s].Type.Format;
                foreach (var raw in simulation.Populations[population.Index].States[s])
                {
                    sum += StateDigest.Share(raw, format, cell);
                    cell += (uint)StateDigest.Words(format);
                }
            }
        }
        return sum;
    }
}
