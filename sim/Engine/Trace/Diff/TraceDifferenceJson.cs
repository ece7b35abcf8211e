using System.Globalization;
using System.Text.Json.Nodes;
using JsonValue = System.Text.Json.Nodes.JsonValue;

namespace Neuro.Sim;

/// <summary>Tells the outcome of a comparison to a script. Raw values are numbers; digests are hexadecimal text.</summary>
public static class TraceDifferenceJson
{
    public static JsonObject Of(TraceDifference difference) => new()
    {
        ["verdict"] = difference.Verdict switch
        {
            TraceVerdict.Equal => "equal",
            TraceVerdict.AgreeWhereBothHold => "agree-where-both-hold",
            TraceVerdict.Different => "different",
            TraceVerdict.NotComparable => "not-comparable",
            _ => throw new System.Diagnostics.UnreachableException($"{difference.Verdict} is not a verdict"),
        },
        ["reasons"] = new JsonArray([.. difference.Reasons.Select(reason => JsonValue.Create(reason))]),
        ["not_compared"] = new JsonArray([.. difference.NotCompared.Select(rest => JsonValue.Create(rest))]),
        ["ticks_compared"] = difference.TicksCompared,
        ["first"] = new JsonArray([.. difference.First.Select(Of)]),
        ["first_count"] = difference.FirstCount,
        ["first_event"] = difference.FirstEvent is { } first ? Of(first) : null,
        ["populations"] = new JsonArray([.. difference.Populations.Select(counts => new JsonObject
        {
            ["population"] = counts.Population,
            ["only_in_a"] = counts.OnlyInA,
            ["only_in_b"] = counts.OnlyInB,
            ["both"] = counts.Both,
            ["other_payload"] = counts.OtherPayload,
        })]),
        ["signals"] = new JsonArray([.. difference.Signals.Select(counts => new JsonObject
        {
            ["signal"] = counts.Signal,
            ["compared"] = counts.Compared,
            ["different"] = counts.Different,
        })]),
    };

    private static JsonObject Of(Divergence divergence) => new()
    {
        ["kind"] = divergence.Kind switch
        {
            DivergenceKind.Event => "event",
            DivergenceKind.Payload => "payload",
            DivergenceKind.Probe => "probe",
            DivergenceKind.StateDigest => "state-digest",
            _ => throw new System.Diagnostics.UnreachableException($"{divergence.Kind} is not a kind of divergence"),
        },
        ["tick"] = divergence.Tick,
        ["population"] = divergence.Population,
        ["neuron"] = divergence.Neuron,
        ["signal"] = divergence.Signal,
        ["format"] = divergence.Format?.ToString(),
        ["a"] = Raw(divergence, divergence.A),
        ["b"] = Raw(divergence, divergence.B),
        ["differing_bits"] = divergence.DifferingBits is { } bits ? $"{bits:x}" : null,
    };

    private static JsonNode? Raw(Divergence divergence, long? raw) => raw is not { } value ? null
        : divergence.Kind == DivergenceKind.StateDigest ? JsonValue.Create(((ulong)value).ToString("x16", CultureInfo.InvariantCulture))
        : JsonValue.Create(value);
}
