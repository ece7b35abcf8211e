using System.Text.RegularExpressions;

namespace Neuro.Hw;

/// <summary>A program from outside that Neuro uses where it finds it, or a library.</summary>
/// <param name="Command">What it is called by; of a library, its name alone.</param>
/// <param name="Package">The Debian package that brings it.</param>
/// <param name="VersionOption">What makes it tell its version; null if nothing does.</param>
/// <param name="Purpose">What Neuro uses it for.</param>
/// <param name="File">Of a library: what is there where it is installed.</param>
public sealed partial record Tool(string Command, string Package, string? VersionOption, string Purpose, string? File = null)
{
    /// <summary>Every tool there is a use for, from tools.txt, which the test launcher reads too.</summary>
    public static IReadOnlyList<Tool> All { get; } = Read();

    /// <summary>How to get it.</summary>
    public string HowToInstall => $"sudo apt-get install {Package}";

    /// <summary>The tool of a command that stands in tools.txt.</summary>
    public static Tool Named(string command) => All.Single(tool => tool.Command == command);

    /// <summary>Where it is; null if no folder of PATH has it, or its file is not there.</summary>
    public string? Find()
    {
        if (File is not null)
            return Path.Exists(File) ? File : null;
        var names = OperatingSystem.IsWindows() ? [Command + ".exe", Command + ".cmd", Command + ".bat"] : new[] { Command };
        var folders = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries);
        return folders.SelectMany(_ => names, Path.Combine).FirstOrDefault(System.IO.File.Exists);
    }

    /// <summary>What it says of its version, if it is there and says so.</summary>
    public string? Version()
    {
        if (VersionOption is null || Find() is not { } path)
            return null;
        using var folder = new WorkFolder();
        var run = new ToolRun(path, folder.Path, VersionOption) { Limit = TimeSpan.FromSeconds(20) };
        try
        {
            var result = run.Result();
            return VersionNumber().Match(result.Output + result.Error) is { Success: true, Value: var version } ? version : null;
        }
        catch (ToolFailedException)
        {
            return null;
        }
    }

    private static List<Tool> Read()
    {
        using var stream = typeof(Tool).Assembly.GetManifestResourceStream("tools.txt")
            ?? throw new InvalidOperationException("tools.txt is not embedded");
        using var reader = new StreamReader(stream);
        var tools = new List<Tool>();
        while (reader.ReadLine() is { } line)
            if (line.Length > 0 && line[0] != '#' && line.Split('|', StringSplitOptions.TrimEntries) is [var command, var package, var version, var purpose])
                tools.Add(command.Split('=', 2) is [var name, var file]
                    ? new(name, package, null, purpose, file)
                    : new(command, package, version == "-" ? null : version, purpose));
        return tools;
    }

    [GeneratedRegex(@"\d+(\.\d+)+")]
    private static partial Regex VersionNumber();
}
