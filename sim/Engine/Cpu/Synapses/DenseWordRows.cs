using Neuro.Graph;

namespace Neuro.Sim;

/// <summary>Rows of words, one for each target in turn: from the lowest bit on delay, weight.</summary>
/// <param name="targets">The part's neurons that a row ends at, counted from its first.</param>
internal sealed unsafe class DenseWordRows<TWord>(NeuronSpan sources, NeuronSpan targets, NativeBlock words, int delayBits, int longestDelay) : PartRows(sources)
    where TWord : unmanaged, IWeightCode
{
    public override long Bytes => words.Bytes;

    public NeuronSpan Targets { get; } = targets;

    public int DelayBits { get; } = delayBits;

    public int LongestDelay { get; } = longestDelay;

    public byte* Row(int source) => words.Address + (long)source * Targets.Count * TWord.Bytes;

    public override Delivery Start(PortSums sums, long scale, bool isGraded, PartArrivals arrivals) => sums.Shape.CellBytes switch
    {
        2 => new DenseWordDelivery<Cell16, TWord>(this, sums, scale, isGraded, arrivals.Shared((sums, nameof(RingArrivals)), () => new RingArrivals())),
        4 => new DenseWordDelivery<Cell32, TWord>(this, sums, scale, isGraded, arrivals.Shared((sums, nameof(RingArrivals)), () => new RingArrivals())),
        _ => new DenseWordDelivery<Cell64, TWord>(this, sums, scale, isGraded, arrivals.Shared((sums, nameof(RingArrivals)), () => new RingArrivals())),
    };
}
