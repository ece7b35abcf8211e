using System.Collections.Immutable;

namespace Neuro.Graph;

/// <summary>Which pairs of neurons a projection joins. Indices count from the start of the ranges.</summary>
public abstract record Rule
{
    private Rule() { }

    /// <summary>What diagnostics about the rule point to; null: its projection.</summary>
    public Place? Place { get; init; }

    /// <summary>Pairs written out; several synapses of one pair are allowed. Row 0, a column is a synapse.</summary>
    public sealed record Listed(ImmutableArray<int> Sources, ImmutableArray<int> Targets) : Rule;

    /// <summary>Every source to every target. A row is a source, a column a target.</summary>
    public sealed record AllToAll : Rule;

    /// <summary>Source i to target i. Row 0, a column is a synapse.</summary>
    public sealed record OneToOne : Rule;

    /// <summary>
    /// For every target, Degree sources: <c>below(seed, index, sources)</c>. Self- and multiple connections stay as drawn.
    /// A row is a target, a column k = 0..Degree-1.
    /// </summary>
    public sealed record FixedIndegree(int Degree, ulong Seed, DrawIndex Index = default) : Rule;

    /// <summary>
    /// For every source, Degree targets: <c>below(seed, index, targets)</c>. Self- and multiple connections stay as drawn.
    /// A row is a source, a column k = 0..Degree-1.
    /// </summary>
    public sealed record FixedOutdegree(int Degree, ulong Seed, DrawIndex Index = default) : Rule;

    /// <summary>
    /// Count synapses, each with a source <c>below(seed, 2·index, sources)</c> and a target
    /// <c>below(seed, 2·index + 1, targets)</c>. Row 0, a column is a synapse.
    /// </summary>
    public sealed record FixedTotal(long Count, ulong Seed, DrawIndex Index = default) : Rule;

    /// <summary>
    /// Every pair with probability Threshold / 2^32: it exists where <c>draw(seed, index) >> 32</c> is below Threshold.
    /// A row is a source, a column a target; weights and delays belong to pairs, existing or not.
    /// </summary>
    public sealed record FixedProbability(ulong Threshold, ulong Seed, DrawIndex Index = default) : Rule;

    /// <summary>
    /// Cross-correlation (no flip) between shaped populations, source (in, [y,] x), target (out, [y,] x); one weight and
    /// one delay per kernel entry (out, in / groups, [ky,] kx). A row is an output channel, a column an entry of its kernel.
    /// </summary>
    /// <param name="Kernel">Extent per axis: (ky, kx) or (kx).</param>
    public sealed record Convolution(
        ImmutableArray<int> Kernel, ImmutableArray<int> Stride, ImmutableArray<int> Padding, ImmutableArray<int> Dilation, int Groups) : Rule;
}
