using Neuro.Graph;

namespace Neuro.Sim;

/// <summary>How many threads are worth while for a network.</summary>
public static class CpuThreads
{
    /// <summary>More are refused.</summary>
    public const int Most = 256;

    // With less for each, threads would wait for one another longer than they work.
    private const int NeuronsEach = 4096;
    private const long SynapsesEach = 1 << 20;

    /// <summary>As many as there are processors, or fewer for a small network.</summary>
    public static int Worthwhile(ElaboratedNetwork network)
    {
        var neurons = network.Populations.Where(population => !population.IsInput).Sum(population => (long)population.Size);
        var synapses = network.Projections.Sum(projection => projection.SynapseCount);
        return (int)Math.Clamp(Math.Max(neurons / NeuronsEach, synapses / SynapsesEach), 1, Math.Min(Environment.ProcessorCount, Most));
    }
}
