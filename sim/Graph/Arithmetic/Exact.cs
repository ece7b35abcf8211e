using System.Globalization;
using System.Numerics;

namespace Neuro.Graph;

/// <summary>One exact number: Raw · 2^-Frac.</summary>
public readonly record struct Exact(BigInteger Raw, int Frac)
{
    public static readonly Exact Zero = new(0, 0);
    public static readonly Exact One = new(1, 0);

    public static Exact operator -(Exact a) => a with { Raw = -a.Raw };

    public static Exact operator +(Exact a, Exact b)
    {
        (a, b) = Aligned(a, b);
        return a with { Raw = a.Raw + b.Raw };
    }

    public static Exact operator -(Exact a, Exact b) => a + -b;

    public static Exact operator *(Exact a, Exact b) => new(a.Raw * b.Raw, a.Frac + b.Frac);

    public Exact ShiftRight(int bits) => this with { Frac = Frac + bits };

    public static int Compare(Exact a, Exact b)
    {
        (a, b) = Aligned(a, b);
        return a.Raw.CompareTo(b.Raw);
    }

    public Exact Abs() => Raw.Sign < 0 ? -this : this;

    /// <summary>The integer that stands for this number on a grid at least as fine as its own.</summary>
    public BigInteger RawAt(int frac)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(frac, Frac);
        return Raw << (frac - Frac);
    }

    /// <summary>The exact decimal, such as -0.15625: a binary fraction always has one.</summary>
    public override string ToString()
    {
        if (Frac <= 0)
            return (Raw << -Frac).ToString(CultureInfo.InvariantCulture);
        // Raw / 2^F = Raw · 5^F / 10^F
        var digits = (BigInteger.Abs(Raw) * BigInteger.Pow(5, Frac)).ToString(CultureInfo.InvariantCulture)
            .PadLeft(Frac + 1, '0');
        var whole = digits[..^Frac];
        var fraction = digits[^Frac..].TrimEnd('0');
        return (Raw.Sign < 0 ? "-" : "") + whole + (fraction.Length > 0 ? "." + fraction : "");
    }

    private static (Exact A, Exact B) Aligned(Exact a, Exact b)
    {
        var frac = Math.Max(a.Frac, b.Frac);
        return (new(a.RawAt(frac), frac), new(b.RawAt(frac), frac));
    }
}
