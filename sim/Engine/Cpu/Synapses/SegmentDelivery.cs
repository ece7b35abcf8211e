using System.Runtime.CompilerServices;

namespace Neuro.Sim;

/// <summary>Sends through <see cref="SegmentRows{TTarget, TWeight}"/>: an event enters its row's first segment.</summary>
internal sealed unsafe class SegmentDelivery<TCell, TTarget, TWeight> : Delivery
    where TCell : unmanaged, ISumCell
    where TTarget : unmanaged, ITargetCode
    where TWeight : unmanaged, IWeightCode
{
    private readonly SegmentRows<TTarget, TWeight> rows;
    private readonly SegmentArrivals<TCell, TTarget, TWeight> arrivals;
    private readonly long scale;
    private readonly bool isGraded;

    public SegmentDelivery(SegmentRows<TTarget, TWeight> rows, long scale, bool isGraded, SegmentArrivals<TCell, TTarget, TWeight> arrivals)
    {
        (this.rows, this.scale, this.isGraded, this.arrivals) = (rows, scale, isGraded, arrivals);
        arrivals.Reach(rows.Delays.Max);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public override void Send(long tick, ReadOnlySpan<int> neurons, ReadOnlySpan<long> payloads, long isAfter = -1)
    {
        var (first, count) = rows.Sources;
        var due = tick + rows.Delays.Min;
        for (var i = 0; i < neurons.Length; i++)
        {
            var source = neurons[i] - first;
            if ((uint)source >= (uint)count || rows.Rows[source] is 0)
                continue;
            var factor = isGraded ? payloads[i] * scale : scale;
            // A row's head is not looked at before it is due: until then it can be fetched.
            if (due > isAfter)
                arrivals.Add(due, rows.Rows[source], factor);
            else
                AddLate(rows.Rows[source], due, factor, isAfter);
        }
    }

    // A row whose first segments were delivered before.
    private void AddLate(nint row, long tick, long factor, long isAfter)
    {
        var at = (byte*)row;
        while (tick <= isAfter)
        {
            int count = at[0], gap = at[1];
            if (tick + arrivals.Ticks > isAfter + 1)
                arrivals.AddRest(tick, at, factor, isAfter);
            if (gap == SegmentHead.Last)
                return;
            at += SegmentHead.Bytes + (rows.WeightPlace == WeightPlace.Segment ? TWeight.Bytes : 0)
                + count * (TTarget.Bytes + (rows.WeightPlace == WeightPlace.Synapse ? TWeight.Bytes : 0));
            tick += gap == SegmentHead.Now ? 0 : gap;
        }
        arrivals.Add(tick, (nint)at, factor);
    }
}
