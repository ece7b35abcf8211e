using System.Text.RegularExpressions;

namespace Neuro.Hw;

/// <summary>
/// A save file for GTKWave that shows, of a dump of a test bench, first where the run is, then the ports of the core, then
/// its registers and those of its control; what lies deeper can be added by hand.
/// </summary>
internal static partial class WaveformView
{
    private static readonly string[] Progress = ["tick", "word", "cycles"];

    public static void Write(string vcd, string saveFile)
    {
        var signals = Signals(vcd);
        using var file = new StreamWriter(saveFile) { NewLine = "\n" };
        file.WriteLine($"[dumpfile] \"{vcd}\"");
        file.WriteLine($"[savefile] \"{saveFile}\"");
        file.WriteLine("[timestart] 0");
        Group(file, "run", signals.Where(s => s.Depth == 1 && Progress.Contains(s.Name)), "24");
        var ports = signals.Where(s => s.Depth == 1 && s.Kind is "wire").Select(s => s.Name).Append("clk").Append("rst").ToHashSet();
        Group(file, "core", signals.Where(s => s.Depth == 2 && (ports.Contains(s.Name) || s.Name.StartsWith("in_", StringComparison.Ordinal))), "22");
        Group(file, "registers", signals.Where(s => s.Name.EndsWith("_q", StringComparison.Ordinal) && (s.Depth == 2 || s.Path.Contains(".control.", StringComparison.Ordinal))), "22");
    }

    // @22: hexadecimal, @24: decimal, @200: a comment.
    private static void Group(StreamWriter file, string title, IEnumerable<Signal> signals, string format)
    {
        file.WriteLine("@200");
        file.WriteLine($"-{title}");
        file.WriteLine($"@{format}");
        foreach (var signal in signals)
            file.WriteLine(signal.Path);
    }

    private static List<Signal> Signals(string vcd)
    {
        var signals = new List<Signal>();
        var scopes = new Stack<string>();
        foreach (var line in File.ReadLines(vcd))
        {
            if (line.StartsWith("$enddefinitions", StringComparison.Ordinal))
                break;
            if (Scope().Match(line) is { Success: true } scope)
                scopes.Push(scope.Groups[1].Value);
            else if (line.StartsWith("$upscope", StringComparison.Ordinal))
                scopes.Pop();
            else if (Variable().Match(line) is { Success: true } variable)
                signals.Add(new(variable.Groups["kind"].Value, variable.Groups["name"].Value, scopes.Count,
                    $"{string.Join('.', scopes.Reverse())}.{variable.Groups["name"].Value}{variable.Groups["range"].Value}"));
        }
        return signals;
    }

    private sealed record Signal(string Kind, string Name, int Depth, string Path);

    [GeneratedRegex(@"^\s*\$scope\s+\w+\s+(\S+)\s+\$end")]
    private static partial Regex Scope();

    [GeneratedRegex(@"^\s*\$var\s+(?<kind>\w+)\s+\d+\s+\S+\s+(?<name>\w+)\s*(?<range>\[\d+:\d+\])?\s*\$end")]
    private static partial Regex Variable();
}
