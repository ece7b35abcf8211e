using System.Numerics;

namespace Neuro.Codegen;

/// <summary>
/// How a number is kept in the word of a memory: in just the bits that its range needs, none where it is always the same.
/// </summary>
/// <param name="Offset">Position of the lowest bit in the word.</param>
/// <param name="Bits">0: always <paramref name="Base"/>.</param>
/// <param name="Signed">Two's complement; else what is stored counts from <paramref name="Base"/>.</param>
public readonly record struct NumberField(int Offset, int Bits, bool Signed, long Base)
{
    public bool IsConstant => Bits == 0;

    public int End => Offset + Bits;

    /// <summary>For a number that takes part in arithmetic: two's complement, or, where it is never negative, without a sign.</summary>
    public static NumberField Number(int offset, BigInteger min, BigInteger max) =>
        min == max ? new(offset, 0, false, (long)min)
        : min.Sign < 0 ? new(offset, 1 + (int)BigInteger.Max(max, -min - 1).GetBitLength(), true, 0)
        : new(offset, (int)max.GetBitLength(), false, 0);

    /// <summary>For a number of which only the distance from the least is kept.</summary>
    public static NumberField Distance(int offset, long min, long max) => new(offset, (int)((BigInteger)max - min).GetBitLength(), false, min);

    /// <summary>The word's bits for a number.</summary>
    public BigInteger Encode(long value)
    {
        if (IsConstant)
            return value == Base ? BigInteger.Zero : throw new System.Diagnostics.UnreachableException($"{value} is not the constant {Base}");
        return (((BigInteger)value - Base) & ((BigInteger.One << Bits) - 1)) << Offset;
    }

    /// <summary>The number that a word holds.</summary>
    public long Decode(BigInteger word) => Bits == 0 ? Base : Decoded((ulong)((word >> Offset) & ulong.MaxValue));

    /// <summary>The same, of a word of at most 64 bits.</summary>
    public long Decode(ulong word) => Bits == 0 ? Base : Decoded(word >> Offset);

    private long Decoded(ulong bits)
    {
        var unused = 64 - Bits;
        return Signed ? (long)(bits << unused) >> unused : (long)(bits << unused >> unused) + Base;
    }
}
