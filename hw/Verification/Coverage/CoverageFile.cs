using System.Globalization;

namespace Neuro.Hw;

/// <summary>What a simulation by Verilator writes at its end: how often it reached what it could reach.</summary>
internal static class CoverageFile
{
    /// <summary>Within the folder of what came out of a run.</summary>
    public const string Name = "coverage.dat";

    private const string Main = "coverage_main.cpp";
    private const string Scope = "coverage.vlt";
    private const char BeforeKey = '\u0001';
    private const char BeforeValue = '\u0002';

    /// <summary>What Verilator is told so that a simulation can write one. The program's own main, which does not, is replaced.</summary>
    public static IEnumerable<string> BuildArguments(WorkFolder build, Coverage counts)
    {
        using var source = typeof(CoverageFile).Assembly.GetManifestResourceStream(Main)!;
        using var copy = File.Create(build.PathOf(Main));
        source.CopyTo(copy);
        // Test benches are no part of the hardware.
        File.WriteAllText(build.PathOf(Scope), "`verilator_config\ncoverage_off -file \"tb/*\"\n");
        return
        [
            "--cc", "--exe", "--build", "--prefix", "Vtop", "--coverage-line", .. counts == Coverage.Bits ? ["--coverage-toggle"] : Array.Empty<string>(),
            build.PathOf(Scope), build.PathOf(Main),
        ];
    }

    /// <summary>What a simulation is told so that it writes one.</summary>
    public static string Argument(RunFolder run) => $"+coverage={run.OutName}/{Name}";

    /// <returns>All that could be reached, instance by instance, and how often it was.</returns>
    /// <exception cref="InvalidDataException">It is no such file.</exception>
    public static IEnumerable<(CoveragePoint Point, long Times)> Read(string path)
    {
        foreach (var line in File.ReadLines(path))
            if (line.StartsWith("C '", StringComparison.Ordinal))
                yield return Parse(line) ?? throw new InvalidDataException($"{path}: no line of coverage is written so: {line}");
    }

    private static (CoveragePoint Point, long Times)? Parse(string line)
    {
        var end = line.LastIndexOf('\'');
        var fields = line[3..end].Split(BeforeKey, StringSplitOptions.RemoveEmptyEntries).Select(field => field.Split(BeforeValue)).ToDictionary(field => field[0], field => field[^1]);
        if (!fields.TryGetValue("f", out var file) || !fields.TryGetValue("o", out var what) || !fields.TryGetValue("page", out var page)
            || !TryNumber(fields.GetValueOrDefault("l"), out var row) || !TryNumber(fields.GetValueOrDefault("n"), out var column) || !long.TryParse(line.AsSpan(end + 1), CultureInfo.InvariantCulture, out var times))
            return null;
        return (new(file, row, column, page.StartsWith("v_toggle", StringComparison.Ordinal), what), times);
    }

    private static bool TryNumber(string? text, out int number) => int.TryParse(text, CultureInfo.InvariantCulture, out number);
}
