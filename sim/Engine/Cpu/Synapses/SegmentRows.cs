using Neuro.Graph;

namespace Neuro.Sim;

/// <summary>
/// Rows grouped by delay, packed to the byte. A segment is its count, the gap to the next one, a weight if its synapses
/// share one that others do not, then its targets, each with its weight if it has one of its own. Where segments are
/// paired, the highest bit of a target tells whether it is due a tick later than its segment.
/// </summary>
/// <remarks>
/// The first segment of a row is due after the projection's least delay, and empty if the row has none of that delay: so
/// an event enters the calendar without a look at its row.
/// </remarks>
internal sealed class SegmentRows<TTarget, TWeight>(
    NeuronSpan sources, nint[] rows, IReadOnlyList<NativeBlock> blocks, (int Min, int Max) delays, int delayBits, WeightPlace weightPlace, long weight)
    : PartRows(sources)
    where TTarget : unmanaged, ITargetCode
    where TWeight : unmanaged, IWeightCode
{
    // Keeps the memory of the rows.
    private readonly IReadOnlyList<NativeBlock> blocks = blocks;

    public override long Bytes => blocks.Sum(block => block.Bytes) + (long)Rows.Length * nint.Size;

    /// <summary>By source: where its first segment stands; 0 if it has no synapse.</summary>
    public nint[] Rows { get; } = rows;

    public (int Min, int Max) Delays { get; } = delays;

    /// <summary>Bits of a target that tell how much later than its segment it is due: 0, or 1 where segments are paired.</summary>
    public int DelayBits { get; } = delayBits;

    public WeightPlace WeightPlace { get; } = weightPlace;

    /// <summary>The projection's weight, if it has one.</summary>
    public long Weight { get; } = weight;

    public override Delivery Start(PortSums sums, long scale, bool isGraded, PartArrivals arrivals) => sums.Shape.CellBytes switch
    {
        2 => Start<Cell16>(sums, scale, isGraded, arrivals),
        4 => Start<Cell32>(sums, scale, isGraded, arrivals),
        _ => Start<Cell64>(sums, scale, isGraded, arrivals),
    };

    private SegmentDelivery<TCell, TTarget, TWeight> Start<TCell>(PortSums sums, long scale, bool isGraded, PartArrivals arrivals)
        where TCell : unmanaged, ISumCell =>
        new(this, scale, isGraded, arrivals.Shared(
            (sums, typeof(SegmentRows<TTarget, TWeight>), DelayBits, WeightPlace, Weight, isGraded, isGraded ? 0 : scale),
            () => new SegmentArrivals<TCell, TTarget, TWeight>(sums, DelayBits, WeightPlace, Weight, isGraded ? 0 : scale, isGraded)));
}

/// <summary>The bytes of a segment that all layouts have.</summary>
internal static class SegmentHead
{
    /// <summary>Count and gap.</summary>
    public const int Bytes = 2;

    public const int MostSynapses = 255;

    /// <summary>Nothing follows.</summary>
    public const int Last = 0;

    /// <summary>The next segment is due in the same tick.</summary>
    public const int Now = 255;

    /// <summary>The furthest that the next segment can be away; further ones are reached over empty segments.</summary>
    public const int MostTicks = 254;
}
