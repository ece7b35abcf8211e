using System.Collections.Immutable;

namespace Neuro.Graph;

/// <summary>
/// Reads what a projection, a generator or a probe refers to: a text such as <c>"h[0:10].x"</c>, or, for names that such a
/// text could not tell apart, an object.
/// </summary>
internal static class EndReader
{
    internal static readonly string[] Keys = ["population", "neurons", "port"];

    /// <summary>Null, and an error, if the population does not exist or the text can be read in two ways.</summary>
    public static (NeuronRange Range, string? Port)? Read(JsonValue value, string what, NetworkReading reading)
    {
        if (value.Kind == JsonKind.Object)
            return ReadObject(value, what, reading);
        if (value.ReadString($"{what}, a string such as \"h[0:10].x\"", reading.Diagnostics) is not { } text)
            return null;
        var readings = EndText.Readings(text).ToList();
        var known = readings.Where(r => reading.Populations.Contains(r.Population)).ToList();
        if (known.Count == 1)
            return (known[0].Range with { Place = value.Place }, known[0].Port);
        if (known.Count > 1)
            reading.Diagnostics.Error(Code.AmbiguousReference, value.Place,
                $"'{text}' could mean {string.Join(" or ", known.Select(r => $"population '{r.Population}'"))}", "write an object: {\"population\": …, \"neurons\": …, \"port\": …}");
        else
            reading.Diagnostics.Error(Code.UnknownPopulation, value.Place, $"there is no population '{readings[^1].Population}'", Suggestion(text, readings[^1].Population, reading));
        return null;
    }

    /// <summary>A range, <c>"2:5"</c>, or null and an error.</summary>
    public static (int First, int? Count)? ReadRange(JsonValue value, Diagnostics diagnostics)
    {
        if (value.ReadString("a range of neurons, a string such as \"0:10\"", diagnostics) is not { } text)
            return null;
        if (EndText.Limits(text) is { } limits)
            return limits;
        diagnostics.Error(Code.BadRange, value.Place, $"'{text}' is no range", "ranges look like 0:10, 5:, :5 or 7");
        return null;
    }

    private static (NeuronRange Range, string? Port)? ReadObject(JsonValue value, string what, NetworkReading reading)
    {
        if (JsonFields.Of(value, what, Keys, reading.Diagnostics) is not { } fields || fields.Required("population") is not { } named)
            return null;
        var population = Population(named, reading);
        var range = fields["neurons"] is { } neurons ? ReadRange(neurons, reading.Diagnostics) : (0, null);
        var port = fields["port"]?.ReadString("the name of a port", reading.Diagnostics);
        return population is null || range is null ? null : (new NeuronRange(population, range.Value.First, range.Value.Count) { Place = value.Place }, port);
    }

    /// <summary>The name of a population that exists.</summary>
    public static string? Population(JsonValue value, NetworkReading reading)
    {
        if (value.ReadString("the name of a population", reading.Diagnostics) is not { } name)
            return null;
        if (reading.Populations.Contains(name))
            return name;
        reading.Diagnostics.Error(Code.UnknownPopulation, value.Place, $"there is no population '{name}'", NetworkNames.Suggestion(name, reading.Populations));
        return null;
    }

    private static string? Suggestion(string text, string name, NetworkReading reading) =>
        text.Contains('[', StringComparison.Ordinal) && reading.Populations.Contains(text[..text.IndexOf('[', StringComparison.Ordinal)])
            ? "ranges look like [0:10], [5:], [:5] or [7]"
            : NetworkNames.Suggestion(name, reading.Populations);
}
