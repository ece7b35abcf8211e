using System.Globalization;
using System.Numerics;

namespace Neuro.Codegen;

/// <summary>Spells what languages like C have in common: numbers, indices, and what an event adds.</summary>
internal static class CExpression
{
    /// <summary>A number without a sign.</summary>
    public static string Number(long number) => string.Create(CultureInfo.InvariantCulture, $"{number}{(number > uint.MaxValue ? "ul" : "u")}");

    /// <summary>A first number and what is counted from there.</summary>
    public static string From(long first, string counted) => first == 0 ? counted : $"{Number(first)} + {counted}";

    /// <summary>What an event adds, in the LSB of the ring: weight, or weight times payload, moved.</summary>
    public static string Amount(Feed feed, string weight, string payload)
    {
        if (feed.Weight.IsConstant && !feed.IsGraded)
            return CType.Literal((BigInteger)feed.Weight.Base << feed.Shift);
        return Moved(feed.IsGraded ? $"{weight} * {payload}" : weight, feed.Shift, isWide: feed.IsGraded);
    }

    /// <summary>A number of 64 bits, or one to be widened, times a power of two; no factor is larger than its type.</summary>
    public static string Moved(string value, int bits, bool isWide)
    {
        const int most = 62;
        if (bits == 0)
            return value;
        var power = CType.Literal(BigInteger.One << Math.Min(bits, most));
        return $"{(isWide ? "" : "(int64_t)")}{value} * {power}{(bits > most ? " * 2" : "")}";
    }

    /// <summary>A name of the user's, which may hold anything, within a comment.</summary>
    public static string Comment(string name) => string.Concat(name.Select(c => !PrintedName.Shows(c) ? ' ' : c is '\\' ? '|' : c))
        .Replace("*/", "* /", StringComparison.Ordinal).Replace("/*", "/ *", StringComparison.Ordinal).Replace("??", "? ?", StringComparison.Ordinal);

    /// <summary>What constant steps add to the start of a window.</summary>
    public static string Steps(int block, int line, int place) => $"{Step(block, "block")}{Step(line, "line")}{Step(place, "place")}";

    private static string Step(int step, string counted) => step switch
    {
        0 => "",
        1 => $" + {counted}",
        -1 => $" - {counted}",
        > 0 => $" + {CType.Literal(step)} * {counted}",
        _ => $" - {CType.Literal(-(BigInteger)step)} * {counted}",
    };
}
