using System.Numerics;
using Neuro.Graph;

namespace Neuro.Hw;

/// <summary>
/// The oracle for everything exact: a fraction of integers, and the roundings as a schoolbook defines them. It shares
/// no code with the library, and no idea: nothing here shifts, masks or looks at bits.
/// </summary>
internal readonly record struct Rational(BigInteger Numerator, BigInteger Denominator) : IComparable<Rational>
{
    public static Rational Of(BigInteger raw, int frac) => frac >= 0
        ? new(raw, BigInteger.Pow(2, frac))
        : new(raw * BigInteger.Pow(2, -frac), 1);

    public static Rational Of(Exact exact) => Of(exact.Raw, exact.Frac);

    public static Rational operator +(Rational a, Rational b) =>
        new(a.Numerator * b.Denominator + b.Numerator * a.Denominator, a.Denominator * b.Denominator);

    public static Rational operator -(Rational a) => new(-a.Numerator, a.Denominator);

    public static Rational operator -(Rational a, Rational b) => a + -b;

    public static Rational operator *(Rational a, Rational b) => new(a.Numerator * b.Numerator, a.Denominator * b.Denominator);

    public static bool operator <(Rational a, Rational b) => a.CompareTo(b) < 0;

    public static bool operator >(Rational a, Rational b) => a.CompareTo(b) > 0;

    public static bool operator <=(Rational a, Rational b) => a.CompareTo(b) <= 0;

    public static bool operator >=(Rational a, Rational b) => a.CompareTo(b) >= 0;

    public static implicit operator Rational(BigInteger integer) => new(integer, 1);

    public static implicit operator Rational(int integer) => new(integer, 1);

    public int CompareTo(Rational other) => (Numerator * other.Denominator).CompareTo(other.Numerator * Denominator);

    public bool Equals(Rational other) => CompareTo(other) == 0;

    public override int GetHashCode() => throw new NotSupportedException("fractions are not reduced");

    /// <summary>The integer this becomes: of the integers around it, the one the rounding's definition names.</summary>
    public BigInteger Rounded(Rounding rounding)
    {
        var x = this;
        // Integer division drops the fraction, so both neighbours are among these three.
        var middle = Numerator / Denominator;
        BigInteger[] around = [middle - 1, middle, middle + 1];
        var below = around.Where(n => (Rational)n <= x).Max();
        var above = around.Where(n => (Rational)n >= x).Min();
        var (down, up) = (x - below, (Rational)above - x);
        return rounding switch
        {
            Rounding.Floor => below,
            Rounding.Nearest => down < up ? below : above,
            Rounding.Even => down < up ? below : up < down ? above : below % 2 == 0 ? below : above,
            Rounding.Zero => x.Numerator.Sign < 0 ? above : below,
            Rounding.Ceil => above,
            _ => throw new ArgumentOutOfRangeException(nameof(rounding)),
        };
    }

    /// <summary>The raw integer of the declared type, from the definitions of rounding and overflow.</summary>
    public BigInteger Narrowed(Narrowing type)
    {
        var (format, rounding, overflow) = type;
        var raw = (this * Of(1, -format.Frac)).Rounded(rounding);
        var least = format.Signed ? -BigInteger.Pow(2, format.Bits - 1) : 0;
        var greatest = least + BigInteger.Pow(2, format.Bits) - 1;
        if (overflow == Overflow.Saturate)
            return raw < least ? least : raw > greatest ? greatest : raw;
        // The member of the range that differs from it by a multiple of 2^W.
        var rest = BigInteger.Remainder(raw - least, greatest - least + 1);
        return least + (rest.Sign < 0 ? rest + greatest - least + 1 : rest);
    }

    public override string ToString() => $"{Numerator}/{Denominator}";
}
