using System.Numerics;

namespace Neuro.Graph;

/// <summary>
/// A <see cref="NormalLine"/> and its rounding in 64 bits and without a division: floor((a + b·n) / d) for
/// n = z - least z, with whole parts apart, so that a, b and d are small and nothing is negative.
/// </summary>
internal sealed class NormalSteps
{
    private readonly int leastZ;
    private readonly long wholeA;
    private readonly long wholeB;
    private readonly ulong restA;
    private readonly ulong restB;
    private readonly ulong d;

    // floor((2^64 - 1) / d): the upper half of a product with it is the quotient, or one less.
    private readonly ulong reciprocal;

    private NormalSteps(int leastZ, BigInteger a, BigInteger b, BigInteger d)
    {
        this.leastZ = leastZ;
        (wholeA, restA) = ((long)FloorOf(a, d), (ulong)(a - FloorOf(a, d) * d));
        (wholeB, restB) = ((long)(b / d), (ulong)(b % d));
        this.d = (ulong)d;
        reciprocal = ulong.MaxValue / this.d;
    }

    /// <summary>Null if the numbers are too large for it, or rounded in a way that is no floor of another line.</summary>
    /// <param name="kept">The least and greatest z that will be asked for.</param>
    public static NormalSteps? Of(NormalLine line, Rounding round, (int Low, int High) kept)
    {
        // Half up, and up, are floors of what is moved up by a half, and by almost one.
        var (a, b, d) = round switch
        {
            Rounding.Floor => (line.A, line.B, line.D),
            Rounding.Nearest => (2 * line.A + line.D, 2 * line.B, 2 * line.D),
            Rounding.Ceil => (line.A + line.D - 1, line.B, line.D),
            _ => (0, 0, 0),
        };
        if (d.IsZero || d * (kept.High - (BigInteger)kept.Low + 2) >= long.MaxValue)
            return null;
        var least = a + b * kept.Low;
        var most = least + b * (kept.High - (BigInteger)kept.Low);
        return least / d <= long.MinValue / 2 || most / d >= long.MaxValue / 2 ? null : new(kept.Low, least, b, d);
    }

    public long Rounded(int z)
    {
        var n = (ulong)(z - leastZ);
        var rest = restA + restB * n;
        var quotient = Math.BigMul(rest, reciprocal, out _);
        if (rest - quotient * d >= d)
            quotient++;
        return wholeA + wholeB * (long)n + (long)quotient;
    }

    private static BigInteger FloorOf(BigInteger a, BigInteger d) => Narrowing.Divide(a, d, Rounding.Floor);
}
