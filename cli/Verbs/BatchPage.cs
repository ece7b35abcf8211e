using System.Text.Json.Nodes;
using Neuro.Graph;
using Neuro.Sim;

namespace Neuro.Cli;

/// <summary>What is told of the runs of a batch: a line for each, in the order of the stimuli.</summary>
internal static class BatchPage
{
    public static void Print(TextWriter text, IReadOnlyList<BatchResult> results)
    {
        var done = results.Where(result => result.Run is not null).ToList();
        var names = Width(done, result => result.Sample.Name.Length);
        var ticks = Width(done, result => $"{result.Run!.Header.Ticks}".Length);
        var events = Width(done, result => $"{result.Run!.Events.Sum()}".Length);
        foreach (var result in done)
        {
            var run = result.Run!;
            text.WriteLine($"{result.Sample.Name.PadRight(names)}  {$"{run.Header.Ticks}".PadLeft(ticks)} ticks  {$"{run.Events.Sum()}".PadLeft(events)} events  {run.Trace}");
        }
        text.WriteLine(done.Count == results.Count ? RunPage.Count(done.Count, "sample") : $"{done.Count} of {RunPage.Count(results.Count, "sample")}");
    }

    public static JsonObject Json(ElaboratedNetwork network, IReadOnlyList<BatchResult> results) => new()
    {
        ["network"] = network.Name,
        ["network_digest"] = network.Digest.ToString(),
        ["samples"] = new JsonArray([.. results.Select(result => new JsonObject
        {
            ["stimulus"] = result.Sample.Name,
            ["stimulus_digest"] = result.Run?.Header.Stimulus.ToString(),
            ["ticks"] = result.Run?.Header.Ticks,
            ["populations"] = result.Run is { } run ? RunPage.Populations(run) : null,
            ["trace"] = result.Run is null ? null : result.Sample.Trace,
            ["digest"] = result.Run?.Trace.ToString(),
        })]),
    };

    private static int Width(IEnumerable<BatchResult> results, Func<BatchResult, int> width) => results.Select(width).DefaultIfEmpty(0).Max();
}
