using System.Numerics;

namespace Neuro.Graph;

/// <summary>Drawn numbers, nearly normally distributed: see <see cref="Distribution.Normal"/>.</summary>
/// <remarks>
/// On the grid a number is (a + b·z) / d, rounded, with whole a, b, d and z the sum of twelve uniforms less its mean.
/// Which z are kept is known beforehand, so drawing again takes one comparison.
/// </remarks>
public sealed class NormalValues : RawValues
{
    private readonly (BigInteger A, BigInteger B, BigInteger D) line;

    // The same as 64-bit integers, if no step can leave them.
    private readonly (long A, long B, long D)? quick;

    private readonly (int Low, int High) kept;
    private readonly Rounding round;
    private readonly ulong seed;
    private readonly DrawNumbers numbers;

    internal NormalValues(NormalLine line, (int Low, int High) kept, Rounding round, ulong seed, DrawNumbers numbers)
    {
        this.line = (line.A, line.B, line.D);
        this.kept = kept;
        this.round = round;
        this.seed = seed;
        this.numbers = numbers;
        quick = line.FitsLong ? ((long)line.A, (long)line.B, (long)line.D) : null;
        Bounds = (Rounded(kept.Low), Rounded(kept.High));
    }

    public override (long Min, long Max) Bounds { get; }

    public override long At(long row, long column)
    {
        var first = unchecked(3 * numbers.At(row, column));
        var z = TwelveUniforms.Sum(seed, first) - TwelveUniforms.Mean;
        for (var attempt = 1UL; z < kept.Low || z > kept.High; attempt++)
            z = TwelveUniforms.Sum(SplitMix.Draw(seed, unchecked(0 - attempt)), first) - TwelveUniforms.Mean;
        return Rounded(z);
    }

    private long Rounded(int z) => quick is var (a, b, d)
        ? Narrowing.Divide(a + b * z, d, round)
        : (long)Narrowing.Divide(line.A + line.B * z, line.D, round);
}
