using Neuro.Graph;

namespace Neuro.Sim;

/// <summary>Samples between samples: the cubic through the four nearest (Lagrange's), in exact integers and rounded once.</summary>
public static class Interpolation
{
    /// <summary>Bits of the fraction that says where between two samples.</summary>
    public const int FractionBits = 16;

    /// <summary>The value at index + fraction · 2^-16; samples outside are silence.</summary>
    public static int At(ReadOnlySpan<int> samples, long index, int fraction)
    {
        const long one = 1L << FractionBits;
        Int128 m = fraction;
        // Lagrange's weights for places -1, 0, 1, 2, times 6 · 2^48.
        var sum = -m * (m - one) * (m - 2 * one) * At(samples, index - 1)
            + 3 * (m + one) * (m - one) * (m - 2 * one) * At(samples, index)
            - 3 * (m + one) * m * (m - 2 * one) * At(samples, index + 1)
            + (m + one) * m * (m - one) * At(samples, index + 2);
        var nearest = Narrowing.Divide(sum, (Int128)6 << (3 * FractionBits), Rounding.Nearest);
        return (int)Int128.Clamp(nearest, int.MinValue, int.MaxValue);
    }

    /// <summary>The same sound with another sample rate. What lies above half the lower rate is not removed.</summary>
    public static int[] Resampled(int[] samples, int fromRate, int toRate)
    {
        if (fromRate == toRate)
            return samples;
        var resampled = new int[(int)Math.Min((long)samples.Length * toRate / fromRate, Array.MaxLength)];
        for (var n = 0; n < resampled.Length; n++)
        {
            var (index, rest) = Math.DivRem((long)n * fromRate, toRate);
            resampled[n] = At(samples, index, (int)((rest << FractionBits) / toRate));
        }
        return resampled;
    }

    private static int At(ReadOnlySpan<int> samples, long index) => index >= 0 && index < samples.Length ? samples[(int)index] : 0;
}
