using System.Collections.Immutable;
using Neuro.Graph;

namespace Neuro.Sim;

/// <summary>The one way to write down what reset marks mean: at most two a tick, one that drops what is in flight and one that keeps it.</summary>
public static class ResetMarks
{
    /// <summary>Marks in any order, as few as mean the same. Marks of one tick add up: what one of them drops is dropped.</summary>
    public static ImmutableArray<ResetMark> Canonical(ElaboratedNetwork network, IEnumerable<ResetMark> marks)
    {
        ImmutableArray<int> all = [.. network.Populations.Where(p => !p.IsInput).Select(p => p.Index)];
        var canonical = ImmutableArray.CreateBuilder<ResetMark>();
        foreach (var tick in marks.GroupBy(mark => mark.Tick).OrderBy(group => group.Key))
        {
            ImmutableArray<int> dropping = [.. all.Where(p => tick.Any(mark => !mark.KeepInFlight && mark.Covers(p)))];
            ImmutableArray<int> keeping = [.. all.Where(p => !dropping.Contains(p) && tick.Any(mark => mark.Covers(p)))];
            if (!dropping.IsEmpty)
                canonical.Add(new(tick.Key, dropping.Length == all.Length ? [] : dropping, KeepInFlight: false));
            if (!keeping.IsEmpty)
                canonical.Add(new(tick.Key, keeping.Length == all.Length ? [] : keeping, KeepInFlight: true));
        }
        return canonical.ToImmutable();
    }
}
