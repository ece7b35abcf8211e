using Neuro.Graph;

namespace Neuro.Bench;

/// <summary>How much a run had to do, in its workload's unit.</summary>
internal static class Work
{
    /// <param name="spikes">By population that runs a model.</param>
    public static double Of(Workload workload, ElaboratedNetwork network, long[] spikes, long ticks) => workload.Unit switch
    {
        Unit.Event => Events(workload, network, spikes, ticks),
        Unit.NeuronTick => (double)ticks * network.Populations.Where(p => !p.IsInput).Sum(p => p.Size),
        Unit.Tick => ticks,
        _ => throw new System.Diagnostics.UnreachableException($"{workload.Unit} is no unit"),
    };

    // Spikes times the mean number of synapses that they go through, by population.
    private static double Events(Workload workload, ElaboratedNetwork network, long[] spikes, long ticks)
    {
        var (events, model) = (0.0, 0);
        foreach (var population in network.Populations)
        {
            var sent = population.IsInput ? Inputs(workload, population, ticks) : spikes[model++];
            events += sent * (double)network.Projections.Where(p => p.Source == population.Index).Sum(p => p.SynapseCount) / population.Size;
        }
        return events;
    }

    // A batch lists what generators would give, and its network has none.
    private static long Inputs(Workload workload, ElaboratedPopulation population, long ticks)
    {
        var generators = Elaborated.Of(workload.Network()).Generators.Where(g => g.Population == population.Index && g.Port is null).ToArray();
        return ParallelEnumerable.Range(0, (int)ticks).Sum(tick =>
            generators.Sum(g => (long)Enumerable.Range(g.First, g.Count).Count(neuron => g.Counts(workload.WarmTicks + tick, neuron) > 0)));
    }
}
