using System.Text.RegularExpressions;
using Neuro.Codegen;
using Neuro.Hw;

namespace Neuro.Tests;

/// <summary>A copy of hw/rtl, in which tools may work and lines may be changed.</summary>
internal sealed partial class RtlFolder : IDisposable
{
    private readonly WorkFolder folder = new();

    public RtlFolder()
    {
        var source = Repository.PathOf("hw", "rtl");
        foreach (var file in Directory.EnumerateFiles(source, "*", SearchOption.AllDirectories))
        {
            var copy = folder.PathOf(System.IO.Path.GetRelativePath(source, file));
            Directory.CreateDirectory(System.IO.Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }
    }

    public string Path => folder.Path;

    public string PathOf(params ReadOnlySpan<string> parts) => folder.PathOf(parts);

    public void Dispose() => folder.Dispose();

    /// <summary>The files of a module and of those it needs.</summary>
    public static IEnumerable<string> FilesOf(string module) => SupportLibrary.Files([module], "", "").Select(file => file.Path);

    /// <summary>Puts one text in the place of another, which must be there once.</summary>
    public void Change(string file, string from, string to)
    {
        var text = File.ReadAllText(PathOf(file));
        Assert.That(Regex.Count(text, Regex.Escape(from)), Is.EqualTo(1), $"{file}: {from}");
        File.WriteAllText(PathOf(file), text.Replace(from, to));
    }

    /// <summary>Whether a module's test bench, simulated by Icarus, finds nothing wrong.</summary>
    public bool Passes(string module)
    {
        var compiled = NeededTool.Run("iverilog", Path, ["-g2005", "-Wall", "-o", "bench.vvp", $"{module}_tb.v", .. FilesOf(module)]);
        Assert.That((compiled.ExitCode, compiled.Error), Is.EqualTo((0, "")));
        var run = NeededTool.Run("vvp", Path, "-N", "bench.vvp");
        Assert.That(run.Output + run.Error, Does.Not.Match("ERROR|WARNING"));
        Assert.That(run.ExitCode == 0, Is.EqualTo(run.Output.Contains($"PASSED {module}_tb")), run.Output);
        Assert.That(run.ExitCode != 0, Is.EqualTo(run.Output.Contains("FAILED")), run.Output);
        return run.ExitCode == 0;
    }

    /// <summary>What yosys says of a module's properties, by a script of hw/rtl/formal; null where it has no objection.</summary>
    public string? Objection(string module, string script)
    {
        var result = NeededTool.Run("yosys", PathOf("formal"), "-q", "-e", ".", $"{module}.ys", script);
        if (result.ExitCode == 0)
            return null;
        var error = (result.Output + result.Error).Split('\n').Last(line => line.StartsWith("ERROR", StringComparison.Ordinal));
        return error;
    }

    /// <summary>The states that a module's properties say can be reached.</summary>
    public IReadOnlyList<string> Covers(string module) =>
        [.. CoverStatement().Matches(File.ReadAllText(PathOf("formal", $"{module}.v"))).Select(match => match.Value)];

    /// <summary>The assertions of a text.</summary>
    public static IEnumerable<Match> Assertions(string text) => AssertStatement().Matches(text);

    [GeneratedRegex(@"assert \(.*\);")]
    private static partial Regex AssertStatement();

    [GeneratedRegex(@"cover \(.*\);")]
    private static partial Regex CoverStatement();
}
