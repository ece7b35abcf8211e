namespace Neuro.Graph;

/// <summary>The members of an object whose keys are known beforehand; any other key is an error.</summary>
public sealed class JsonFields
{
    private readonly Dictionary<string, JsonValue> values = new(StringComparer.Ordinal);
    private readonly string what;
    private readonly Diagnostics diagnostics;

    private JsonFields(JsonValue value, string what, Diagnostics diagnostics)
    {
        Value = value;
        this.what = what;
        this.diagnostics = diagnostics;
    }

    /// <summary>The object itself.</summary>
    public JsonValue Value { get; }

    public Place.Text Place => Value.Place;

    /// <summary>The value of a key; null if it is not there.</summary>
    public JsonValue? this[string key] => values.TryGetValue(key, out var value) ? value : null;

    /// <summary>Null, and an error, if the value is no object; keys that are unknown are errors, too.</summary>
    /// <param name="what">What the object describes, with its article: "a population".</param>
    public static JsonFields? Of(JsonValue value, string what, IReadOnlyList<string> keys, Diagnostics diagnostics)
    {
        if (!value.Is(JsonKind.Object, $"{what}, an object", diagnostics))
            return null;
        var fields = new JsonFields(value, what, diagnostics);
        foreach (var (key, place, member) in value.Members)
        {
            if (diagnostics.IsFull)
                break;
            if (keys.Contains(key, StringComparer.Ordinal))
                fields.values.Add(key, member);
            else
                diagnostics.Error(Code.JsonUnknownKey, place, $"{what} has no '{key}'",
                    Words.Nearest(key, keys) is { } near ? $"did you mean '{near}'?" : $"it may have: {string.Join(", ", keys)}");
        }
        return fields;
    }

    /// <summary>The value of a key; null, and an error, if it is not there.</summary>
    public JsonValue? Required(string key)
    {
        if (this[key] is { } value)
            return value;
        diagnostics.Error(Code.JsonMissingKey, Place with { Length = 1 }, $"{what} needs '{key}'");
        return null;
    }
}
