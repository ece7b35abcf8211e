using System.Numerics;

namespace Neuro.Graph;

/// <summary>A set of exact numbers: the integers Min..Max, with Frac bits behind the binary point.</summary>
/// <remarks>
/// This is the type of every expression. Widths are derived from it, never declared: <c>+ - *</c> and shifts give the
/// exact range of their result, so nothing is lost until a value is narrowed to a declared <see cref="Format"/>.
/// </remarks>
public readonly record struct Num(BigInteger Min, BigInteger Max, int Frac)
{
    /// <summary>The truth values: 0 and 1.</summary>
    public static readonly Num Bool = new(0, 1, 0);

    public static Num Constant(BigInteger raw, int frac) => new(raw, raw, frac);

    /// <summary>Bits of two's complement that hold the whole range.</summary>
    public int Bits => 1 + (int)BigInteger.Max(Magnitude(Min), Magnitude(Max)).GetBitLength();

    public bool IsConstant => Min == Max;

    public bool IsBool => Frac == 0 && Min >= 0 && Max <= 1;

    /// <summary>Whether every number of the other range is one of this.</summary>
    public bool Contains(Num other)
    {
        var (a, b) = Aligned(this, other);
        return a.Min <= b.Min && b.Max <= a.Max && (other.Frac <= Frac || (b.IsConstant && OnGrid(b.Min, b.Frac - Frac)));
    }

    public static Num operator -(Num a) => new(-a.Max, -a.Min, a.Frac);

    public static Num operator +(Num a, Num b)
    {
        (a, b) = Aligned(a, b);
        return new(a.Min + b.Min, a.Max + b.Max, a.Frac);
    }

    public static Num operator -(Num a, Num b) => a + -b;

    public static Num operator *(Num a, Num b)
    {
        var (p, q, r, s) = (a.Min * b.Min, a.Min * b.Max, a.Max * b.Min, a.Max * b.Max);
        return new(
            BigInteger.Min(BigInteger.Min(p, q), BigInteger.Min(r, s)),
            BigInteger.Max(BigInteger.Max(p, q), BigInteger.Max(r, s)),
            a.Frac + b.Frac);
    }

    /// <summary>The same integers with the binary point moved: the value divided by 2^bits (multiplied, if negative).</summary>
    public Num ShiftRight(int bits) => this with { Frac = Frac + bits };

    public static Num MinOf(Num a, Num b)
    {
        (a, b) = Aligned(a, b);
        return new(BigInteger.Min(a.Min, b.Min), BigInteger.Min(a.Max, b.Max), a.Frac);
    }

    public static Num MaxOf(Num a, Num b)
    {
        (a, b) = Aligned(a, b);
        return new(BigInteger.Max(a.Min, b.Min), BigInteger.Max(a.Max, b.Max), a.Frac);
    }

    public Num Abs() => Min.Sign >= 0 ? this
        : Max.Sign <= 0 ? -this
        : new(0, BigInteger.Max(-Min, Max), Frac);

    /// <summary>The smallest range that holds both.</summary>
    public static Num Union(Num a, Num b)
    {
        (a, b) = Aligned(a, b);
        return new(BigInteger.Min(a.Min, b.Min), BigInteger.Max(a.Max, b.Max), a.Frac);
    }

    /// <summary>Both ranges with the finer of the two binary points; exact.</summary>
    public static (Num A, Num B) Aligned(Num a, Num b)
    {
        var frac = Math.Max(a.Frac, b.Frac);
        return (a.WithFrac(frac), b.WithFrac(frac));
    }

    /// <summary>The same numbers with more bits behind the binary point.</summary>
    public Num WithFrac(int frac)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(frac, Frac);
        return new(Min << (frac - Frac), Max << (frac - Frac), frac);
    }

    public override string ToString() => IsConstant
        ? $"{new Exact(Min, Frac)}"
        : $"{Format.Holding(this)} {new Exact(Min, Frac)}..{new Exact(Max, Frac)}";

    // A finer grid has points between those of a coarser one; only a single point can lie on both.
    private static bool OnGrid(BigInteger raw, int extraBits) => (raw & ((BigInteger.One << extraBits) - 1)).IsZero;

    // The widest of -2^n..2^n-1 decides: -8 needs as many bits as 7.
    private static BigInteger Magnitude(BigInteger n) => n.Sign < 0 ? -n - 1 : n;
}
