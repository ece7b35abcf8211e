namespace Neuro.Graph;

/// <summary>Drawn numbers, nearly normally distributed: see <see cref="Distribution.Normal"/>.</summary>
/// <remarks>
/// On the grid a number is (a + b·z) / d, rounded, with whole a, b, d and z the sum of twelve uniforms less its mean.
/// Which z are kept is known beforehand, so drawing again takes one comparison.
/// </remarks>
public sealed class NormalValues : RawValues
{
    private readonly NormalLine line;
    private readonly NormalSteps? quick;
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
        quick = NormalSteps.Of(line, round, kept);
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

    private long Rounded(int z) => quick?.Rounded(z) ?? (long)Narrowing.Divide(line.A + line.B * z, line.D, round);
}
