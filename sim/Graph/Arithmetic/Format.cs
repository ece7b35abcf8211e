using System.Numerics;

namespace Neuro.Graph;

/// <summary>A declared type: <c>fix&lt;Bits,Frac&gt;</c> (two's complement) or <c>ufix&lt;Bits,Frac&gt;</c> (unsigned).</summary>
/// <remarks>Frac may be 0, larger than Bits, or negative.</remarks>
public readonly record struct Format(bool Signed, int Bits, int Frac)
{
    public const int MinFrac = -64;
    public const int MaxFrac = 128;

    /// <summary>Most bits of two's complement a value may need, so that every target can hold it.</summary>
    public const int MaxBits = 64;

    /// <summary>The format of a plain spike: the integer 1.</summary>
    public static readonly Format Plain = new(Signed: false, Bits: 1, Frac: 0);

    public static Format Fix(int bits, int frac) => new(true, bits, frac);

    public static Format Ufix(int bits, int frac) => new(false, bits, frac);

    /// <summary>All numbers of the format.</summary>
    public Num Num => Signed
        ? new(-(BigInteger.One << (Bits - 1)), (BigInteger.One << (Bits - 1)) - 1, Frac)
        : new(0, (BigInteger.One << Bits) - 1, Frac);

    /// <summary>The narrowest format that holds a range.</summary>
    public static Format Holding(Num num) => num.Min.Sign < 0
        ? Fix(num.Bits, num.Frac)
        : Ufix(Math.Max(1, num.Bits - 1), num.Frac);

    /// <summary>Null if the format is allowed; else what is wrong with it, in words.</summary>
    public string? Problem =>
        Bits < 1 ? $"{this} has no bits; the least is 1"
        : Bits > (Signed ? MaxBits : MaxBits - 1) ? $"{this} needs {(Signed ? Bits : Bits + 1L)} bits of two's complement; the most is {MaxBits}"
        : Frac is < MinFrac or > MaxFrac ? $"{this} has {Frac} fraction bits; {MinFrac} to {MaxFrac} are allowed"
        : null;

    public override string ToString() => $"{(Signed ? "fix" : "ufix")}<{Bits},{Frac}>";
}
