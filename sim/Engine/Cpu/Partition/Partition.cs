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
        var spans = new ImmutableArray<WorkerSpan>[network.Populations.Length];
        foreach (var stage in Exchange.Of(network).Stages)
            WorkerSpans.Divide(network, stage, workers, spans);
        var next = 0;
        return new(workers, [.. network.Populations.Select(population => population.IsInput ? [] : Parts(network, population, spans[population.Index], ref next))]);
    }

    private static ImmutableArray<Part> Parts(ElaboratedNetwork network, ElaboratedPopulation population, ImmutableArray<WorkerSpan> spans, ref int next)
    {
        var blocks = Blocks(network, population, spans);
        var parts = ImmutableArray.CreateBuilder<Part>();
        foreach (var span in spans)
            for (var block = 0; block < blocks; block++)
            {
                var first = span.First + (int)((long)span.Count * block / blocks);
                var end = span.First + (int)((long)span.Count * (block + 1) / blocks);
                if (first < end)
                    parts.Add(new(next++, population.Index, first, end - first, span.Worker));
            }
        return parts.ToImmutable();
    }

    // How many parts each worker makes of its neurons of a large population.
    private static int Blocks(ElaboratedNetwork network, ElaboratedPopulation population, ImmutableArray<WorkerSpan> spans)
    {
        var blocks = (spans.Max(span => span.Count) + MostNeuronsOfPart) / MostNeuronsOfPart;
        var (synapses, rows) = (0L, 0L);
        foreach (var projection in network.Projections.Where(p => p.Target == population.Index))
        {
            synapses += projection.SynapseCount;
            rows += network.Populations[projection.Source].Size;
        }
        return synapses < rows * spans.Length * blocks * LeastSynapsesOfRow ? 1 : blocks;
    }
}
