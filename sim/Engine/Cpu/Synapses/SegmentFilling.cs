using Neuro.Graph;

namespace Neuro.Sim;

/// <summary>
/// Builds the rows of nearby sources from the synapses that wait in a bucket: counts those of each group, writes the heads
/// of the segments, and puts every synapse where it belongs. It may be used for one bucket after the other.
/// </summary>
internal sealed unsafe class SegmentFilling<TTarget, TWeight>
    where TTarget : unmanaged, ITargetCode
    where TWeight : unmanaged, IWeightCode
{
    private readonly SegmentGroups groups;
    private readonly int headBytes;
    private readonly int synapseBytes;
    private readonly int itemBytes;
    private readonly bool hasWeights;
    private readonly bool hasHeadWeight;

    // By source and group.
    private readonly int[] counts;
    private readonly Cursor[] cursors;

    /// <param name="sources">The most that a bucket has.</param>
    public SegmentFilling(SegmentGroups groups, RowLayout layout, int sources)
    {
        this.groups = groups;
        (hasHeadWeight, hasWeights) = (layout.WeightPlace == WeightPlace.Segment, layout.WeightPlace == WeightPlace.Synapse);
        headBytes = SegmentHead.Bytes + (hasHeadWeight ? TWeight.Bytes : 0);
        synapseBytes = TTarget.Bytes + (hasWeights ? TWeight.Bytes : 0);
        itemBytes = ItemBytes(layout);
        (counts, cursors) = (new int[sources * groups.Count], new Cursor[sources * groups.Count]);
    }

    /// <summary>Bytes of a synapse in a bucket: its group among those of the bucket, then what will stand in its row.</summary>
    public static int ItemBytes(RowLayout layout) => 2 * sizeof(int) + (layout.WeightPlace == WeightPlace.Synapse ? TWeight.Bytes : 0);

    /// <summary>Bytes of what is counted for one group.</summary>
    public static int CounterBytes => sizeof(int) + sizeof(Cursor);

    /// <summary>Puts a synapse into a bucket.</summary>
    /// <param name="source">Its source among those of the bucket.</param>
    /// <param name="target">As its row will tell it.</param>
    public void Keep(byte* item, int source, int target, in Synapse synapse)
    {
        *(int*)item = source * groups.Count + groups.Of(synapse);
        *(int*)(item + sizeof(int)) = target;
        if (hasWeights)
            TWeight.Write(item + 2 * sizeof(int), synapse.Weight);
    }

    /// <summary>Bytes of the rows of all sources of a bucket.</summary>
    public long Measure(IEnumerable<(nint Begin, nint End)> items, int sources)
    {
        Count(items, sources);
        var bytes = 0L;
        for (var source = 0; source < sources; source++)
            bytes += Row(source, null);
        return bytes;
    }

    /// <summary>Writes the rows.</summary>
    /// <param name="at">Where they begin.</param>
    /// <param name="rows">By source: where its row is; 0 if it has none.</param>
    public void Fill(IEnumerable<(nint Begin, nint End)> items, byte* at, Span<nint> rows)
    {
        Count(items, rows.Length);
        for (var source = 0; source < rows.Length; source++)
        {
            var bytes = Row(source, at);
            rows[source] = bytes == 0 ? 0 : (nint)at;
            at += bytes;
        }
        foreach (var (begin, end) in items)
            for (var item = (byte*)begin; item < (byte*)end; item += itemBytes)
                Put(item);
    }

    private void Count(IEnumerable<(nint Begin, nint End)> items, int sources)
    {
        Array.Clear(counts, 0, sources * groups.Count);
        foreach (var (begin, end) in items)
            for (var item = begin; item < end; item += itemBytes)
                counts[*(int*)item]++;
    }

    private void Put(byte* item)
    {
        ref var cursor = ref cursors[*(int*)item];
        if (cursor.Left == 0)
        {
            cursor.Next += headBytes;
            cursor.Left = SegmentHead.MostSynapses;
        }
        cursor.Left--;
        TTarget.Write((byte*)cursor.Next, *(int*)(item + sizeof(int)));
        cursor.Next += TTarget.Bytes;
        if (hasWeights)
        {
            TWeight.Write((byte*)cursor.Next, TWeight.Read(item + 2 * sizeof(int)));
            cursor.Next += TWeight.Bytes;
        }
    }

    // Bytes of a row; its heads are written unless there is no place for them yet.
    private long Row(int source, byte* row)
    {
        var first = source * groups.Count;
        var (at, tick, previous) = (0L, 0, -1L);
        for (var group = 0; group < groups.Count; group++)
        {
            var left = counts[first + group];
            if (left == 0)
                continue;
            var due = groups.Due(group);
            (at, previous) = Reach(row, at, tick, due, previous);
            tick = due;
            cursors[first + group] = new() { Next = (nint)(row + at) + headBytes, Left = SegmentHead.MostSynapses };
            for (; left > 0; left -= SegmentHead.MostSynapses)
            {
                // What stands before is due in the same tick, unless Reach said more.
                if (previous >= 0 && row != null && row[previous + 1] == SegmentHead.Last)
                    row[previous + 1] = SegmentHead.Now;
                var count = Math.Min(left, SegmentHead.MostSynapses);
                if (row != null)
                {
                    row[at] = (byte)count;
                    row[at + 1] = SegmentHead.Last;
                    if (hasHeadWeight)
                        TWeight.Write(row + at + SegmentHead.Bytes, groups.Weight(group));
                }
                previous = at;
                at += headBytes + (long)count * synapseBytes;
            }
        }
        return at;
    }

    // Goes on from a tick to a later one, over empty segments where one gap does not reach, or where the row begins later.
    private (long At, long Previous) Reach(byte* row, long at, int tick, int target, long previous)
    {
        if (previous < 0 && target > 0)
        {
            previous = at;
            at = Empty(row, at);
        }
        while (tick < target)
        {
            var gap = Math.Min(target - tick, SegmentHead.MostTicks);
            if (row != null)
                row[previous + 1] = (byte)gap;
            tick += gap;
            if (tick == target)
                break;
            previous = at;
            at = Empty(row, at);
        }
        return (at, previous);
    }

    private long Empty(byte* row, long at)
    {
        if (row != null)
            (row[at], row[at + 1]) = (0, SegmentHead.Last);
        return at + headBytes;
    }

    // Where the next synapse of a group is put, and how many more its segment can take.
    private struct Cursor
    {
        public nint Next;
        public int Left;
    }
}
