using System.Numerics;
using System.Diagnostics;

namespace Neuro.Graph;

/// <summary>Which grid point a number between two of them becomes.</summary>
public enum Rounding
{
    /// <summary>Down; an arithmetic shift. The default.</summary>
    Floor,
    /// <summary>To the nearest, a half up.</summary>
    Nearest,
    /// <summary>To the nearest, a half to the even neighbour.</summary>
    Even,
    /// <summary>Toward zero.</summary>
    Zero,
    /// <summary>Up.</summary>
    Ceil,
}

/// <summary>What becomes of a number outside the declared range.</summary>
public enum Overflow
{
    /// <summary>The nearest end of the range. The default.</summary>
    Saturate,
    /// <summary>The low bits, as two's complement has it.</summary>
    Wrap,
}

/// <summary>
/// The assignment to a declared type: the only place where bits are lost. This file defines what every engine and
/// every emitted target must do there.
/// </summary>
public readonly record struct Narrowing(Format Format, Rounding Rounding = Rounding.Floor, Overflow Overflow = Overflow.Saturate)
{
    /// <summary>The number as the declared type holds it.</summary>
    public Exact Apply(Exact value) => new(Fit(Round(value, Format.Frac, Rounding)), Format.Frac);

    /// <summary>All that narrowing can give for a range: a clamp that cannot trigger disappears.</summary>
    public Num Apply(Num num)
    {
        var low = Round(new(num.Min, num.Frac), Format.Frac, Rounding);
        var high = Round(new(num.Max, num.Frac), Format.Frac, Rounding);
        // Rounding and clamping keep the order of numbers. Wrapping keeps it only where both ends wrap equally often.
        return Overflow == Overflow.Saturate || Turns(low) == Turns(high)
            ? new(Fit(low), Fit(high), Format.Frac)
            : Format.Num;
    }

    /// <summary>The integer on a grid of <paramref name="frac"/> fraction bits that a number rounds to.</summary>
    public static BigInteger Round(Exact value, int frac, Rounding rounding) => frac >= value.Frac
        ? value.RawAt(frac)
        : Divide(value.Raw, BigInteger.One << (value.Frac - frac), rounding);

    /// <summary>
    /// <paramref name="numerator"/> / <paramref name="denominator"/> as an integer: the one definition of the
    /// roundings. The denominator is positive.
    /// </summary>
    public static T Divide<T>(T numerator, T denominator, Rounding rounding)
        where T : IBinaryInteger<T>
    {
        var (floor, rest) = T.DivRem(numerator, denominator);
        if (T.IsNegative(rest))
            (floor, rest) = (floor - T.One, rest + denominator);
        var half = (rest + rest).CompareTo(denominator);
        var up = rounding switch
        {
            Rounding.Floor => false,
            Rounding.Nearest => half >= 0,
            Rounding.Even => half > 0 || (half == 0 && T.IsOddInteger(floor)),
            Rounding.Zero => T.IsNegative(numerator) && !T.IsZero(rest),
            Rounding.Ceil => !T.IsZero(rest),
            _ => throw new UnreachableException($"{rounding} is not a rounding"),
        };
        return up ? floor + T.One : floor;
    }

    private BigInteger Fit(BigInteger raw)
    {
        var (min, max, _) = Format.Num;
        if (raw >= min && raw <= max)
            return raw;
        return Overflow switch
        {
            Overflow.Saturate => raw < min ? min : max,
            Overflow.Wrap => raw - (Turns(raw) << Format.Bits),
            _ => throw new UnreachableException($"{Overflow} is not an overflow mode"),
        };
    }

    // How often 2^Bits must be taken from a number to bring it into the range. (>> is a floor.)
    private BigInteger Turns(BigInteger raw) => (raw - Format.Num.Min) >> Format.Bits;

    public override string ToString() =>
        $"{Format} round {Rounding.ToString().ToLowerInvariant()} overflow {Overflow.ToString().ToLowerInvariant()}";
}
