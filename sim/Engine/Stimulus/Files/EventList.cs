using System.Collections.Immutable;
using System.Runtime.InteropServices;
using Neuro.Graph;

namespace Neuro.Sim;

/// <summary>Events as files list them, in any order, and the way back from each to its place.</summary>
internal sealed class EventList
{
    private const int MostErrors = 20;

    private readonly ImmutableArray<InputEvent>.Builder events = ImmutableArray.CreateBuilder<InputEvent>();
    private readonly List<(int First, Func<int, Place> PlaceOf)> sources = [];

    /// <summary>The events that follow come from a new source.</summary>
    /// <param name="placeOf">Where the i-th event of the source stands, i from 0.</param>
    /// <param name="count">How many they are, if known. A hundred million of them then take no more room than they fill.</param>
    public void BeginSource(Func<int, Place> placeOf, int count = 0)
    {
        sources.Add((events.Count, placeOf));
        // Behind others room grows by doubling, so that many short sources do not copy all before them each time.
        if (events.Count == 0 && events.Capacity < count)
            events.Capacity = count;
    }

    public void Add(InputEvent input) => events.Add(input);

    /// <summary>Hands all over, in canonical order; two events of one channel in one tick are an error at the later of the two.</summary>
    public ImmutableArray<InputEvent> Sorted(ElaboratedNetwork network, Diagnostics diagnostics)
    {
        var all = events.DrainToImmutable();
        var sorted = ImmutableCollectionsMarshal.AsArray(all)!;
        int[]? origins = null;
        if (!IsAscending(sorted))
        {
            origins = new int[sorted.Length];
            for (var i = 0; i < origins.Length; i++)
                origins[i] = i;
            Array.Sort(sorted, origins, CanonicalOrder.Comparer);
        }
        var errors = 0;
        for (var i = 1; i < sorted.Length && errors < MostErrors; i++)
        {
            if (CanonicalOrder.Compare(sorted[i - 1], sorted[i]) < 0)
                continue;
            errors++;
            var later = origins is null ? i : Math.Max(origins[i - 1], origins[i]);
            diagnostics.Error(Code.TwoEventsInOneTick, PlaceOf(later),
                $"a second event of {network.Populations[sorted[i].Population].Name}[{sorted[i].Neuron}] at tick {sorted[i].Tick}; a channel sends at most one a tick",
                "remove one of the two");
        }
        return all;
    }

    private static bool IsAscending(InputEvent[] events)
    {
        for (var i = 1; i < events.Length; i++)
            if (CanonicalOrder.Compare(events[i - 1], events[i]) > 0)
                return false;
        return true;
    }

    private Place PlaceOf(int index)
    {
        var (first, placeOf) = sources.FindLast(source => source.First <= index);
        return placeOf(index - first);
    }
}
