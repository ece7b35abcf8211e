using System.Collections.Immutable;
using Neuro.Graph;

namespace Neuro.Codegen;

/// <summary>What the datapath of a neuron is made of, as far as its area goes.</summary>
/// <param name="Datapath">As it was printed: large products divided.</param>
/// <param name="Stages">By step: that of the pipeline which makes it.</param>
/// <param name="Outputs">The registers at its end: the step that each holds, and its bits.</param>
/// <param name="Chains">All other registers, with those that ports come from.</param>
public sealed record NeuronArea(Datapath Datapath, ImmutableArray<int> Stages, ImmutableArray<(int Step, int Bits)> Outputs, ImmutableArray<RegisterChain> Chains)
{
    // Products at least so wide go into a multiplier block.
    private const int BlockBits = 9;

    // Of the factors of one block.
    private const int LongFactorBits = 25;
    private const int ShortFactorBits = 18;

    /// <summary>Whether a multiplier block makes it.</summary>
    internal static bool IsBlock(Step step) => step.Op == Op.Mul && step.Num.Bits >= BlockBits;

    /// <summary>Whether one is not enough for factors of so many bits.</summary>
    internal static bool TakesBlocks(int a, int b) => Math.Max(a, b) > LongFactorBits || Math.Min(a, b) > ShortFactorBits;

    /// <summary>The steps that a step takes values of.</summary>
    internal static IEnumerable<int> Operands(Step step) => step.Op switch
    {
        Op.Const or Op.ReadParam or Op.ReadPort or Op.ReadState or Op.Random => [],
        Op.Shl or Op.Sar or Op.Wrap or Op.Not or Op.Clamp or Op.Table => [step.A],
        Op.Select => [step.A, step.B, step.C],
        _ => [step.A, step.B],
    };
}
