using System.Collections.Immutable;
using Neuro.Graph;

namespace Neuro.Codegen;

/// <summary>A way to keep events until they arrive.</summary>
/// <param name="Bits">Of all memories of synapses and delays; null where the network does not allow it.</param>
/// <param name="Clocks">For E synaptic events of a tick.</param>
/// <param name="Overflow">Whether an event can be lost.</param>
/// <param name="IsTaken">Whether the core is built so.</param>
public sealed record DelayStore(string Name, long? Bits, string Clocks, string Overflow, bool IsTaken);

/// <summary>
/// What the ways to keep delayed events take for a network, by formula. A core has rings, or relays that hold the spikes
/// of sources with one delay each; of the others, one starts anew for every delay of a spike, and one is safe only if it
/// is as long as all that could ever wait.
/// </summary>
public static class DelayStorage
{
    public static ImmutableArray<DelayStore> Of(HardwarePlan plan)
    {
        var sizes = Sizes(plan);
        var relayed = plan.Laid.Network.Projections.Count(p => plan.Relays.Any(relay => relay.Population == p.Source));
        return
        [
            new("ring of sums at the target", sizes.RingBits, "(E + N) / P", "impossible", IsTaken: relayed == 0 || relayed < plan.Network.Projections.Count(p => p.SynapseCount > 0)),
            new("spike history at the source", sizes.HistoryBits, "E / P, a start for every bucket, M for the scan", "impossible", IsTaken: false),
            new("shared event queue, safe", sizes.QueueBits, "E, and a fetch for every spike and tick", "when it is shorter", IsTaken: false),
            new("one delay for each source", HasOneDelayEach(plan.Network) ? sizes.AxonBits : null, "(E + N + M) / P", "impossible", IsTaken: relayed > 0),
        ];
    }

    /// <summary>Of the whole network: the widest and longest that there is of everything, if all events wait in rings.</summary>
    public static DelaySizes Sizes(HardwarePlan plan)
    {
        if (!plan.Relays.IsEmpty)
            plan = HardwarePlan.Of(plan.Network, plan.Options with { Delays = DelayForm.Rings });
        var projections = plan.Network.Projections.Where(p => p.SynapseCount > 0).ToList();
        var feeds = plan.Rows.Select(row => row.Feed).Concat(plan.Sparse?.Classes ?? []).ToList();
        return new(
            Neurons(plan, projections.Select(p => p.Target)),
            Neurons(plan, projections.Select(p => p.Source)),
            projections.Sum(p => p.SynapseCount),
            feeds.Select(feed => feed.Weight.Bits).DefaultIfEmpty(0).Max(),
            feeds.Select(feed => feed.Delay.Bits).DefaultIfEmpty(0).Max(),
            plan.AllRings.Select(ring => ring.Slots).DefaultIfEmpty(1).Max(),
            plan.AllRings.Select(ring => ring.Bits).DefaultIfEmpty(0).Max(),
            projections.Count == 0 ? 0 : FanOuts(plan.Network).Max(),
            Width.Index(projections.Select(p => plan.Network.Populations[p.Target].Size).DefaultIfEmpty(1).Max()),
            plan.Sparse is not null);
    }

    private static long Neurons(HardwarePlan plan, IEnumerable<int> populations) => populations.Distinct().Sum(index => (long)plan.Network.Populations[index].Size);

    private static IEnumerable<long> FanOuts(ElaboratedNetwork network)
    {
        var counts = network.Populations.Select(population => new long[population.Size]).ToArray();
        foreach (var projection in network.Projections)
            projection.Synapses.ForEachBlock(block =>
            {
                foreach (ref readonly var synapse in block)
                    counts[projection.Source][synapse.Source]++;
            });
        return counts.SelectMany(each => each);
    }

    private static bool HasOneDelayEach(ElaboratedNetwork network)
    {
        var delays = network.Populations.Select(population => new int?[population.Size]).ToArray();
        var differs = false;
        foreach (var projection in network.Projections)
            projection.Synapses.ForEachBlock(block =>
            {
                foreach (ref readonly var synapse in block)
                {
                    differs |= delays[projection.Source][synapse.Source] is { } other && other != synapse.Delay;
                    delays[projection.Source][synapse.Source] = synapse.Delay;
                }
            });
        return !differs;
    }
}
