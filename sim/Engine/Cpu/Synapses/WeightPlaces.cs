namespace Neuro.Sim;

/// <summary>Reads the weights of segments from where their layout has them: see <see cref="WeightPlace"/>.</summary>
internal unsafe interface IWeightPlace
{
    /// <summary>Bytes behind the head of a segment.</summary>
    static abstract int HeadBytes { get; }

    /// <summary>Bytes behind each target.</summary>
    static abstract int SynapseBytes { get; }

    /// <summary>The weight that all synapses of a segment share, if they do.</summary>
    static abstract long OfSegment(byte* behindHead, long weightOfProjection);

    /// <summary>What a synapse adds.</summary>
    /// <param name="amount">What all of the segment add, if they share a weight.</param>
    /// <param name="factor">By which the synapse's own weight is multiplied.</param>
    static abstract long OfSynapse(byte* behindTarget, long amount, long factor);
}

internal readonly unsafe struct ProjectionWeight : IWeightPlace
{
    public static int HeadBytes => 0;

    public static int SynapseBytes => 0;

    public static long OfSegment(byte* behindHead, long weightOfProjection) => weightOfProjection;

    public static long OfSynapse(byte* behindTarget, long amount, long factor) => amount;
}

internal readonly unsafe struct SegmentWeight<TWeight> : IWeightPlace
    where TWeight : unmanaged, IWeightCode
{
    public static int HeadBytes => TWeight.Bytes;

    public static int SynapseBytes => 0;

    public static long OfSegment(byte* behindHead, long weightOfProjection) => TWeight.Read(behindHead);

    public static long OfSynapse(byte* behindTarget, long amount, long factor) => amount;
}

internal readonly unsafe struct SynapseWeight<TWeight> : IWeightPlace
    where TWeight : unmanaged, IWeightCode
{
    public static int HeadBytes => 0;

    public static int SynapseBytes => TWeight.Bytes;

    public static long OfSegment(byte* behindHead, long weightOfProjection) => 0;

    public static long OfSynapse(byte* behindTarget, long amount, long factor) => TWeight.Read(behindTarget) * factor;
}
