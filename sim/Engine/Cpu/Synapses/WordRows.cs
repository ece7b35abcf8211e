using Neuro.Graph;

namespace Neuro.Sim;

/// <summary>
/// Rows of words, one a synapse: from the lowest bit on target, delay, weight. Delay and target, taken together and moved
/// on to the tick, are the number of a cell in the ring: a synapse is a masked sum and an addition.
/// </summary>
/// <param name="rows">By source, and one more: where its row begins.</param>
internal sealed class WordRows<TWord>(NeuronSpan sources, nint[] rows, NativeBlock words, int addressBits, int longestDelay) : PartRows(sources)
    where TWord : unmanaged, IWeightCode
{
    // Keeps the memory of the rows.
    private readonly NativeBlock words = words;

    public override long Bytes => words.Bytes + (long)Rows.Length * nint.Size;

    public nint[] Rows { get; } = rows;

    /// <summary>Bits of a word below the weight.</summary>
    public int AddressBits { get; } = addressBits;

    public int LongestDelay { get; } = longestDelay;

    public override Delivery Start(PortSums sums, long scale, bool isGraded, PartArrivals arrivals) => sums.Shape.CellBytes switch
    {
        2 => new WordDelivery<Cell16, TWord>(this, sums, scale, isGraded, arrivals.Shared((sums, nameof(RingArrivals)), () => new RingArrivals())),
        4 => new WordDelivery<Cell32, TWord>(this, sums, scale, isGraded, arrivals.Shared((sums, nameof(RingArrivals)), () => new RingArrivals())),
        _ => new WordDelivery<Cell64, TWord>(this, sums, scale, isGraded, arrivals.Shared((sums, nameof(RingArrivals)), () => new RingArrivals())),
    };
}
