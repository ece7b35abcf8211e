using Neuro.Graph;

namespace Neuro.Sim;

/// <summary>Segment rows of one part and some sources, being filled by several workers that need not know of each other.</summary>
internal sealed unsafe class SegmentFilling<TTarget, TWeight>
    where TTarget : unmanaged, ITargetCode
    where TWeight : unmanaged, IWeightCode
{
    private readonly RowLayout layout;
    private readonly NeuronSpan sources;
    private readonly Part part;
    private readonly int leastDelay;
    private readonly int targetBits;
    private readonly int classes;
    private readonly int groups;
    private readonly int headBytes;
    private readonly int synapseBytes;

    // By worker, source and group: the synapses that it saw; once rows are laid, the position of the next one it puts.
    private readonly int[][] counts;

    // By source and group: where it begins, from its row's begin.
    private readonly uint[] starts;
    private nint[] rows = [];

    public SegmentFilling((int Min, int Max) delays, RowLayout layout, NeuronSpan sources, Part part, int targetBits, int workers)
    {
        (this.layout, this.sources, this.part, this.targetBits, leastDelay) = (layout, sources, part, targetBits, delays.Min);
        classes = layout.WeightPlace == WeightPlace.Segment ? layout.Weights.Length : 1;
        groups = ((delays.Max - delays.Min >> layout.DelayBits) + 1) * classes;
        headBytes = SegmentHead.Bytes + (layout.WeightPlace == WeightPlace.Segment ? TWeight.Bytes : 0);
        synapseBytes = TTarget.Bytes + (layout.WeightPlace == WeightPlace.Synapse ? TWeight.Bytes : 0);
        counts = [.. Enumerable.Range(0, workers).Select(_ => new int[(long)sources.Count * groups])];
        starts = new uint[(long)sources.Count * groups];
    }

    /// <summary>Bytes of counters for one source.</summary>
    public static long CounterBytes((int Min, int Max) delays, RowLayout layout, int workers) =>
        ((delays.Max - delays.Min >> layout.DelayBits) + 1L) * Math.Max(1, layout.Weights.Length) * (workers + 1) * sizeof(int);

    public void Count(int worker, in Synapse synapse) => counts[worker][Group(synapse)]++;

    /// <summary>Writes the heads of all segments.</summary>
    /// <param name="into">By source: where its row is; 0 if it has none.</param>
    /// <returns>The memory of the rows, targets and weights still missing.</returns>
    public NativeBlock Lay(Span<nint> into)
    {
        var totals = Positions();
        var sizes = new long[sources.Count];
        for (var source = 0; source < sources.Count; source++)
            sizes[source] = Row(totals, source, null);
        var block = NativeBlock.Unwritten(sizes.Sum());
        var at = block.Address;
        for (var source = 0; source < sources.Count; source++)
        {
            into[source] = sizes[source] == 0 ? 0 : (nint)at;
            Row(totals, source, at);
            at += sizes[source];
        }
        rows = into.ToArray();
        return block;
    }

    /// <summary>Puts a synapse into its place.</summary>
    public void Put(int worker, in Synapse synapse)
    {
        var group = Group(synapse);
        var (segment, inside) = Math.DivRem((uint)counts[worker][group]++, SegmentHead.MostSynapses);
        var at = (byte*)rows[synapse.Source - sources.First] + starts[group]
            + segment * (headBytes + SegmentHead.MostSynapses * (long)synapseBytes) + headBytes + inside * synapseBytes;
        var later = synapse.Delay - leastDelay & (1 << layout.DelayBits) - 1;
        TTarget.Write(at, later << targetBits | synapse.Target - part.First);
        if (layout.WeightPlace == WeightPlace.Synapse)
            TWeight.Write(at + TTarget.Bytes, synapse.Weight);
    }

    private long Group(in Synapse synapse)
    {
        var kind = classes == 1 ? 0 : layout.Weights.AsSpan().BinarySearch(synapse.Weight);
        return (long)(synapse.Source - sources.First) * groups + (synapse.Delay - leastDelay >> layout.DelayBits) * classes + kind;
    }

    // All synapses of each group. Every worker begins behind those of the workers before it.
    private int[] Positions()
    {
        var totals = new int[starts.Length];
        foreach (var own in counts)
            for (var group = 0; group < totals.Length; group++)
                (own[group], totals[group]) = (totals[group], totals[group] + own[group]);
        return totals;
    }

    // Bytes of a row; its heads are written unless there is no place for them yet.
    private long Row(int[] totals, int source, byte* row)
    {
        var first = (long)source * groups;
        var (at, tick, previous) = (0L, 0, -1L);
        for (var group = 0; group < groups; group++)
        {
            var left = totals[first + group];
            if (left == 0)
                continue;
            var due = group / classes << layout.DelayBits;
            (at, previous) = Reach(row, at, tick, due, previous);
            tick = due;
            starts[first + group] = checked((uint)at);
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
                    if (layout.WeightPlace == WeightPlace.Segment)
                        TWeight.Write(row + at + SegmentHead.Bytes, layout.Weights[group % classes]);
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
}
