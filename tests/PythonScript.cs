using System.ComponentModel;
using System.Diagnostics;
using System.Text;

namespace Neuro.Tests;

/// <summary>Runs scripts that need nothing but Python's standard library.</summary>
internal static class PythonScript
{
    private static readonly Lazy<string?> Interpreter = new(Find);

    /// <summary>What a script does; where there is no Python the test is skipped aloud, and fails in CI.</summary>
    public static (int ExitCode, string Output, string Error) Run(params string[] arguments)
    {
        if (Interpreter.Value is not { } python)
        {
            const string missing = "Python 3.9 or later is not installed, so a script cannot be tried";
            if (Environment.GetEnvironmentVariable("CI") == "true")
                Assert.Fail(missing);
            Assert.Ignore(missing);
            throw new UnreachableException();
        }
        return Run(python, arguments);
    }

    private static string? Find()
    {
        foreach (var name in new[] { "python3", "python" })
            try
            {
                if (Run(name, ["-c", "import sys; sys.exit(sys.version_info < (3, 9))"]).ExitCode == 0)
                    return name;
            }
            catch (Win32Exception)
            {
                // Not installed under this name.
            }
        return null;
    }

    private static (int ExitCode, string Output, string Error) Run(string python, string[] arguments)
    {
        var start = new ProcessStartInfo(python, arguments)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = Encoding.UTF8,
            StandardErrorEncoding = Encoding.UTF8,
        };
        // The scripts lie in the repository, which should stay as it is.
        start.Environment["PYTHONDONTWRITEBYTECODE"] = "1";
        start.Environment["PYTHONUTF8"] = "1";
        using var process = Process.Start(start)!;
        var error = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, output.ReplaceLineEndings("\n"), error.Result);
    }
}
