using System.Collections.Immutable;
using System.Globalization;
using System.Numerics;

namespace Neuro.Graph;

/// <summary>Takes from a JSON value what a file format expects there, and reports what else is found.</summary>
public static class JsonReading
{
    /// <summary>Whether the value is of a kind; if not, that is an error.</summary>
    /// <param name="expected">In words, with an article: "a list".</param>
    public static bool Is(this JsonValue value, JsonKind kind, string expected, Diagnostics diagnostics)
    {
        if (value.Kind == kind)
            return true;
        WrongKind(value, expected, diagnostics);
        return false;
    }

    public static string? ReadString(this JsonValue value, string expected, Diagnostics diagnostics) =>
        value.Is(JsonKind.String, expected, diagnostics) ? value.AsString : null;

    public static bool? ReadBool(this JsonValue value, string expected, Diagnostics diagnostics)
    {
        if (value.Kind is JsonKind.True or JsonKind.False)
            return value.Kind == JsonKind.True;
        WrongKind(value, expected, diagnostics);
        return null;
    }

    /// <summary>An exact decimal.</summary>
    public static NumberText? ReadNumber(this JsonValue value, string expected, Diagnostics diagnostics)
    {
        if (!value.Is(JsonKind.Number, expected, diagnostics))
            return null;
        if (value.AsNumber is { } number)
            return number;
        diagnostics.Error(Code.JsonBadNumber, value.Place, "this number has more digits, or a larger exponent, than any format can use");
        return null;
    }

    /// <summary>A whole number within limits.</summary>
    /// <param name="what">What the number is, with its article: "a delay".</param>
    public static BigInteger? ReadInteger(this JsonValue value, string what, BigInteger least, BigInteger most, Diagnostics diagnostics)
    {
        if (value.ReadNumber($"{what}, a whole number", diagnostics) is not { } number)
            return null;
        if (number.RawAt(frac: 0, rounding: null) is not { } integer)
            diagnostics.Error(Code.JsonBadNumber, value.Place, $"{what} is a whole number");
        else if (integer < least || integer > most)
            diagnostics.Error(Code.JsonBadNumber, value.Place, $"{what} is at least {Shown(least)} and at most {Shown(most)}");
        else
            return integer;
        return null;
    }

    /// <summary>A whole number of at most 32 bits.</summary>
    public static int? ReadInt(this JsonValue value, string what, int least, int most, Diagnostics diagnostics) =>
        value.AsLong is { } quick && quick >= least && quick <= most ? (int)quick : (int?)value.ReadInteger(what, least, most, diagnostics);

    /// <summary>A whole number of 64 bits without sign: a seed, a stride, an offset.</summary>
    public static ulong? ReadULong(this JsonValue value, string what, Diagnostics diagnostics) =>
        (ulong?)value.ReadInteger(what, 0, ulong.MaxValue, diagnostics);

    /// <summary>What each item of a list is read as; null, and an error, if the value is no list. Items that cannot be read are left out.</summary>
    public static ImmutableArray<T>? ReadList<T>(this JsonValue value, string expected, Diagnostics diagnostics, Func<JsonValue, T?> read)
        where T : class
    {
        if (!value.Is(JsonKind.Array, expected, diagnostics))
            return null;
        var items = ImmutableArray.CreateBuilder<T>(value.Count);
        foreach (var item in value.Items)
        {
            if (diagnostics.IsFull)
                break;
            if (read(item) is { } good)
                items.Add(good);
        }
        return items.ToImmutable();
    }

    /// <inheritdoc cref="ReadList{T}(JsonValue, string, Diagnostics, Func{JsonValue, T?})"/>
    public static ImmutableArray<T>? ReadList<T>(this JsonValue value, string expected, Diagnostics diagnostics, Func<JsonValue, T?> read)
        where T : struct
    {
        if (!value.Is(JsonKind.Array, expected, diagnostics))
            return null;
        var items = ImmutableArray.CreateBuilder<T>(value.Count);
        foreach (var item in value.Items)
        {
            if (diagnostics.IsFull)
                break;
            if (read(item) is { } good)
                items.Add(good);
        }
        return items.ToImmutable();
    }

    public static void WrongKind(JsonValue value, string expected, Diagnostics diagnostics) =>
        diagnostics.Error(Code.JsonWrongKind, value.Place, $"expected {expected}, found {Described(value)}");

    private static string Described(JsonValue value) => value.Kind switch
    {
        JsonKind.Object => "an object",
        JsonKind.Array => "a list",
        JsonKind.String => "a string",
        JsonKind.Number => "a number",
        JsonKind.True => "true",
        JsonKind.False => "false",
        _ => "null",
    };

    private static string Shown(BigInteger number) => number.ToString(CultureInfo.InvariantCulture);
}
