namespace Neuro.Graph;

/// <summary>
/// Reads values: one number for all, a list, raw integers, a distribution, or an array of an .npz file. Lists are put on
/// the grid of their format at once, where each number still knows its place.
/// </summary>
internal static class ValuesReader
{
    internal static readonly string[] Keys = ["value", "round", "raw", "uniform", "normal", "seed", "stride", "offset", "npz", "array"];

    internal static readonly string[] ListKeys = ["value", "round"];

    internal static readonly string[] RawListKeys = ["raw"];

    internal static readonly string[] UniformKeys = ["uniform", "seed", "stride", "offset"];

    internal static readonly string[] NormalKeys = ["normal", "seed", "stride", "offset"];

    internal static readonly string[] NormalNumberKeys = ["mean", "sd", "low", "high", "round"];

    internal static readonly string[] ArrayKeys = ["npz", "array", "round"];

    /// <summary>Null, and an error, if the value is none of these, or a listed number has no place in the format.</summary>
    public static Values? Read(JsonValue value, Format format, NetworkReading reading)
    {
        if (value.Kind == JsonKind.Array)
            return ListReader.Read(value, format, round: null, isRaw: false, reading.Diagnostics);
        if (value.Kind != JsonKind.Object)
            return One(NumberReader.Read(value, reading.Diagnostics));
        var keys = value.Members.Select(member => member.Key).ToHashSet(StringComparer.Ordinal);
        return keys.Contains("uniform") ? Uniform(value, reading.Diagnostics)
            : keys.Contains("normal") ? Normal(value, reading.Diagnostics)
            : keys.Contains("npz") ? FromFile(value, format, reading)
            : keys.Contains("value") || keys.Contains("raw") ? Written(value, format, reading.Diagnostics)
            : Unknown(value, reading.Diagnostics);
    }

    private static Values? One(Number? number) => number is null ? null : new Values.Same(number) { Place = number.Place };

    private static Values? Unknown(JsonValue value, Diagnostics diagnostics)
    {
        if (JsonFields.Of(value, "a number, list or distribution", Keys, diagnostics) is not null)
            diagnostics.Error(Code.JsonMissingKey, value.Place, "this says nothing of the numbers", "give one of: value, raw, uniform, normal, npz");
        return null;
    }

    // {"value": …, "round": …} and {"raw": …}, of one number or of a list.
    private static Values? Written(JsonValue value, Format format, Diagnostics diagnostics)
    {
        var list = value.Members.FirstOrDefault(member => member.Key is "value" or "raw" && member.Value.Kind == JsonKind.Array);
        if (list.Key is null)
            return One(NumberReader.Read(value, diagnostics));
        return JsonFields.Of(value, "a list of numbers", list.Key == "raw" ? RawListKeys : ListKeys, diagnostics) is { } fields
            ? ListReader.Read(list.Value, format, NumberReader.Round(fields, diagnostics), isRaw: list.Key == "raw", diagnostics)
            : null;
    }

    private static Values? Uniform(JsonValue value, Diagnostics diagnostics)
    {
        if (JsonFields.Of(value, "a uniform distribution", UniformKeys, diagnostics) is not { } fields)
            return null;
        var bounds = fields["uniform"]!.Value.ReadList("the bounds, a list of two numbers", diagnostics, v => NumberReader.Read(v, diagnostics));
        var seed = DrawReader.Seed(fields, diagnostics);
        if (bounds is { Length: not 2 })
            diagnostics.Error(Code.BadDistribution, fields["uniform"]!.Value.Place, "a uniform distribution has two bounds: [low, high]");
        return bounds is [var low, var high] && seed is not null
            ? new Values.Drawn(new Distribution.Uniform(low, high), seed.Value, DrawReader.Index(fields, diagnostics)) { Place = value.Place }
            : null;
    }

    private static Values? Normal(JsonValue value, Diagnostics diagnostics)
    {
        if (JsonFields.Of(value, "a normal distribution", NormalKeys, diagnostics) is not { } fields
            || JsonFields.Of(fields["normal"]!.Value, "a normal distribution", NormalNumberKeys, diagnostics) is not { } numbers)
            return null;
        var mean = numbers.Required("mean") is { } m ? NumberReader.Read(m, diagnostics) : null;
        var deviation = numbers.Required("sd") is { } d ? NumberReader.Read(d, diagnostics) : null;
        var low = numbers["low"] is { } l ? NumberReader.Read(l, diagnostics) : null;
        var high = numbers["high"] is { } h ? NumberReader.Read(h, diagnostics) : null;
        var round = NumberReader.Round(numbers, diagnostics) ?? Rounding.Nearest;
        var seed = DrawReader.Seed(fields, diagnostics);
        return mean is null || deviation is null || seed is null ? null
            : new Values.Drawn(new Distribution.Normal(mean, deviation, low, high, round), seed.Value, DrawReader.Index(fields, diagnostics)) { Place = value.Place };
    }

    private static Values? FromFile(JsonValue value, Format format, NetworkReading reading)
    {
        if (JsonFields.Of(value, "an array of a file", ArrayKeys, reading.Diagnostics) is not { } fields)
            return null;
        var file = fields["npz"]!.Value.ReadString("the name of an .npz file", reading.Diagnostics);
        var array = fields.Required("array")?.ReadString("the name of an array", reading.Diagnostics);
        return file is null || array is null ? null
            : ArrayReader.Read(file, array, format, NumberReader.Round(fields, reading.Diagnostics), value.Place, reading);
    }
}
