using System.Globalization;
using System.Numerics;

namespace Neuro.Graph;

/// <summary>A number as written: Digits · 10^-Scale, exactly.</summary>
public readonly record struct NumberText(BigInteger Digits, int Scale)
{
    /// <summary>Longer numbers are refused: no format has a grid so fine or a range so wide.</summary>
    private const int MostDigits = 200;

    /// <summary>Reads 12, 0.25, 1e-3, 0x1F or 1_000; null if it is no number, or one of absurd length.</summary>
    public static NumberText? Parse(string text)
    {
        text = text.Replace("_", "", StringComparison.Ordinal);
        if (text.Length > MostDigits)
            return null;
        if (text.StartsWith("0x", StringComparison.OrdinalIgnoreCase))
            return BigInteger.TryParse("0" + text[2..], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var hex) && text.Length > 2
                ? new(hex, 0)
                : null;
        var mantissa = text;
        var exponent = 0;
        var e = text.IndexOfAny(['e', 'E']);
        if (e >= 0)
        {
            mantissa = text[..e];
            if (!int.TryParse(text[(e + 1)..], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out exponent)
                || exponent is < -MostDigits or > MostDigits)
                return null;
        }
        var point = mantissa.IndexOf('.', StringComparison.Ordinal);
        if (point >= 0 && point + 1 < mantissa.Length && !char.IsAsciiDigit(mantissa[point + 1]))
            return null;
        var scale = point < 0 ? 0 : mantissa.Length - point - 1;
        var digitText = point < 0 ? mantissa : mantissa.Remove(point, 1);
        if (!BigInteger.TryParse(digitText, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var digits))
            return null;
        scale -= exponent;
        return scale >= 0 ? new(digits, scale) : new(digits * BigInteger.Pow(10, -scale), 0);
    }

    /// <summary>The binary fraction that it is exactly; null if it is none.</summary>
    public Exact? AsExact()
    {
        // Digits / 10^s = (Digits / 5^s) / 2^s
        var quotient = BigInteger.DivRem(Digits, BigInteger.Pow(5, Scale), out var rest);
        if (!rest.IsZero)
            return null;
        var frac = Scale;
        while (frac > 0 && quotient.IsEven)
            (quotient, frac) = (quotient >> 1, frac - 1);
        return new(quotient, frac);
    }

    /// <summary>The integer on a grid of <paramref name="frac"/> fraction bits; null if it lies between two and no rounding is given.</summary>
    public BigInteger? RawAt(int frac, Rounding? rounding)
    {
        var (numerator, denominator) = (Digits, BigInteger.Pow(10, Scale));
        if (frac >= 0)
            numerator <<= frac;
        else
            denominator <<= -frac;
        if (rounding is { } mode)
            return Narrowing.Divide(numerator, denominator, mode);
        var quotient = BigInteger.DivRem(numerator, denominator, out var rest);
        return rest.IsZero ? quotient : null;
    }

    /// <summary>The decimal in plain digits, such as -0.125.</summary>
    public override string ToString()
    {
        var digits = BigInteger.Abs(Digits).ToString(CultureInfo.InvariantCulture).PadLeft(Scale + 1, '0');
        return (Digits.Sign < 0 ? "-" : "") + digits[..^Scale] + (Scale > 0 ? "." + digits[^Scale..] : "");
    }
}
