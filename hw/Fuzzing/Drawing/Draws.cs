using System.Numerics;
using Neuro.Graph;

namespace Neuro.Hw;

/// <summary>A stream of random choices that a seed determines, the same on every machine.</summary>
internal sealed class Draws(ulong seed)
{
    private ulong next;

    public ulong Word() => SplitMix.Draw(seed, next++);

    /// <summary>An integer in 0..bound-1.</summary>
    public int Below(int bound) => (int)(((Word() >> 32) * (ulong)bound) >> 32);

    /// <summary>An integer in low..high.</summary>
    public int Between(int low, int high) => low + Below(high - low + 1);

    /// <summary>True once in so many times.</summary>
    public bool OneIn(int times) => Below(times) == 0;

    public T Pick<T>(IReadOnlyList<T> items) => items[Below(items.Count)];

    public T Pick<T>()
        where T : struct, Enum => Pick(Enum.GetValues<T>());

    /// <summary>An integer of a range: an end of it, a number near an end, near 0 or a power of two, or any.</summary>
    public BigInteger In(BigInteger min, BigInteger max)
    {
        var size = max - min + 1;
        var n = Below(8) switch
        {
            0 => min,
            1 => max,
            2 => Below(3) - 1,
            3 => OneIn(2) ? min + Below(3) : max - Below(3),
            4 => (OneIn(2) ? BigInteger.One : BigInteger.MinusOne) * (BigInteger.One << Below(64)) + Below(3) - 1,
            _ => min + new BigInteger(Word()) % size,
        };
        return BigInteger.Min(BigInteger.Max(n, min), max);
    }

    public long In(Num num) => (long)In(num.Min, num.Max);

    public void Shuffle<T>(Span<T> items)
    {
        for (var i = items.Length - 1; i > 0; i--)
        {
            var j = Below(i + 1);
            (items[i], items[j]) = (items[j], items[i]);
        }
    }
}
