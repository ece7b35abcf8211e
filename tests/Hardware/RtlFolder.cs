using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Neuro.Codegen;
using Neuro.Hw;

namespace Neuro.Tests;

/// <summary>A copy of hw/rtl, in which tools may work and lines may be changed.</summary>
internal sealed class RtlFolder : IDisposable
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
        Assert.That(run.ExitCode == 0, Is.EqualTo(run.Output.Contains($"passed: {module}_tb")), run.Output);
        Assert.That(run.ExitCode != 0, Is.EqualTo(run.Output.Contains("FAILED")), run.Output);
        return run.ExitCode == 0;
    }

    /// <summary>The line, counted from 1, in which a text stands, which must be there once.</summary>
    public int LineOf(string file, string text) =>
        File.ReadAllLines(PathOf(file)).Select((line, n) => (line, Number: n + 1)).Single(it => it.line.Contains(text, StringComparison.Ordinal)).Number;

    /// <summary>What yosys says of a module's properties, by a script of hw/rtl/formal; null where it has no objection.</summary>
    /// <returns>Its error, behind the last place that the script told of.</returns>
    public string? Objection(string module, string script)
    {
        var result = NeededTool.Run("yosys", PathOf("formal"), "-q", "-e", ".", $"{module}.ys", script);
        if (result.ExitCode == 0)
            return null;
        var lines = (result.Output + result.Error).Split('\n');
        var error = lines.Last(line => line.StartsWith("ERROR", StringComparison.Ordinal));
        return lines.LastOrDefault(line => line.StartsWith($"{module}.v:", StringComparison.Ordinal)) is { } place ? $"{place}: {error}" : error;
    }

    /// <summary>
    /// A script that makes a netlist of a module once, and from it, for each property in turn, one with its wrong twin, which
    /// must be refuted; gives its name.
    /// </summary>
    public string Twins(string module, PropertyTwin twin)
    {
        var file = $"{module}.v";
        // Kept, as otherwise one that holds of itself would be gone.
        var script = new StringBuilder("setattr -set keep 1 t:$assert t:$cover\nscript prepare.ys\ndesign -save prepared\n");
        foreach (var (line, number) in File.ReadAllLines(PathOf("formal", file)).Select((line, n) => (line, n + 1)))
            if (twin.Property.IsMatch(line))
            {
                // A property's place ends in its line; it may begin before.
                var cell = $"t:{twin.Cell} a:src=*{file}:*-{number}.* %i";
                script.Append(CultureInfo.InvariantCulture, $"design -load prepared\nlog -stderr {file}:{number}\n{twin.Prepare}\nselect -assert-min 1 {cell}\n");
                script.Append(CultureInfo.InvariantCulture, $"techmap -max_iter 1 -D {twin.Name} -map twins.v {cell}\nchformal -cover -remove\n{twin.Refute}\n");
            }
        var name = $"{module}_{twin.Name}.ys";
        File.WriteAllText(PathOf("formal", name), script.ToString());
        return name;
    }
}
