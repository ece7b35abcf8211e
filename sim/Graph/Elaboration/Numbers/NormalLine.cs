using System.Diagnostics;
using System.Numerics;

namespace Neuro.Graph;

/// <summary>Mean + deviation · z / 65536, in units of a format's grid, as (A + B·z) / D with whole numbers; D is positive.</summary>
internal sealed class NormalLine
{
    public NormalLine(Number mean, Number deviation, Format format)
    {
        var (meanTop, meanBottom) = OnGrid(mean, format);
        var (deviationTop, deviationBottom) = OnGrid(deviation, format);
        var a = meanTop * deviationBottom << 16;
        var b = deviationTop * meanBottom;
        var d = meanBottom * deviationBottom << 16;
        var common = BigInteger.GreatestCommonDivisor(BigInteger.GreatestCommonDivisor(a, b), d);
        (A, B, D) = (a / common, b / common, d / common);
    }

    public BigInteger A { get; }

    public BigInteger B { get; }

    public BigInteger D { get; }

    /// <summary>The least z whose number is not below a bound; it may lie outside all that can be drawn.</summary>
    public BigInteger LeastNotBelow(Number bound, Format format)
    {
        var (top, bottom) = OnGrid(bound, format);
        return Narrowing.Divide(top * D - A * bottom, B * bottom, Rounding.Ceil);
    }

    /// <summary>The greatest z whose number is not above a bound.</summary>
    public BigInteger GreatestNotAbove(Number bound, Format format)
    {
        var (top, bottom) = OnGrid(bound, format);
        return Narrowing.Divide(top * D - A * bottom, B * bottom, Rounding.Floor);
    }

    /// <summary>A number in units of the grid, not rounded unless it asks for it: Top / Bottom, Bottom positive.</summary>
    public static (BigInteger Top, BigInteger Bottom) OnGrid(Number number, Format format)
    {
        switch (number)
        {
            case Number.OfRaw(var raw):
                return (raw, 1);
            case Number.OfDecimal { Round: { } round } rounded:
                return (rounded.Text.RawAt(format.Frac, round)!.Value, 1);
            case Number.OfDecimal exact:
                var (digits, scale) = exact.Text;
                return format.Frac >= 0
                    ? (digits << format.Frac, BigInteger.Pow(10, scale))
                    : (digits, BigInteger.Pow(10, scale) << -format.Frac);
            default:
                throw new UnreachableException($"{number} is not a number");
        }
    }
}
