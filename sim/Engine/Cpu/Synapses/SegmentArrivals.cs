using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics.X86;

namespace Neuro.Sim;

/// <summary>Rows of segments on their way to one port of a part: each segment is delivered when it is due.</summary>
/// <param name="weight">The weight that all synapses share, if they do.</param>
/// <param name="scale">What the weights of plain spikes are multiplied by.</param>
internal sealed unsafe class SegmentArrivals<TCell, TTarget, TWeight>(PortSums sums, WeightPlace weightPlace, long weight, long scale, bool isGraded) : Arrivals
    where TCell : unmanaged, ISumCell
    where TTarget : unmanaged, ITargetCode
    where TWeight : unmanaged, IWeightCode
{
    // So many entries ahead, segments are fetched into the nearest cache.
    private const int PrefetchAhead = 8;

    private RowCalendar calendar = new(SegmentHead.MostTicks, isGraded);

    public override long PendingUntil => calendar.LastTick;

    /// <summary>Makes sure that delays up to this one have a place; to be called before anything is on its way.</summary>
    public void Reach(int longestDelay)
    {
        if (longestDelay + Exchange.MostEpochTicks > calendar.Furthest)
            calendar = new(longestDelay + Exchange.MostEpochTicks, isGraded);
    }

    /// <summary>Enters a segment of a row.</summary>
    public void Add(long tick, nint segment, long factor) => calendar.At(tick).Add(DueSegments.Unknown, segment, factor);

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public override bool Arrive(long tick, byte* touched)
    {
        var due = calendar.Take(tick);
        if (due is null)
            return false;
        switch (weightPlace, touched is null)
        {
            case (WeightPlace.Projection, true):
                Deliver<ProjectionWeight, Unmarked>(due, tick, touched);
                break;
            case (WeightPlace.Projection, false):
                Deliver<ProjectionWeight, Marked>(due, tick, touched);
                break;
            case (WeightPlace.Segment, true):
                Deliver<SegmentWeight<TWeight>, Unmarked>(due, tick, touched);
                break;
            case (WeightPlace.Segment, false):
                Deliver<SegmentWeight<TWeight>, Marked>(due, tick, touched);
                break;
            case (WeightPlace.Synapse, true):
                Deliver<SynapseWeight<TWeight>, Unmarked>(due, tick, touched);
                break;
            default:
                Deliver<SynapseWeight<TWeight>, Marked>(due, tick, touched);
                break;
        }
        calendar.GiveBack(due);
        return true;
    }

    public override void Drop() => calendar.Clear();

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Deliver<TPlace, TMark>(DueSegments due, long tick, byte* touched)
        where TPlace : struct, IWeightPlace
        where TMark : struct, IMark
    {
        var slot = sums.Slot(tick);
        var tomorrow = calendar.TakeOrSpare(tick + 1);
        for (var lists = due.Filled; lists != 0; lists &= lists - 1)
        {
            var list = BitOperations.TrailingZeroCount(lists);
            var count = due.Count(list);
            ref var segments = ref due.Segments(list);
            PrefetchBegin(due, lists & (lists - 1));
            for (var i = 0; i < count; i++)
            {
                if (Sse.IsSupported && i + PrefetchAhead < count)
                    Prefetch((byte*)Unsafe.Add(ref segments, i + PrefetchAhead));
                var segment = (byte*)Unsafe.Add(ref segments, i);
                var factor = isGraded ? Unsafe.Add(ref due.Factors(list), i) : scale;
                var next = list == DueSegments.Unknown
                    ? AddSegment<TPlace, TMark>(segment, segment[0], factor, slot, touched)
                    : AddSegment<TPlace, TMark>(segment, list, factor, slot, touched);
                int gap = segment[1];
                while (gap == SegmentHead.Now)
                {
                    segment = next;
                    next = AddSegment<TPlace, TMark>(segment, segment[0], factor, slot, touched);
                    gap = segment[1];
                }
                if (gap != SegmentHead.Last)
                    (gap == 1 ? tomorrow : calendar.At(tick + gap)).Add(Math.Min((int)*next, DueSegments.Unknown), (nint)next, factor);
            }
        }
        calendar.Put(tick + 1, tomorrow);
    }

    // Adds a segment of so many synapses; returns where the next one begins.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private byte* AddSegment<TPlace, TMark>(byte* segment, int synapses, long factor, byte* slot, byte* touched)
        where TPlace : struct, IWeightPlace
        where TMark : struct, IMark
    {
        var bytes = TTarget.Bytes + TPlace.SynapseBytes;
        var amount = TPlace.OfSegment(segment + SegmentHead.Bytes, weight) * factor;
        var at = segment + SegmentHead.Bytes + TPlace.HeadBytes;
        for (; synapses >= 4; synapses -= 4)
        {
            AddSynapse<TPlace, TMark>(at, amount, factor, slot, touched);
            AddSynapse<TPlace, TMark>(at + bytes, amount, factor, slot, touched);
            AddSynapse<TPlace, TMark>(at + 2 * bytes, amount, factor, slot, touched);
            AddSynapse<TPlace, TMark>(at + 3 * bytes, amount, factor, slot, touched);
            at += 4 * bytes;
        }
        for (; synapses > 0; synapses--)
        {
            AddSynapse<TPlace, TMark>(at, amount, factor, slot, touched);
            at += bytes;
        }
        return at;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void AddSynapse<TPlace, TMark>(byte* at, long amount, long factor, byte* slot, byte* touched)
        where TPlace : struct, IWeightPlace
        where TMark : struct, IMark
    {
        var target = TTarget.Read(at);
        TCell.Add(slot, target, TPlace.OfSynapse(at + TTarget.Bytes, amount, factor));
        TMark.Mark(touched, target);
    }

    // A list's first segments are fetched while the one before it is delivered.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void PrefetchBegin(DueSegments due, ulong lists)
    {
        if (!Sse.IsSupported || lists == 0)
            return;
        var list = BitOperations.TrailingZeroCount(lists);
        ref var segments = ref due.Segments(list);
        for (var i = Math.Min(due.Count(list), PrefetchAhead) - 1; i >= 0; i--)
            Prefetch((byte*)Unsafe.Add(ref segments, i));
    }

    // A segment may reach into the next line.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Prefetch(byte* segment)
    {
        Sse.Prefetch0(segment);
        Sse.Prefetch0(segment + NativeBlock.Line);
    }
}
