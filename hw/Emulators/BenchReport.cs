using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;

namespace Neuro.Hw;

/// <summary>Tells from what a simulation printed whether its test benches passed, failed, or never came to an end.</summary>
internal static partial class BenchReport
{
    /// <summary>One test bench, which decides how the simulation ends.</summary>
    public static BenchResult Of(ToolRun run, ToolResult result)
    {
        RequireNoTrouble(run, result);
        return Of(run, result, "") is { } bench && bench.Passed == (result.ExitCode == 0) ? bench : throw run.Failed(result);
    }

    /// <summary>Several in one simulation, each of which says its number.</summary>
    public static ImmutableArray<BenchResult> OfBatch(ToolRun run, ToolResult result, int count)
    {
        RequireNoTrouble(run, result);
        return
        [
            .. Enumerable.Range(0, count).Select(number =>
                Of(run, result, string.Create(CultureInfo.InvariantCulture, $"[{number}] ")) is { } bench && result.ExitCode == 0 ? bench : throw run.Failed(result)),
        ];
    }

    private static BenchResult? Of(ToolRun run, ToolResult result, string prefix)
    {
        var lines = result.Output.Split('\n').Where(line => line.StartsWith(prefix, StringComparison.Ordinal)).Select(line => line[prefix.Length..]).ToList();
        if (lines.Contains("failed"))
            return new(lines.Find(line => line.StartsWith("tick ", StringComparison.Ordinal)) ?? throw run.Failed(result));
        return lines.Exists(line => line.StartsWith("passed: ", StringComparison.Ordinal)) ? new(Complaint: null) : null;
    }

    // A memory image that is short or missing is a mere warning to a simulator, and unknown values to a test bench.
    private static void RequireNoTrouble(ToolRun run, ToolResult result)
    {
        if (Trouble().IsMatch(result.Output) || Trouble().IsMatch(result.Error))
            throw run.Failed(result);
    }

    // Verilator calls it an error, too, when a test bench stops.
    [GeneratedRegex(@"\bERROR\b|\bWARNING\b|%Warning|%Error(?!: \S*: Verilog \$stop)")]
    private static partial Regex Trouble();
}
