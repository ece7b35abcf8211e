using System.Collections.Immutable;

namespace Neuro.Graph;

/// <summary>Which pairs of neurons a projection joins. Indices count from the start of the ranges.</summary>
public abstract record Rule
{
    private Rule() { }

    /// <summary>Pairs written out; several synapses of one pair are allowed. Synapse i is draw row 0, column i.</summary>
    public sealed record Listed(ImmutableArray<int> Sources, ImmutableArray<int> Targets) : Rule;

    /// <summary>Every source to every target. A row is a source, a column a target; weights may be a (source, target) matrix.</summary>
    public sealed record AllToAll : Rule;

    /// <summary>Source i to target i. Synapse i is draw row 0, column i.</summary>
    public sealed record OneToOne : Rule;

    /// <summary>Degree sources drawn for every target, self- and multiple connections as drawn. A row is a target, a column k = 0..Degree-1.</summary>
    public sealed record FixedIndegree(int Degree, ulong Seed, DrawIndex Index) : Rule;

    /// <summary>Degree targets drawn for every source. A row is a source, a column k.</summary>
    public sealed record FixedOutdegree(int Degree, ulong Seed, DrawIndex Index) : Rule;

    /// <summary>
    /// Count synapses, each with a drawn source (draw 2·i) and a drawn target (draw 2·i + 1), i = Offset + column of row 0.
    /// </summary>
    public sealed record FixedTotal(long Count, ulong Seed, DrawIndex Index) : Rule;

    /// <summary>
    /// Every pair with probability Threshold / 2^32: pair (source row, target column) exists where the upper half of
    /// its draw is below Threshold.
    /// </summary>
    public sealed record FixedProbability(ulong Threshold, ulong Seed, DrawIndex Index) : Rule;

    /// <summary>
    /// Cross-correlation (no flip) between shaped populations, source (in, [y,] x), target (out, [y,] x); one weight and
    /// one delay per kernel entry (out, in / groups, [ky,] kx). A row is an output channel, a column an entry of its kernel.
    /// </summary>
    /// <param name="Kernel">Extent per axis: (ky, kx) or (kx).</param>
    public sealed record Convolution(
        ImmutableArray<int> Kernel, ImmutableArray<int> Stride, ImmutableArray<int> Padding, ImmutableArray<int> Dilation, int Groups) : Rule;
}
