using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics.X86;

namespace Neuro.Sim;

/// <summary>Rows of segments on their way to one port of a part: each segment is delivered when it is due.</summary>
/// <param name="delayBits">Bits of a target that tell how much later than its segment it is due.</param>
/// <param name="weight">The weight that all synapses share, if they do.</param>
/// <param name="scale">What the weights of plain spikes are multiplied by.</param>
internal sealed unsafe class SegmentArrivals<TCell, TTarget, TWeight>(PortSums sums, int delayBits, WeightPlace weightPlace, long weight, long scale, bool isGraded) : Arrivals
    where TCell : unmanaged, ISumCell
    where TTarget : unmanaged, ITargetCode
    where TWeight : unmanaged, IWeightCode
{
    // So many entries ahead, segments are fetched into the nearest cache.
    private const int PrefetchAhead = 8;

    private RowCalendar calendar = new(SegmentHead.MostTicks, isGraded);

    // What was added to the ring arrives until this tick.
    private long addedUntil = -1;

    public override long PendingUntil => Math.Max(addedUntil, calendar.LastTick < 0 ? -1 : calendar.LastTick + Ticks - 1);

    /// <summary>A segment is due at so many ticks in a row.</summary>
    public int Ticks { get; } = 1 << delayBits;

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
            return tick <= addedUntil;
        addedUntil = tick + Ticks - 1;
        switch (weightPlace)
        {
            case WeightPlace.Projection:
                Deliver<ProjectionWeight>(due, tick, touched);
                break;
            case WeightPlace.Segment:
                Deliver<SegmentWeight<TWeight>>(due, tick, touched);
                break;
            default:
                Deliver<SynapseWeight<TWeight>>(due, tick, touched);
                break;
        }
        calendar.GiveBack(due);
        return true;
    }

    /// <summary>Adds what of a segment is due after a tick, while the segment itself was due by then.</summary>
    public void AddRest(long tick, byte* segment, long factor, long isAfter)
    {
        switch (weightPlace)
        {
            case WeightPlace.Projection:
                AddRest<ProjectionWeight>(tick, segment, factor, isAfter);
                break;
            case WeightPlace.Segment:
                AddRest<SegmentWeight<TWeight>>(tick, segment, factor, isAfter);
                break;
            default:
                AddRest<SynapseWeight<TWeight>>(tick, segment, factor, isAfter);
                break;
        }
    }

    public override void Drop()
    {
        calendar.Clear();
        addedUntil = -1;
    }

    private void AddRest<TPlace>(long tick, byte* segment, long factor, long isAfter)
        where TPlace : struct, IWeightPlace
    {
        var amount = TPlace.OfSegment(segment + SegmentHead.Bytes, weight) * factor;
        var at = segment + SegmentHead.Bytes + TPlace.HeadBytes;
        for (int synapses = segment[0]; synapses > 0; synapses--, at += TTarget.Bytes + TPlace.SynapseBytes)
        {
            var target = TTarget.Read(at);
            if (tick + target / sums.Shape.Stride <= isAfter)
                continue;
            var cell = target + sums.FirstCell(tick) & sums.CellMask;
            TCell.Add(sums.Address, cell, TPlace.OfSynapse(at + TTarget.Bytes, amount, factor));
            if (sums.Marks is not null)
                Marked.Mark(sums.Marks, cell);
            addedUntil = Math.Max(addedUntil, tick + Ticks - 1);
        }
    }

    // Where the slots of a segment's ticks follow each other, cells are counted from the first; where the ring ends between
    // them, from the ring's begin.
    private void Deliver<TPlace>(DueSegments due, long tick, byte* touched)
        where TPlace : struct, IWeightPlace
    {
        if (Ticks == 1)
            Deliver<TPlace, BeforeEnd>(due, tick, sums.Slot(tick), touched);
        else if (sums.FirstCell(tick) + (nint)Ticks * sums.Shape.Stride - 1 <= sums.CellMask)
            Deliver<TPlace, BeforeEnd>(due, tick, sums.Slot(tick), sums.Marks is null ? null : sums.Marks + (sums.FirstCell(tick) >> NeuronBlock.Bits));
        else
            Deliver<TPlace, RoundEnd>(due, tick, sums.Address, sums.Marks);
    }

    private void Deliver<TPlace, TRing>(DueSegments due, long tick, byte* cells, byte* marks)
        where TPlace : struct, IWeightPlace
        where TRing : struct, IRingEnd
    {
        if (marks is null)
            Deliver<TPlace, TRing, Unmarked>(due, tick, cells, marks);
        else
            Deliver<TPlace, TRing, Marked>(due, tick, cells, marks);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Deliver<TPlace, TRing, TMark>(DueSegments due, long tick, byte* cells, byte* marks)
        where TPlace : struct, IWeightPlace
        where TRing : struct, IRingEnd
        where TMark : struct, IMark
    {
        var place = new Place(cells, marks, sums.FirstCell(tick), sums.CellMask);
        var ticks = Ticks;
        var next = calendar.TakeOrSpare(tick + ticks);
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
                var end = list == DueSegments.Unknown
                    ? AddSegment<TPlace, TRing, TMark>(segment, segment[0], factor, weight, place)
                    : AddSegment<TPlace, TRing, TMark>(segment, list, factor, weight, place);
                int gap = segment[1];
                while (gap == SegmentHead.Now)
                {
                    segment = end;
                    end = AddSegment<TPlace, TRing, TMark>(segment, segment[0], factor, weight, place);
                    gap = segment[1];
                }
                if (gap != SegmentHead.Last)
                    (gap == ticks ? next : calendar.At(tick + gap)).Add(Math.Min((int)*end, DueSegments.Unknown), (nint)end, factor);
            }
        }
        calendar.Put(tick + ticks, next);
    }

    // Adds a segment of so many synapses; returns where the next one begins.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static byte* AddSegment<TPlace, TRing, TMark>(byte* segment, int synapses, long factor, long weight, Place place)
        where TPlace : struct, IWeightPlace
        where TRing : struct, IRingEnd
        where TMark : struct, IMark
    {
        var bytes = TTarget.Bytes + TPlace.SynapseBytes;
        var amount = TPlace.OfSegment(segment + SegmentHead.Bytes, weight) * factor;
        var at = segment + SegmentHead.Bytes + TPlace.HeadBytes;
        for (; synapses >= 4; synapses -= 4)
        {
            AddSynapse<TPlace, TRing, TMark>(at, amount, factor, place);
            AddSynapse<TPlace, TRing, TMark>(at + bytes, amount, factor, place);
            AddSynapse<TPlace, TRing, TMark>(at + 2 * bytes, amount, factor, place);
            AddSynapse<TPlace, TRing, TMark>(at + 3 * bytes, amount, factor, place);
            at += 4 * bytes;
        }
        for (; synapses > 0; synapses--)
        {
            AddSynapse<TPlace, TRing, TMark>(at, amount, factor, place);
            at += bytes;
        }
        return at;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void AddSynapse<TPlace, TRing, TMark>(byte* at, long amount, long factor, Place place)
        where TPlace : struct, IWeightPlace
        where TRing : struct, IRingEnd
        where TMark : struct, IMark
    {
        var cell = TRing.Cell(TTarget.Read(at), place.First, place.Mask);
        TCell.Add(place.Cells, cell, TPlace.OfSynapse(at + TTarget.Bytes, amount, factor));
        TMark.Mark(place.Marks, cell);
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

    // Where a tick's segments add: cells and marks, counted from Cells and Marks or, where the ring ends, from First on.
    private readonly struct Place(byte* cells, byte* marks, nint first, nint mask)
    {
        public readonly byte* Cells = cells;
        public readonly byte* Marks = marks;
        public readonly nint First = first;
        public readonly nint Mask = mask;
    }
}
