using System.Text.Json.Nodes;
using Neuro.Hw;
using Neuro.Sim;

namespace Neuro.Cli;

/// <summary>A verification for scripts.</summary>
internal static class VerificationJson
{
    public static JsonObject Of(IReadOnlyList<VerificationRow> rows) => new()
    {
        ["agreed"] = rows.All(row => row.Agreed),
        ["rows"] = new JsonArray([.. rows.Select(Of)]),
    };

    private static JsonObject Of(VerificationRow row) => new()
    {
        ["target"] = row.Target,
        ["tool"] = row.Tool,
        ["lanes"] = row.Lanes,
        ["shell"] = row.Shell?.ToString().ToLowerInvariant(),
        ["run"] = row.Run,
        ["ticks"] = row.Ticks,
        ["events"] = row.Events,
        ["cycles"] = row.Cycles,
        ["predicted_cycles"] = row.PredictedCycles,
        ["agreed"] = row.Agreed,
        ["disagreement"] = row.Disagreement is { } disagreement ? Of(disagreement) : null,
    };

    private static JsonObject Of(Disagreement disagreement) => new()
    {
        ["complaint"] = disagreement.Complaint,
        ["difference"] = disagreement.Difference is { } difference ? TraceDifferenceJson.Of(difference) : null,
        ["word"] = disagreement.Word is { } word ? Of(word) : null,
        ["states"] = new JsonArray([.. disagreement.States.Select(Of)]),
        ["why"] = new JsonArray([.. disagreement.Why.Select(ExplanationJson.Of)]),
        ["waveform"] = disagreement.Waveform,
        ["save_file"] = disagreement.SaveFile,
    };

    private static JsonObject Of(WrongWord word) => new()
    {
        ["tick"] = word.Tick,
        ["population"] = word.Population,
        ["neuron"] = word.Neuron,
        ["expected"] = word.Expectation,
        ["found"] = word.Finding,
    };

    private static JsonObject Of(WrongState state) => new()
    {
        ["population"] = state.Population,
        ["neuron"] = state.Neuron,
        ["tick"] = state.Tick,
        ["state"] = state.State,
        ["expected"] = state.Expected,
        ["found"] = state.Found,
    };
}
