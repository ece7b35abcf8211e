using System.Numerics;

namespace Neuro.Graph;

/// <summary>A generator's count as the payload of an input event: the payload's value is the count.</summary>
public static class CountPayload
{
    /// <summary>The count on the grid of a payload format with <paramref name="frac"/> fraction bits; it must fit.</summary>
    public static long Raw(int count, int frac) => (long)count << frac;

    /// <summary>Whether every count up to <paramref name="maxCount"/> is a value of the format.</summary>
    public static bool Fits(int maxCount, Format payload) =>
        payload.Frac >= 0 && (BigInteger)maxCount << payload.Frac <= payload.Num.Max;
}
