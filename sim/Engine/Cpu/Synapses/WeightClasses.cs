using System.Collections.Immutable;
using Neuro.Graph;

namespace Neuro.Sim;

/// <summary>The weights of a projection that has few different ones, so that synapses can be grouped by them.</summary>
internal static class WeightClasses
{
    private const int Most = 8;

    /// <summary>All weights in ascending order; null if there may be more than a few.</summary>
    public static ImmutableArray<long>? Of(RawValues weights)
    {
        if (weights is ConstantValues constant)
            return [constant.Raw];
        var (min, max) = weights.Bounds;
        if ((Int128)max - min < Most)
            return [.. Enumerable.Range(0, (int)(max - min) + 1).Select(i => min + i)];
        return weights is ListedValues listed ? Distinct(listed.Raws) : null;
    }

    private static ImmutableArray<long>? Distinct(ImmutableArray<long> raws)
    {
        var distinct = new SortedSet<long>();
        foreach (var raw in raws)
            if (distinct.Add(raw) && distinct.Count > Most)
                return null;
        return [.. distinct];
    }
}
