using System.Collections.Immutable;
using System.Text.RegularExpressions;

namespace Neuro.Hw;

/// <summary>Tells from what a simulation printed whether its test benches passed, failed, or never came to an end.</summary>
internal static partial class BenchReport
{
    /// <summary>One test bench, which decides how the simulation ends.</summary>
    public static BenchResult Of(ToolRun run, ToolResult result)
    {
        RequireNoTrouble(run, result);
        return Of(run, result, result.Output) is { } bench && bench.Passed == (result.ExitCode == 0) ? bench : throw run.Failed(result);
    }

    /// <summary>Several, one after the other.</summary>
    public static ImmutableArray<BenchResult> OfBatch(ToolRun run, ToolResult result, int count)
    {
        RequireNoTrouble(run, result);
        var outputs = result.Output.Split(BatchMain.Mark + "\n")[1..];
        if (result.ExitCode != 0 || outputs.Length != count)
            throw run.Failed(result);
        return [.. outputs.Select(output => Of(run, result, output) ?? throw run.Failed(result))];
    }

    private static BenchResult? Of(ToolRun run, ToolResult result, string output)
    {
        var lines = output.Split('\n');
        if (lines.Contains("failed"))
            return new(Array.Find(lines, line => line.StartsWith("tick ", StringComparison.Ordinal)) ?? throw run.Failed(result));
        return Array.Exists(lines, line => line.StartsWith("passed: ", StringComparison.Ordinal)) ? new(Complaint: null) : null;
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
