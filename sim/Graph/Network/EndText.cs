using System.Globalization;

namespace Neuro.Graph;

/// <summary>
/// One end of a projection as text: <c>population</c>, <c>population[2:5]</c>, <c>population.port</c> or
/// <c>population[2:5].port</c>. A range may leave out its first or last number; <c>[7]</c> is one neuron.
/// </summary>
/// <remarks>
/// A population's name may itself hold dots and brackets, so a text can have several readings; which one is meant shows
/// when the names are known.
/// </remarks>
public readonly record struct EndText(string Population, int First, int? Count, string? Port)
{
    public NeuronRange Range => new(Population, First, Count);

    /// <summary>The readings, the one with the longest population name first.</summary>
    public static IEnumerable<EndText> Readings(string text)
    {
        yield return new(text, 0, null, null);
        if (Ranged(text, null) is { } range)
            yield return range;
        var dot = text.LastIndexOf('.');
        var (front, port) = (text[..Math.Max(dot, 0)], text[(dot + 1)..]);
        if (front.Length == 0 || !IsIdentifier(port))
            yield break;
        yield return new(front, 0, null, port);
        if (Ranged(front, port) is { } rangeOfPort)
            yield return rangeOfPort;
    }

    /// <summary>The first neuron and the count of <c>2:5</c>, <c>2:</c>, <c>:5</c> or <c>7</c>; null if the text is no range.</summary>
    public static (int First, int? Count)? Limits(string text)
    {
        var limits = text.Split(':');
        if (limits.Length > 2 || text.Length == 0 || Number(limits[0], 0) is not { } first)
            return null;
        if (limits.Length == 1)
            return (first, 1);
        if (limits[1].Length == 0)
            return (first, null);
        return Number(limits[1], null) is { } end ? (first, end - first) : null;
    }

    private static EndText? Ranged(string text, string? port)
    {
        var open = text.LastIndexOf('[');
        return open > 0 && text[^1] == ']' && Limits(text[(open + 1)..^1]) is var (first, count) ? new(text[..open], first, count, port) : null;
    }

    // What the neuron language takes for a name.
    private static bool IsIdentifier(string text) =>
        text.Length > 0 && !char.IsAsciiDigit(text[0]) && text.All(c => char.IsAsciiLetterOrDigit(c) || c == '_');

    private static int? Number(string digits, int? ifEmpty) =>
        digits.Length == 0 ? ifEmpty
        : int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number
        : null;
}
