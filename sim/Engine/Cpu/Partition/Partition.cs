using System.Collections.Immutable;
using Neuro.Graph;

namespace Neuro.Sim;

/// <summary>
/// Who owns which neurons. Every neuron of a population that runs a model belongs to one part, every part to one worker:
/// a worker adds only to sums, and changes only states, that no other touches. Threads are such workers; lanes and the
/// ranks of a cluster are the same division.
/// </summary>
internal sealed class Partition
{
    // Targets of a part are then stored in two bytes, and its sums stay in the fast caches.
    private const int MostNeuronsOfPart = 1 << 16;

    // Shorter rows would cost more to find than to store with wider targets.
    private const int LeastSynapsesOfRow = 32;

    private Partition(int workers, ImmutableArray<ImmutableArray<Part>> byPopulation)
    {
        Workers = workers;
        ByPopulation = byPopulation;
        All = [.. byPopulation.SelectMany(parts => parts)];
    }

    public int Workers { get; }

    /// <summary>By population: its parts in ascending order of neurons; none for an input.</summary>
    public ImmutableArray<ImmutableArray<Part>> ByPopulation { get; }

    public ImmutableArray<Part> All { get; }

    public static Partition Of(ElaboratedNetwork network, int workers)
    {
        var next = 0;
        return new(workers, [.. network.Populations.Select(population => population.IsInput ? [] : Divided(network, population, workers, ref next))]);
    }

    private static ImmutableArray<Part> Divided(ElaboratedNetwork network, ElaboratedPopulation population, int workers, ref int next)
    {
        var shares = workers * Blocks(network, population, workers);
        var parts = ImmutableArray.CreateBuilder<Part>();
        for (var share = 0; share < shares; share++)
        {
            var first = (int)((long)population.Size * share / shares);
            var end = (int)((long)population.Size * (share + 1) / shares);
            if (first < end)
                parts.Add(new(next++, population.Index, first, end - first, share * workers / shares));
        }
        return parts.ToImmutable();
    }

    // How many parts of a large population each worker gets.
    private static int Blocks(ElaboratedNetwork network, ElaboratedPopulation population, int workers)
    {
        var blocks = (population.Size / workers + MostNeuronsOfPart) / MostNeuronsOfPart;
        var (synapses, rows) = (0L, 0L);
        foreach (var projection in network.Projections.Where(p => p.Target == population.Index))
        {
            synapses += projection.SynapseCount;
            rows += network.Populations[projection.Source].Size;
        }
        return synapses < rows * workers * blocks * LeastSynapsesOfRow ? 1 : blocks;
    }
}
