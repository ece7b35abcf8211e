using Neuro.Graph;

namespace Neuro.Sim;

/// <summary>Rows of weights, one for each target in turn, all with the same delay; of one weight, nothing is stored.</summary>
/// <param name="targets">The part's neurons that a row ends at, counted from its first.</param>
internal sealed unsafe class DenseRows<TWeight>(NeuronSpan sources, NeuronSpan targets, NativeBlock? weights, int delay, long weight) : PartRows(sources)
    where TWeight : unmanaged, IWeightCode
{
    public override long Bytes => weights?.Bytes ?? 0;

    public NeuronSpan Targets { get; } = targets;

    public int Delay { get; } = delay;

    /// <summary>The weight that all share, if they do.</summary>
    public long Weight { get; } = weight;

    public byte* Row(int source) => weights is null ? null : weights.Address + (long)source * Targets.Count * TWeight.Bytes;

    public override Delivery Start(PortSums sums, long scale, bool isGraded, PartArrivals arrivals) => sums.Shape.CellBytes switch
    {
        2 => Start<Cell16>(sums, scale, isGraded, arrivals),
        4 => Start<Cell32>(sums, scale, isGraded, arrivals),
        _ => Start<Cell64>(sums, scale, isGraded, arrivals),
    };

    // Rows of other projections have another length: nobody shares these arrivals.
    private DenseDelivery Start<TCell>(PortSums sums, long scale, bool isGraded, PartArrivals arrivals)
        where TCell : unmanaged, ISumCell =>
        new(Sources, Delay, scale, isGraded, arrivals.Shared(new object(), () => new DenseArrivals<TCell, TWeight>(this, sums, scale, isGraded)).Calendar);
}
