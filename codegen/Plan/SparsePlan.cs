using System.Collections.Immutable;

namespace Neuro.Codegen;

/// <summary>
/// The synapses of all irregular projections, source by source: every lane has a list of its own and finds in it what a
/// spike does to its neurons.
/// </summary>
/// <param name="FirstSource">By number of a source: where its neurons begin in the pointer memory; null: it has no such synapse.</param>
/// <param name="Pointers">A word per source neuron: where its entries start, and how many there are.</param>
/// <param name="List">A word per synapse: class, row, delay, weight.</param>
/// <param name="Classes">What the weight and delay of an entry mean.</param>
public sealed record SparsePlan(
    ImmutableArray<int?> FirstSource,
    int Sources,
    MemoryPlan Pointers,
    NumberField Start,
    NumberField Length,
    MemoryPlan List,
    NumberField Class,
    NumberField Row,
    ImmutableArray<Feed> Classes,
    ImmutableArray<int[]> Lengths)
{
    /// <summary>Whether any class multiplies by a payload.</summary>
    public bool IsGraded => Classes.Any(c => c.IsGraded);

    /// <summary>Lanes whose lists are not empty, or may be written.</summary>
    /// <param name="hasImages">Whether lists have contents from the start.</param>
    public int LanesWithEntries(bool hasImages) =>
        !hasImages || Classes.Any(c => c.Loadable is not null) ? Lengths.Length : Lengths.Count(lane => lane.Any(length => length > 0));

    /// <summary>The classes that occur in a source's lists and add to anything.</summary>
    public ImmutableSortedSet<int> ClassesOf(SourcePlan source)
    {
        var found = ImmutableSortedSet.CreateBuilder<int>();
        if (FirstSource[source.Number] is not { } first)
            return [];
        for (var lane = 0; lane < Lengths.Length; lane++)
        {
            var begin = Lengths[lane].AsSpan(0, first).ToArray().Sum(length => (long)length);
            var count = Lengths[lane].AsSpan(first, source.Dealing.Places).ToArray().Sum(length => (long)length);
            var kind = List.Numbers(Class, lane);
            for (var entry = begin; entry < begin + count; entry++)
                found.Add((int)(kind(entry) - Class.Base));
        }
        return [.. found.Where(number => Classes[number].Ring is not null)];
    }
}
