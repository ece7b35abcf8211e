namespace Neuro.Graph;

/// <summary>Reads one number: <c>0.5</c>, <c>{"value": 0.9, "round": "nearest"}</c> or <c>{"raw": 59297}</c>.</summary>
internal static class NumberReader
{
    internal static readonly string[] Keys = ["value", "round", "raw"];

    public static Number? Read(JsonValue value, Diagnostics diagnostics)
    {
        if (value.Kind == JsonKind.Number)
            return Decimal(value, null, diagnostics);
        if (value.Kind != JsonKind.Object)
        {
            JsonReading.WrongKind(value, "a number", diagnostics);
            return null;
        }
        if (JsonFields.Of(value, "a number", Keys, diagnostics) is not { } fields || !IsOneOf(fields, diagnostics))
            return null;
        return fields["raw"] is { } raw ? Raw(raw, diagnostics)
            : fields.Required("value") is { } @decimal ? Decimal(@decimal, Round(fields, diagnostics), diagnostics)
            : null;
    }

    public static Number? Decimal(JsonValue value, Rounding? round, Diagnostics diagnostics) =>
        value.ReadNumber("a number", diagnostics) is var (digits, scale) ? new Number.OfDecimal(digits, scale, round) { Place = value.Place } : null;

    public static Number? Raw(JsonValue value, Diagnostics diagnostics) =>
        value.ReadInteger("a raw number", long.MinValue, long.MaxValue, diagnostics) is { } raw ? new Number.OfRaw(raw) { Place = value.Place } : null;

    /// <summary>The rounding that a number, or a list of them, asks for; null if it asks for none.</summary>
    public static Rounding? Round(JsonFields fields, Diagnostics diagnostics)
    {
        if (fields["round"] is not { } value || value.ReadString("a rounding, a string", diagnostics) is not { } name)
            return null;
        var index = Array.IndexOf(Words.Roundings, name);
        if (index >= 0)
            return (Rounding)index;
        diagnostics.Error(Code.BadRounding, value.Place, $"there is no rounding '{name}'", $"the roundings are {string.Join(", ", Words.Roundings)}");
        return null;
    }

    private static bool IsOneOf(JsonFields fields, Diagnostics diagnostics)
    {
        if (fields["raw"] is null || (fields["value"] ?? fields["round"]) is not { } other)
            return true;
        diagnostics.Error(Code.JsonUnknownKey, other.Place, "a raw number is the integer itself, without a value and a rounding");
        return false;
    }
}
