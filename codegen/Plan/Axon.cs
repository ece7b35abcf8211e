using System.Collections.Immutable;
using Neuro.Graph;

namespace Neuro.Codegen;

/// <summary>Projections from one population to another in which every neuron of the source has one delay for all its synapses.</summary>
/// <param name="Delays">By neuron of the source, in ticks, at least 1; 0 where it has no synapse here.</param>
internal sealed record Axon(int Source, int Target, ImmutableArray<int> Delays, ImmutableArray<ElaboratedProjection> Projections)
{
    public int Longest => Delays.Max();

    /// <summary>All that a network has; projections of the same two populations are together where their delays agree.</summary>
    public static ImmutableArray<Axon> Of(ElaboratedNetwork network)
    {
        var axons = new List<Axon>();
        foreach (var projection in network.Projections)
        {
            if (Of(network, projection) is not { } axon)
                continue;
            var same = axons.FindIndex(other => other.Agrees(axon));
            if (same >= 0)
                axons[same] = axons[same].With(axon);
            else
                axons.Add(axon);
        }
        return [.. axons];
    }

    private static Axon? Of(ElaboratedNetwork network, ElaboratedProjection projection)
    {
        if (projection is { SynapseCount: 0 } or { Delays.Min: 0 })
            return null;
        var delays = new int[network.Populations[projection.Source].Size];
        var block = new Synapse[4096];
        // Most projections with several delays show them in their first synapses.
        for (var first = 0L; first < projection.Synapses.Candidates; first += block.Length)
        {
            var count = projection.Synapses.Expand(first, (int)Math.Min(block.Length, projection.Synapses.Candidates - first), block);
            foreach (ref readonly var synapse in block.AsSpan(0, count))
            {
                ref var delay = ref delays[synapse.Source];
                if (delay != 0 && delay != synapse.Delay)
                    return null;
                delay = synapse.Delay;
            }
        }
        return new(projection.Source, projection.Target, [.. delays], [projection]);
    }

    private bool Agrees(Axon other) =>
        Source == other.Source && Target == other.Target && Delays.Zip(other.Delays).All(pair => pair.First == pair.Second || pair.First == 0 || pair.Second == 0);

    private Axon With(Axon other) =>
        this with { Delays = [.. Delays.Zip(other.Delays, Math.Max)], Projections = [.. Projections, .. other.Projections] };
}
