using System.Numerics;
using CsCheck;
using Neuro.Graph;

namespace Neuro.Tests;

/// <summary>Random values of the arithmetic, edges more often than chance has them.</summary>
internal static class Any
{
    public static readonly Gen<Rounding> Rounding = Gen.Enum<Rounding>();

    public static readonly Gen<Overflow> Overflow = Gen.Enum<Overflow>();

    /// <summary>Every allowed format.</summary>
    public static readonly Gen<Format> Format =
        from signed in Gen.Bool
        from bits in Gen.Int[1, signed ? Graph.Format.MaxBits : Graph.Format.MaxBits - 1]
        from frac in Gen.Frequency((4, Gen.Int[-4, bits + 4]), (1, Gen.Int[Graph.Format.MinFrac, Graph.Format.MaxFrac]))
        select new Format(signed, bits, frac);

    public static readonly Gen<Narrowing> Narrowing = Gen.Select(Format, Rounding, Overflow, (f, r, o) => new Narrowing(f, r, o));

    /// <summary>Ranges of at most 64 bits; constants, one-sided and full ones among them.</summary>
    public static readonly Gen<Num> Num =
        from format in Format
        from a in Member(format.Num)
        from b in Gen.Frequency((3, Member(format.Num)), (1, Gen.Const(a)))
        select new Num(BigInteger.Min(a.Raw, b.Raw), BigInteger.Max(a.Raw, b.Raw), format.Frac);

    /// <summary>A number of a range: its ends, numbers near 0, or any.</summary>
    public static Gen<Exact> Member(Num num) => Gen.Frequency(
        (1, Gen.Const(num.Min)),
        (1, Gen.Const(num.Max)),
        (2, Gen.Int[-2, 2].Select(n => Clamp(n, num))),
        (1, Gen.Int[0, 2].Select(n => Clamp(num.Min + n, num))),
        (1, Gen.Int[0, 2].Select(n => Clamp(num.Max - n, num))),
        (6, Gen.ULong.Select(n => num.Min + new BigInteger(n) % (num.Max - num.Min + 1)))).Select(raw => new Exact(raw, num.Frac));

    public static Gen<Exact> ExactOf(Gen<Format> format) => format.SelectMany(f => Member(f.Num));

    private static BigInteger Clamp(BigInteger raw, Num num) => BigInteger.Min(BigInteger.Max(raw, num.Min), num.Max);
}
