namespace Neuro.Graph;

/// <summary>How drawn numbers are spread. Every result is exact: no floating point takes part.</summary>
public abstract record Distribution
{
    private Distribution() { }

    /// <summary>
    /// Every grid point Low..High equally likely: as integers on the grid, <c>low + below(seed, index, high - low + 1)</c>.
    /// More than 2^32 points take the whole draw: <c>low + ((draw(seed, index) · points) >> 64)</c>.
    /// </summary>
    public sealed record Uniform(Number Low, Number High) : Distribution;

    /// <summary>
    /// Mean + Deviation · z, rounded to the grid; z = (u₁ + … + u₁₂ - 393210) / 65536, the u being the 16-bit quarters
    /// of the draws 3·index, 3·index + 1 and 3·index + 2. While it lies outside Low..High, before rounding, it is drawn
    /// again: attempt a = 1, 2, … takes the seed <c>draw(seed, 2^64 - a)</c>.
    /// </summary>
    public sealed record Normal(Number Mean, Number Deviation, Number? Low = null, Number? High = null, Rounding Round = Rounding.Nearest) : Distribution;
}

/// <summary>
/// Which draw belongs to which item: draw number = Stride · row + Offset + column, modulo 2^64. What is a row and what a
/// column is said by each rule.
/// </summary>
/// <param name="Stride">Null: the length of a row.</param>
public readonly record struct DrawIndex(ulong? Stride = null, ulong Offset = 0);
