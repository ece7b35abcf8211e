using System.Numerics;

namespace Neuro.Graph;

/// <summary>The sum of twelve 16-bit uniforms: mean 393210, standard deviation 65536 (to ten digits), and nearly normal.</summary>
internal static class TwelveUniforms
{
    public const int Mean = 6 * 65535;

    public const int Most = 12 * 65535;

    /// <summary>The sum of the quarters of three draws.</summary>
    public static int Sum(ulong seed, ulong firstDraw)
    {
        var pairs = Pairs(SplitMix.Draw(seed, firstDraw)) + Pairs(SplitMix.Draw(seed, unchecked(firstDraw + 1))) + Pairs(SplitMix.Draw(seed, unchecked(firstDraw + 2)));
        return (int)((uint)pairs + (uint)(pairs >> 32));
    }

    /// <summary>How many of the 65536^12 equally likely outcomes give at most this sum.</summary>
    public static BigInteger OutcomesUpTo(int sum)
    {
        // Inclusion and exclusion over the uniforms that would exceed 65535: Σ (-1)^k C(12, k) C(sum - 65536 k + 12, 12).
        var outcomes = BigInteger.Zero;
        for (var k = 0; k <= 12 && sum >= 65536 * k; k++)
            outcomes += (k % 2 == 0 ? 1 : -1) * Choose12(12, k) * Choose12(sum - 65536 * k + 12, 12);
        return outcomes;
    }

    // The four quarters added two by two, in the halves of a word.
    private static ulong Pairs(ulong draw)
    {
        const ulong even = 0x0000FFFF_0000FFFF;
        return (draw & even) + ((draw >> 16) & even);
    }

    private static BigInteger Choose12(int n, int k)
    {
        var product = BigInteger.One;
        for (var i = 1; i <= k; i++)
            product = product * (n - k + i) / i;
        return product;
    }
}
