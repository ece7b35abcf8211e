using System.Text.Json.Nodes;
using Neuro.Graph;

namespace Neuro.Sim;

/// <summary>An explanation for a script. Values are exact decimals, as text; raws are integers, as text.</summary>
public static class ExplanationJson
{
    public static JsonObject Of(Explanation explanation) => new()
    {
        ["population"] = explanation.Population.Name,
        ["neuron"] = explanation.Neuron,
        ["tick"] = explanation.Tick,
        ["reset"] = explanation.WasReset,
        ["spike"] = explanation.Payload is not null,
        ["payload"] = explanation.Payload is { } payload ? Number(new(payload, explanation.Model.Payload.Frac)) : null,
        ["ports"] = new JsonArray([.. explanation.Ports.Select(Of)]),
        ["statements"] = new JsonArray([.. explanation.Statements.Select(Of)]),
        ["states"] = new JsonArray([.. explanation.Model.States.Select((state, s) => new JsonObject
        {
            ["name"] = state.Name,
            ["format"] = state.Type.Format.ToString(),
            ["before"] = Number(new(explanation.Before[s], state.Type.Format.Frac)),
            ["after"] = Number(new(explanation.After[s], state.Type.Format.Frac)),
        })]),
    };

    private static JsonObject Of(PortExplanation port) => new()
    {
        ["port"] = port.Name,
        ["format"] = Format.Holding(port.Range).ToString(),
        ["sum"] = Number(new(port.Sum, port.Range.Frac)),
        ["remainder"] = port.Remainder.ToString(),
        ["arrivals"] = new JsonArray([.. port.Arrivals.Select(Of)]),
        ["generated"] = new JsonArray([.. port.Generated.Select(generated => new JsonObject
        {
            ["generator"] = generated.Generator.Name,
            ["count"] = generated.Count,
            ["weight"] = Number(generated.WeightValue),
            ["adds"] = Number(generated.Adds),
        })]),
        ["dropped"] = new JsonArray([.. port.Dropped.Select(dropped =>
        {
            var arrival = Of(dropped.Arrival);
            arrival["reset"] = dropped.ResetTick;
            return arrival;
        })]),
    };

    private static JsonObject Of(Arrival arrival) => new()
    {
        ["projection"] = arrival.Projection.Name,
        ["source"] = arrival.Source.Name,
        ["neuron"] = arrival.Neuron,
        ["sent"] = arrival.Sent,
        ["delay"] = arrival.Delay,
        ["weight"] = Number(arrival.WeightValue),
        ["payload"] = Number(arrival.PayloadValue),
        ["adds"] = Number(arrival.Adds),
    };

    private static JsonObject Of(StatementExplanation statement) => new()
    {
        ["file"] = statement.Place.Source.Name,
        ["line"] = statement.Place.Source.LineColumn(statement.Place.Start).Line,
        ["values"] = new JsonArray([.. statement.Values.Select(value => new JsonObject
        {
            ["expression"] = value.Text,
            ["value"] = value.Value.ToString(),
            ["raw"] = value.Value.RawAt(value.Range.Frac).ToString(),
            ["format"] = Format.Holding(value.Range).ToString(),
        })]),
        ["result"] = statement.Result switch
        {
            StatementResult.Narrowed narrowed => new JsonObject
            {
                ["name"] = narrowed.Name,
                ["type"] = narrowed.Type.ToString(),
                ["exact"] = narrowed.Exact.ToString(),
                ["held"] = Number(narrowed.Held),
                ["lost_by_rounding"] = narrowed.LostByRounding.ToString(),
                ["lost_by_overflow"] = narrowed.LostByOverflow.ToString(),
            },
            StatementResult.Kept(var name, var value) => new JsonObject { ["name"] = name, ["exact"] = value.ToString() },
            StatementResult.Condition(var holds) => new JsonObject { ["condition"] = holds },
            _ => throw new System.Diagnostics.UnreachableException($"{statement.Result} is not a result"),
        },
    };

    private static JsonObject Number(Exact value) => new() { ["value"] = value.ToString(), ["raw"] = value.Raw.ToString() };
}
