using System.Collections.Immutable;
using System.Numerics;

namespace Neuro.Graph;

/// <summary>A number as the user wrote it, before it is put on a format's grid.</summary>
public abstract record Number
{
    private Number() { }

    public Place Place { get; init; } = new Place.Named("number");

    /// <summary>The integer on the format's grid itself.</summary>
    public sealed record OfRaw(BigInteger Raw) : Number;

    /// <summary>An exact decimal: Digits · 10^-Scale. Without a rounding it must lie on the grid.</summary>
    public sealed record OfDecimal(BigInteger Digits, int Scale, Rounding? Round = null) : Number;

    public static implicit operator Number(int value) => new OfDecimal(value, 0);
}

/// <summary>One number for each neuron, synapse or kernel entry.</summary>
public abstract record Values
{
    private Values() { }

    public Place Place { get; init; } = new Place.Named("values");

    /// <summary>One for all.</summary>
    public sealed record Same(Number Number) : Values;

    /// <summary>One each, written out; kernels and dense matrices row-major.</summary>
    public sealed record Each(ImmutableArray<Number> Numbers) : Values;

    /// <summary>One each, integers on the format's grid: what an integer array of an .npz file holds.</summary>
    public sealed record EachRaw(ImmutableArray<long> Raws) : Values;

    /// <summary>Drawn from a distribution at index <c>Stride · row + Offset + column</c>; see <see cref="DrawIndex"/>.</summary>
    public sealed record Drawn(Distribution Distribution, ulong Seed, DrawIndex Index) : Values;

    public static implicit operator Values(int value) => new Same(value);
}

/// <summary>
/// Which draw belongs to which item. Items are counted row by row (a row is a target of <c>fixed_indegree</c>, a source
/// of <c>all_to_all</c>, a tick of a generator …); draw number = Stride · row + Offset + column.
/// </summary>
/// <param name="Stride">Null: the length of a row.</param>
public readonly record struct DrawIndex(ulong? Stride = null, ulong Offset = 0)
{
    public ulong Of(ulong row, ulong column, ulong rowLength) => (Stride ?? rowLength) * row + Offset + column;
}

/// <summary>How drawn numbers are spread. Every result is exact: no floating point takes part.</summary>
public abstract record Distribution
{
    private Distribution() { }

    /// <summary>
    /// Every grid point Low..High equally likely: the integers (or multiples of 2^-F for a format with F fraction bits)
    /// <c>low + below(seed, index, high - low + 1)</c>.
    /// </summary>
    public sealed record Uniform(Number Low, Number High) : Distribution;

    /// <summary>
    /// Mean + Deviation · z, z a sum of twelve 16-bit uniforms (three draws: numbers 3·index, 3·index+1, 3·index+2),
    /// rounded to the grid, drawn again while outside Low..High (before rounding).
    /// </summary>
    public sealed record Normal(Number Mean, Number Deviation, Number? Low, Number? High, Rounding Round = Rounding.Nearest) : Distribution;
}
