using System.Collections.Immutable;

namespace Neuro.Graph;

/// <summary>
/// The order in which a tick evaluates populations, inputs included: sources of zero-delay projections before their
/// targets, and otherwise as declared.
/// </summary>
internal static class TickOrder
{
    /// <param name="facts">By projection.</param>
    public static ImmutableArray<int> Of(
        ImmutableArray<PopulationParts> populations, ImmutableArray<ProjectionParts> projections, ImmutableArray<SynapseFacts> facts, Diagnostics diagnostics)
    {
        var immediate = projections.Where((_, i) => facts[i].Count > 0 && facts[i].Delays.Min == 0).ToList();
        var awaited = new int[populations.Length];
        foreach (var projection in immediate)
            awaited[projection.Target.Index]++;
        var targets = immediate.ToLookup(projection => projection.Source.Index, projection => projection.Target.Index);
        var ready = new SortedSet<int>(Enumerable.Range(0, populations.Length).Where(index => awaited[index] == 0));
        var order = ImmutableArray.CreateBuilder<int>(populations.Length);
        while (ready.Count > 0)
        {
            var index = ready.Min;
            ready.Remove(index);
            order.Add(index);
            foreach (var target in targets[index])
                if (--awaited[target] == 0)
                    ready.Add(target);
        }
        if (order.Count < populations.Length)
            ReportCycle(immediate, awaited, diagnostics);
        return order.ToImmutable();
    }

    // Every population that still waits has a source that waits, too: going back from any must come round.
    private static void ReportCycle(List<ProjectionParts> immediate, int[] awaited, Diagnostics diagnostics)
    {
        var waiting = immediate.Where(projection => awaited[projection.Source.Index] > 0).ToLookup(projection => projection.Target.Index);
        var path = new List<ProjectionParts>();
        var index = Array.FindIndex(awaited, count => count > 0);
        while (path.TrueForAll(projection => projection.Target.Index != index))
        {
            path.Add(waiting[index].First());
            index = path[^1].Source.Index;
        }
        path.RemoveRange(0, path.FindIndex(projection => projection.Target.Index == index));
        path.Reverse();
        var names = string.Join(" -> ", path.Select(projection => $"'{projection.Source.Name}'").Append($"'{path[^1].Target.Name}'"));
        diagnostics.Error(Code.ZeroDelayCycle, path[0].Declared.Place,
            $"synapses without delay go round in a circle: {names} (projections {string.Join(", ", path.Select(projection => $"'{projection.Name}'"))})",
            "give one of these projections delays of at least 1");
    }
}
