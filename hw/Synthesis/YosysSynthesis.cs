using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using Neuro.Codegen;
using Neuro.Graph;

namespace Neuro.Hw;

/// <summary>Makes cells of a device out of an emitted project, with Yosys, and counts them.</summary>
internal static partial class YosysSynthesis
{
    private const string Script = "synth.ys";
    private const string Latches = "latches.txt";
    private const string Statistics = "cells.json";
    private const string Log = "yosys.log";

    /// <summary>The net list of the wrapped core, for placing.</summary>
    public const string Placeable = "pins.json";

    /// <param name="top">The module that is made, with those in it.</param>
    /// <param name="build">Where all that is made goes, below the project's folder.</param>
    /// <param name="pins">The wrapper, which is made into cells behind the core; null: there is none.</param>
    /// <exception cref="ToolFailedException">Yosys failed, or warned.</exception>
    public static Area Run(Device device, HardwarePlan plan, HardwareProject project, string top, string build, PinWrapper? pins, CancellationToken cancellation)
    {
        var at = Path.Combine(project.Folder, build);
        Directory.CreateDirectory(at);
        if (pins is not null)
            File.WriteAllText(Path.Combine(at, PinWrapper.FileName), pins.Text);
        File.WriteAllText(Path.Combine(at, Script), ScriptOf(device, project, top, build, pins));
        var run = ToolRun.Of("yosys", project.Folder, ["-Q", "-T", "-s", $"{build}/{Script}"]) with { Log = Path.Combine(at, Log) };
        var result = run.Check(cancellation);
        RefuseWarnings(device, run, result);
        RefuseLostMemories(device, plan, run, result);
        var latches = int.Parse(FirstNumber().Match(File.ReadAllText(Path.Combine(at, Latches))).Value, CultureInfo.InvariantCulture);
        try
        {
            return Area.Of(device, Cells(Path.Combine(at, Statistics)), latches);
        }
        catch (KeyNotFoundException cell)
        {
            throw new ToolFailedException(Code.ToolFailed, run.Name, $"it made a cell that is in no table of {device.Name}: {cell.Message}", $"all that it said is in {run.Log}");
        }
    }

    private static string ScriptOf(Device device, HardwareProject project, string top, string build, PinWrapper? pins)
    {
        List<string> lines =
        [
            .. project.Sources.Select(source => $"read_verilog {source}"),
            $"hierarchy -check -top {top}",
            "proc",
            $"tee -o {build}/{Latches} select -count t:$dlatch t:$adlatch t:$dlatchsr",
            $"{device.Synthesis} -top {top}",
            $"tee -q -o {build}/{Statistics} stat -json",
        ];
        if (pins is not null)
            lines.AddRange(
            [
                // The core is made of cells already, which stay as they are.
                $"read_verilog {build}/{PinWrapper.FileName}",
                $"{device.Synthesis} -top {pins.Module} -json {build}/{Placeable}",
            ]);
        return string.Concat(lines.Select(line => line + "\n"));
    }

    private static void RefuseWarnings(Device device, ToolRun run, ToolResult result)
    {
        var warnings = (result.Output + result.Error).Split('\n')
            .Where(line => line.StartsWith("Warning: ", StringComparison.Ordinal))
            .Where(line => device.HarmlessWarning is null || !line["Warning: ".Length..].StartsWith(device.HarmlessWarning, StringComparison.Ordinal))
            .Distinct().ToList();
        if (warnings.Count > 0)
            throw new ToolFailedException(Code.ToolWarned, run.Name,
                $"{(warnings.Count == 1 ? "a warning" : $"{warnings.Count} warnings")}: {string.Join(" / ", warnings.Take(3).Select(w => w["Warning: ".Length..]))}",
                $"all that it said is in {run.Log}");
    }

    // Memories that no cell is made for become registers, which may be a great many.
    private static void RefuseLostMemories(Device device, HardwarePlan plan, ToolRun run, ToolResult result)
    {
        var lost = LostMemory().Matches(result.Output).Select(match => match.Groups[1].Value).ToList();
        var small = MemoryEstimate.Of(plan, device.Family).Logic.Sum(memory => memory.Copies);
        if (lost.Count > small)
            throw new ToolFailedException(Code.ToolFailed, run.Name,
                $"{lost.Count} memories became logic, where only {small} are small enough for that: {string.Join(", ", lost)}", $"all that it said is in {run.Log}");
    }

    private static ImmutableDictionary<string, int> Cells(string path)
    {
        using var statistics = JsonDocument.Parse(File.ReadAllText(path));
        return statistics.RootElement.GetProperty("design").GetProperty("num_cells_by_type").EnumerateObject()
            .ToImmutableDictionary(cell => cell.Name, cell => cell.Value.GetInt32());
    }

    // Those of the support library: their words are called so.
    [GeneratedRegex(@"^using FF mapping for memory (\S+)\.(contents|words)$", RegexOptions.Multiline | RegexOptions.CultureInvariant)]
    private static partial Regex LostMemory();

    [GeneratedRegex(@"\d+", RegexOptions.CultureInvariant)]
    private static partial Regex FirstNumber();
}
