namespace Neuro.Hw;

/// <summary>A program from outside that Neuro uses where it finds it.</summary>
/// <param name="Command">What it is called by.</param>
/// <param name="Package">The Debian package that brings it.</param>
/// <param name="Purpose">What Neuro uses it for.</param>
public sealed record Tool(string Command, string Package, string Purpose)
{
    /// <summary>Every tool there is a use for, from tools.txt, which the test launcher reads too.</summary>
    public static IReadOnlyList<Tool> All { get; } = Read();

    /// <summary>How to get it.</summary>
    public string HowToInstall => $"sudo apt-get install {Package}";

    /// <summary>Where it is; null if no folder of PATH has it.</summary>
    public string? Find()
    {
        var names = OperatingSystem.IsWindows() ? [Command + ".exe", Command + ".cmd", Command + ".bat"] : new[] { Command };
        var folders = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries);
        return folders.SelectMany(_ => names, Path.Combine).FirstOrDefault(File.Exists);
    }

    private static List<Tool> Read()
    {
        using var stream = typeof(Tool).Assembly.GetManifestResourceStream("tools.txt")
            ?? throw new InvalidOperationException("tools.txt is not embedded");
        using var reader = new StreamReader(stream);
        var tools = new List<Tool>();
        while (reader.ReadLine() is { } line)
            if (line.Length > 0 && line[0] != '#' && line.Split('|', StringSplitOptions.TrimEntries) is [var command, var package, var purpose])
                tools.Add(new(command, package, purpose));
        return tools;
    }
}
