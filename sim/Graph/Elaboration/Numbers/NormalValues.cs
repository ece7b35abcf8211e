using System.Numerics;

namespace Neuro.Graph;

/// <summary>Drawn numbers, nearly normally distributed: see <see cref="Distribution.Normal"/>.</summary>
/// <remarks>
/// On the grid a number is (a + b·z) / d, rounded, with whole a, b, d and z the sum of twelve uniforms less its mean.
/// Which z are kept is known beforehand, so drawing again takes one comparison.
/// </remarks>
public sealed class NormalValues : RawValues
{
    private readonly NormalLine line;
    private readonly WholeAndRest? quick;
    private readonly (int Low, int High) kept;
    private readonly Rounding round;
    private readonly ulong seed;
    private readonly DrawNumbers numbers;

    internal NormalValues(NormalLine line, (int Low, int High) kept, Rounding round, ulong seed, DrawNumbers numbers)
    {
        this.line = line;
        this.kept = kept;
        this.round = round;
        this.seed = seed;
        this.numbers = numbers;
        quick = WholeAndRest.Of(line, round);
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

    private long Rounded(int z) => quick?.Rounded(z, round) ?? (long)Narrowing.Divide(line.A + line.B * z, line.D, round);

    // The same line in 64 bits: (a + b·z) / d = whole parts + (rests) / d.
    private readonly record struct WholeAndRest(long WholeA, long WholeB, long RestA, long RestB, long D)
    {
        private static readonly BigInteger Most = long.MaxValue / 4;

        // To round the rest alone is right where moving by a whole number moves what it rounds to by the same.
        public static WholeAndRest? Of(NormalLine line, Rounding round)
        {
            var (wholeA, restA) = BigInteger.DivRem(line.A, line.D);
            var (wholeB, restB) = BigInteger.DivRem(line.B, line.D);
            var fits = round is Rounding.Floor or Rounding.Nearest or Rounding.Ceil
                && BigInteger.Abs(wholeA) + wholeB * TwelveUniforms.Most < Most
                && line.D * TwelveUniforms.Most < Most;
            return fits ? new((long)wholeA, (long)wholeB, (long)restA, (long)restB, (long)line.D) : null;
        }

        public long Rounded(int z, Rounding round) => WholeA + WholeB * z + Narrowing.Divide(RestA + RestB * z, D, round);
    }
}
