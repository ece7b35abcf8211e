using System.Text.Json.Nodes;
using Neuro.Graph;
using Neuro.Sim;

namespace Neuro.Cli;

/// <summary>What is told of a run that has ended.</summary>
internal static class RunPage
{
    public static void Print(TextWriter text, TracedRun run, string? path)
    {
        text.WriteLine(Count(run.Header.Ticks, "tick"));
        var width = run.Header.Populations.Select(p => p.Name.Length).DefaultIfEmpty(0).Max();
        foreach (var (population, events) in run.Header.Populations.Zip(run.Events))
            text.WriteLine($"  {population.Name.PadRight(width)}  {Count(population.Size, "neuron")}, {Count(events, population.IsGraded ? "event" : "spike")}");
        if (path is not null)
            text.WriteLine($"trace   {path}");
        text.WriteLine($"digest  {run.Trace}");
    }

    public static JsonObject Json(ElaboratedNetwork network, TracedRun run, string? path) => new()
    {
        ["network"] = network.Name,
        ["network_digest"] = run.Header.Network.ToString(),
        ["stimulus_digest"] = run.Header.Stimulus.ToString(),
        ["ticks"] = run.Header.Ticks,
        ["populations"] = Populations(run),
        ["trace"] = path,
        ["digest"] = run.Trace.ToString(),
    };

    public static JsonArray Populations(TracedRun run) =>
    [
        .. run.Header.Populations.Zip(run.Events, (population, events) => new JsonObject
        {
            ["name"] = population.Name,
            ["size"] = population.Size,
            ["events"] = events,
        }),
    ];

    public static string Count(long count, string what) => $"{count} {what}{(count == 1 ? "" : "s")}";
}
