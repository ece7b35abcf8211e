namespace Neuro.Codegen;

/// <summary>
/// What could be changed of a network whose memories are too large, each change alone: fewer lanes, narrower weights,
/// shorter delays.
/// </summary>
/// <param name="Lanes">The most that fit; null if none do.</param>
/// <param name="WeightBits">Of the widest weights that fit; null if none do.</param>
/// <param name="DelayTicks">The longest delay that fits; null if none does.</param>
public sealed record SmallerNetworks(int? Lanes, int? WeightBits, int? DelayTicks)
{
    /// <param name="mostBits">That all memories together may have.</param>
    public static SmallerNetworks Of(HardwarePlan plan, long mostBits)
    {
        var over = MemoryTable.Of(plan).Sum(memory => memory.Bits) - mostBits;
        return new(FewerLanes(plan, mostBits), Narrower(plan, over), Shorter(plan, over));
    }

    private static int? FewerLanes(HardwarePlan plan, long mostBits)
    {
        for (var lanes = plan.Options.Lanes / 2; lanes >= 1; lanes /= 2)
            if (MemoryTable.Of(HardwarePlan.Of(plan.Network, plan.Options with { Lanes = lanes })).Sum(memory => memory.Bits) <= mostBits)
                return lanes;
        return null;
    }

    // Every stored synapse gives the same number of bits; that sums become narrower, too, comes on top.
    private static int? Narrower(HardwarePlan plan, long over)
    {
        var stored = Stored(plan).Where(s => s.Feed.Weight.Bits > 1).ToList();
        if (stored.Count == 0)
            return null;
        var widest = stored.Max(s => s.Feed.Weight.Bits);
        for (var bits = widest - 1; bits >= 1; bits--)
            if (stored.Sum(s => s.Words * Math.Max(0, s.Feed.Weight.Bits - bits)) >= over)
                return bits;
        return null;
    }

    private static int? Shorter(HardwarePlan plan, long over)
    {
        var longest = plan.Network.Projections.Where(p => p.SynapseCount > 0).Select(p => p.Delays.Max).DefaultIfEmpty(0).Max();
        for (var ticks = longest - 1; ticks >= 1; ticks--)
        {
            var rings = plan.AllRings.Sum(ring => (long)ring.Bits * ring.Unit.Rows * plan.Options.Lanes * Math.Max(0, ring.Slots - ticks));
            var fields = Stored(plan).Sum(s => s.Words * (s.Feed.Delay.Bits - Math.Min(s.Feed.Delay.Bits, Width.Of(Math.Max(0, ticks - s.Feed.Delay.Base)))));
            if (rings + fields >= over)
                return ticks;
        }
        return null;
    }

    private static IEnumerable<(Feed Feed, long Words)> Stored(HardwarePlan plan)
    {
        foreach (var row in plan.Rows.Where(r => r.Memory is not null))
            yield return (row.Feed, (long)row.Memory!.Depth * plan.Options.Lanes);
        if (plan.Sparse is { } sparse)
            yield return (sparse.Classes[0], (long)sparse.List.Depth * plan.Options.Lanes);
    }
}
