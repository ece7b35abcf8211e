using System.Diagnostics;
using System.Numerics;

namespace Neuro.Graph;

/// <summary>Puts numbers as written on a format's grid: exactly, or by the rounding they ask for.</summary>
internal static class Grid
{
    /// <summary>The integer that stands for a number; null, and an error that names the nearest values, if the format has none.</summary>
    public static long? RawOf(Number number, Format format, Diagnostics diagnostics)
    {
        switch (number)
        {
            case Number.OfRaw(var raw):
                return Inside(raw, number, format, diagnostics);
            case Number.OfDecimal { Round: var round } @decimal when @decimal.Text.RawAt(format.Frac, round) is { } raw:
                return Inside(raw, number, format, diagnostics);
            case Number.OfDecimal @decimal:
                NotOnGrid(@decimal, format, diagnostics);
                return null;
            default:
                throw new UnreachableException($"{number} is not a number");
        }
    }

    /// <summary>Numbers of 2^-Frac as the decimal they are.</summary>
    public static string Shown(BigInteger raw, Format format) => new Exact(raw, format.Frac).ToString();

    /// <summary>The integer, if the format holds it.</summary>
    public static long? Inside(BigInteger raw, Format format)
    {
        var (least, most, _) = format.Num;
        return raw >= least && raw <= most ? (long)raw : null;
    }

    private static long? Inside(BigInteger raw, Number number, Format format, Diagnostics diagnostics)
    {
        if (Inside(raw, format) is { } inside)
            return inside;
        var (least, most, _) = format.Num;
        diagnostics.Error(Code.OutsideFormat, number.Place, $"{number} does not fit {format}",
            $"it holds {Shown(least, format)} to {Shown(most, format)}{(number is Number.OfRaw ? $", raw {least} to {most}" : "")}");
        return null;
    }

    private static void NotOnGrid(Number.OfDecimal number, Format format, Diagnostics diagnostics)
    {
        var (least, most, _) = format.Num;
        var below = number.Text.RawAt(format.Frac, Rounding.Floor)!.Value;
        var near = new[] { below, below + 1 }.Where(raw => raw >= least && raw <= most).Select(raw => Shown(raw, format)).ToArray();
        diagnostics.Error(Code.NotOnGrid, number.Place, $"{number} is not a value of {format}", near.Length switch
        {
            0 => $"it holds {Shown(least, format)} to {Shown(most, format)}",
            _ => $"the nearest {(near.Length == 1 ? "is" : "are")} {string.Join(" and ", near)}; to have it rounded, write {{\"value\": {number}, \"round\": \"nearest\"}}",
        });
    }
}
