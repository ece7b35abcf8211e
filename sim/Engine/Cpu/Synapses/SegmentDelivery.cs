using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics.X86;

namespace Neuro.Sim;

/// <summary>Delivers through <see cref="SegmentRows{TTarget, TWeight}"/>: each segment when it is due.</summary>
internal sealed unsafe class SegmentDelivery<TCell, TTarget, TWeight> : Delivery
    where TCell : unmanaged, ISumCell
    where TTarget : unmanaged, ITargetCode
    where TWeight : unmanaged, IWeightCode
{
    // So many entries ahead, rows are fetched into the cache: about as long as a fetch from memory takes.
    private const int PrefetchAhead = 6;

    private readonly SegmentRows<TTarget, TWeight> rows;
    private readonly PortSums sums;
    private readonly long scale;
    private readonly bool hasHeadWeight;
    private readonly RowCalendar calendar;
    private readonly bool isGraded;

    public SegmentDelivery(SegmentRows<TTarget, TWeight> rows, PortSums sums, long scale, bool isGraded)
    {
        (this.rows, this.sums, this.scale, this.isGraded) = (rows, sums, scale, isGraded);
        hasHeadWeight = rows.WeightPlace == WeightPlace.Segment;
        calendar = new(Math.Max(rows.Delays.Max, SegmentHead.MostTicks) + Exchange.MostEpochTicks, isGraded);
    }

    public override long PendingUntil => calendar.LastTick;

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
            if (due > isAfter)
                calendar.Add(due, rows.Rows[source], factor);
            else
                AddLate(rows.Rows[source], due, factor, isAfter);
        }
    }

    public override bool Arrive(long tick, byte* touched)
    {
        var due = calendar.Take(tick);
        if (due is null)
            return false;
        if (rows.WeightPlace == WeightPlace.Synapse)
        {
            if (touched is null)
                DeliverWeighted<Unmarked>(due, tick, touched);
            else
                DeliverWeighted<Marked>(due, tick, touched);
        }
        else if (touched is null)
            DeliverBare<Unmarked>(due, tick, touched);
        else
            DeliverBare<Marked>(due, tick, touched);
        calendar.GiveBack(due);
        return true;
    }

    public override void Drop() => calendar.Clear();

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void DeliverBare<TMark>(DueSegments due, long tick, byte* touched)
        where TMark : struct, IMark
    {
        var slot = sums.Slot(tick);
        var tomorrow = calendar.TakeOrSpare(tick + 1);
        for (var i = 0; i < due.Count; i++)
        {
            Prefetch(due, i + PrefetchAhead);
            var at = (byte*)due.Segments[i];
            var factor = isGraded ? due.Factors[i] : scale;
            var amount = rows.Weight * factor;
            int gap;
            do
            {
                int count = at[0];
                gap = at[1];
                at += SegmentHead.Bytes;
                if (hasHeadWeight)
                {
                    amount = TWeight.Read(at) * factor;
                    at += TWeight.Bytes;
                }
                var end = at + count * TTarget.Bytes;
                for (; at < end; at += TTarget.Bytes)
                {
                    var target = TTarget.Read(at);
                    TCell.Add(slot, target, amount);
                    TMark.Mark(touched, target);
                }
            }
            while (gap == SegmentHead.Now);
            Continue(tomorrow, tick, gap, (nint)at, factor);
        }
        calendar.Put(tick + 1, tomorrow);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void DeliverWeighted<TMark>(DueSegments due, long tick, byte* touched)
        where TMark : struct, IMark
    {
        var slot = sums.Slot(tick);
        var tomorrow = calendar.TakeOrSpare(tick + 1);
        for (var i = 0; i < due.Count; i++)
        {
            Prefetch(due, i + PrefetchAhead);
            var at = (byte*)due.Segments[i];
            var factor = isGraded ? due.Factors[i] : scale;
            int gap;
            do
            {
                int count = at[0];
                gap = at[1];
                at += SegmentHead.Bytes;
                var weights = at + count * TTarget.Bytes;
                for (var end = weights; at < end; at += TTarget.Bytes)
                {
                    var target = TTarget.Read(at);
                    TCell.Add(slot, target, TWeight.Read(weights) * factor);
                    TMark.Mark(touched, target);
                    weights += TWeight.Bytes;
                }
                at = weights;
            }
            while (gap == SegmentHead.Now);
            Continue(tomorrow, tick, gap, (nint)at, factor);
        }
        calendar.Put(tick + 1, tomorrow);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Continue(DueSegments tomorrow, long tick, int gap, nint next, long factor)
    {
        if (gap == 1)
            tomorrow.Add(next, factor);
        else if (gap != SegmentHead.Last)
            calendar.Add(tick + gap, next, factor);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Prefetch(DueSegments due, int entry)
    {
        if (!Sse.IsSupported || entry >= due.Count)
            return;
        Sse.Prefetch0((byte*)due.Segments[entry]);
        Sse.Prefetch0((byte*)due.Segments[entry] + NativeBlock.Line);
    }

    // A row whose first segments were delivered before.
    private void AddLate(nint row, long tick, long factor, long isAfter)
    {
        var at = (byte*)row;
        while (tick <= isAfter)
        {
            int count = at[0], gap = at[1];
            if (gap == SegmentHead.Last)
                return;
            at += SegmentHead.Bytes + (hasHeadWeight ? TWeight.Bytes : 0) + count * TTarget.Bytes
                + (rows.WeightPlace == WeightPlace.Synapse ? count * TWeight.Bytes : 0);
            tick += gap == SegmentHead.Now ? 0 : gap;
        }
        calendar.Add(tick, (nint)at, factor);
    }
}
