using System.Numerics;

namespace Neuro.Graph;

/// <summary>
/// Reads a probability as a threshold of 32-bit draws: <c>0.1</c> is 0.1 · 2^32 to the nearest integer,
/// <c>{"raw": 429496730}</c> that integer itself.
/// </summary>
internal static class ProbabilityReader
{
    internal static readonly string[] Keys = ["raw"];

    public static ulong? Read(JsonValue value, Diagnostics diagnostics)
    {
        if (value.Kind == JsonKind.Object)
            return JsonFields.Of(value, "a probability", Keys, diagnostics)?.Required("raw")?.ReadInteger("a threshold", 0, BigInteger.One << 32, diagnostics) is { } raw ? (ulong)raw : null;
        if (value.ReadNumber("a probability, a number", diagnostics) is not { } number)
            return null;
        var threshold = number.RawAt(32, Rounding.Nearest)!.Value;
        if (number.Digits.Sign >= 0 && number.Digits <= BigInteger.Pow(10, number.Scale))
            return (ulong)threshold;
        diagnostics.Error(Code.BadRule, value.Place, "a probability is at least 0 and at most 1");
        return null;
    }
}
