using System.Collections.Immutable;
using System.Numerics;

namespace Neuro.Graph;

/// <summary>The thresholds that make Poisson numbers of uniform 32-bit words.</summary>
/// <remarks>
/// They come from the mean by whole numbers alone, so that every machine has the same: the series of e^mean is summed
/// with 256 bits behind the binary point, far more than the 32 that are kept.
/// </remarks>
public static class PoissonThresholds
{
    /// <summary>The most thresholds of one generator, and so the greatest count.</summary>
    public const int Most = 1024;

    /// <summary>The greatest mean whose thresholds are within <see cref="Most"/>.</summary>
    public const int GreatestMean = 700;

    private const int Bits = 256;

    /// <summary>2^32 · P(count ≤ k), rounded down, for k = 0, 1, … as long as it is below 2^32 - 1.</summary>
    public static ImmutableArray<uint> OfMean(NumberText mean)
    {
        var (top, bottom) = (mean.Digits, BigInteger.Pow(10, mean.Scale));
        ArgumentOutOfRangeException.ThrowIfNegative(top.Sign);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(top, GreatestMean * bottom);
        // term k of e^mean = mean^k / k!
        var terms = new List<BigInteger>();
        for (var term = BigInteger.One << Bits; !term.IsZero; term = term * top / (bottom * terms.Count))
            terms.Add(term);
        var all = terms.Aggregate(BigInteger.Zero, (sum, term) => sum + term);
        var thresholds = ImmutableArray.CreateBuilder<uint>();
        var cumulative = BigInteger.Zero;
        foreach (var term in terms)
        {
            cumulative += term;
            var threshold = (cumulative << 32) / all;
            if (threshold >= uint.MaxValue)
                break;
            thresholds.Add((uint)threshold);
        }
        return thresholds.ToImmutable();
    }
}
