using System.Diagnostics;
using System.Text;

namespace Neuro.Tests;

/// <summary>The built command, started as a user starts it.</summary>
internal static class NeuroProcess
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(5);

    /// <summary>The executable that was built together with these tests.</summary>
    public static string Executable { get; } =
        Path.Combine(AppContext.BaseDirectory, OperatingSystem.IsWindows() ? "neuro.exe" : "neuro");

    public static ProcessResult Run(string folder, params string[] arguments) => Run(folder, new Dictionary<string, string>(), arguments);

    public static ProcessResult Run(string folder, IReadOnlyDictionary<string, string> environment, params string[] arguments)
    {
        using var process = Start(folder, environment, Executable, arguments);
        return Result(process);
    }

    /// <summary>Runs a line of shell, which knows the command as $NEURO.</summary>
    public static ProcessResult Shell(string folder, string line)
    {
        using var process = Start(folder, new Dictionary<string, string> { ["NEURO"] = Executable }, "/bin/bash", ["-c", line]);
        return Result(process);
    }

    public static Process Start(string folder, IReadOnlyDictionary<string, string> environment, string executable, IReadOnlyList<string> arguments)
    {
        var start = new ProcessStartInfo(executable, arguments)
        {
            WorkingDirectory = folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = Encoding.UTF8,
            StandardErrorEncoding = Encoding.UTF8,
        };
        foreach (var (name, value) in environment)
            start.Environment[name] = value;
        var process = Process.Start(start)!;
        process.StandardInput.Close();
        return process;
    }

    /// <summary>Waits for the end; a process that hangs is killed and fails the test.</summary>
    public static ProcessResult Result(Process process)
    {
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEndAsync();
        if (!process.WaitForExit(Limit))
        {
            process.Kill(entireProcessTree: true);
            Assert.Fail($"{process.StartInfo.FileName} {string.Join(' ', process.StartInfo.ArgumentList)} did not end within {Limit}");
        }
        return new(process.ExitCode, output.Result, error.Result);
    }
}

/// <summary>How a process ended and what it said.</summary>
internal sealed record ProcessResult(int ExitCode, string Output, string Error);
