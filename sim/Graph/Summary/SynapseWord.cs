namespace Neuro.Graph;

/// <summary>
/// How many bits describe a synapse where it is stored, each field as narrow as the projection allows: a weight or delay
/// that all share takes none, a delay counts from the least in use, and where a rule computes addresses no target is stored.
/// </summary>
public readonly record struct SynapseWord(int Weight, int Delay, int Target)
{
    public int Bits => Weight + Delay + Target;

    /// <summary>How many words a projection stores: one for each synapse, or for each pair or kernel entry of a regular rule.</summary>
    public static long Count(ElaboratedProjection projection) => Regular((RuleSynapses)projection.Synapses) ?? projection.SynapseCount;

    /// <summary>Bits that tell where each source's words begin, and the last one's end; none where addresses are computed.</summary>
    public static long PointerBits(ElaboratedProjection projection) =>
        (RuleSynapses)projection.Synapses is var synapses && Regular(synapses) is null && projection.SynapseCount > 0
            ? (synapses.Sources.Count + 1L) * BitsOf(projection.SynapseCount) : 0;

    public static SynapseWord Of(ElaboratedProjection projection)
    {
        var synapses = (RuleSynapses)projection.Synapses;
        return new(
            synapses.Weights is ConstantValues && !projection.Loadable ? 0 : projection.WeightFormat.Bits,
            BitsOf(projection.Delays.Max - projection.Delays.Min),
            Regular(synapses) is null ? BitsOf(synapses.Targets.Count - 1) : 0);
    }

    // The words of a rule whose addresses follow from a counter; null where they do not.
    private static long? Regular(RuleSynapses synapses) => synapses switch
    {
        AllToAllSynapses or OneToOneSynapses => synapses.Candidates,
        ConvolutionSynapses convolution => (long)convolution.Shape.Output.Channels * convolution.Shape.KernelEntries,
        _ => null,
    };

    // Bits that tell the numbers 0..last apart.
    private static int BitsOf(long last) => last <= 0 ? 0 : 1 + System.Numerics.BitOperations.Log2((ulong)last);
}
