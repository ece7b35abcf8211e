using System.Diagnostics;
using System.Text;

namespace Neuro.Tests;

/// <summary>The <c>neuro</c> executable that was built with the tests, started as a user starts it.</summary>
internal static class BuiltExecutable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    public static string Path { get; } =
        System.IO.Path.Combine(AppContext.BaseDirectory, OperatingSystem.IsWindows() ? "neuro.exe" : "neuro");

    public static ProcessResult Run(string folder, params IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo(Path, arguments)
        {
            WorkingDirectory = folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = Encoding.UTF8,
            StandardErrorEncoding = Encoding.UTF8,
        };
        using var process = Process.Start(start)!;
        process.StandardInput.Close();
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEndAsync();
        if (!process.WaitForExit(Patience))
        {
            process.Kill(entireProcessTree: true);
            Assert.Fail($"neuro {string.Join(' ', start.ArgumentList)} has not ended after {Patience.TotalMinutes} minutes");
        }
        process.WaitForExit();
        return new(process.ExitCode, output.Result.ReplaceLineEndings("\n"), error.Result.ReplaceLineEndings("\n"));
    }
}

internal sealed record ProcessResult(int ExitCode, string Output, string Error);
