using System.Text;

namespace Neuro.Cli;

/// <summary>Where a verb writes: results to standard output, all else to standard error. UTF-8 and '\n' everywhere.</summary>
internal sealed class Terminal : IDisposable
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    public Terminal() => Out = new StreamWriter(OutStream, Utf8) { NewLine = "\n" };

    /// <summary>Results that are bytes; not to be mixed with <see cref="Out"/>.</summary>
    public Stream OutStream { get; } = Console.OpenStandardOutput();

    /// <summary>Results: what a pipe passes on.</summary>
    public TextWriter Out { get; }

    /// <summary>Diagnostics and progress.</summary>
    public TextWriter Error { get; } = new StreamWriter(Console.OpenStandardError(), Utf8) { NewLine = "\n", AutoFlush = true };

    /// <summary>Whether somebody watches standard error, so that progress is worth showing.</summary>
    public bool IsWatched { get; } = !Console.IsErrorRedirected && Environment.GetEnvironmentVariable("TERM") != "dumb";

    public bool ErrorHasColours { get; } = HasColours(Console.IsErrorRedirected);

    public bool OutHasColours { get; } = HasColours(Console.IsOutputRedirected);

    public void Dispose()
    {
        Out.Flush();
        Error.Flush();
    }

    // NO_COLOR is the convention of no-color.org.
    private static bool HasColours(bool isRedirected) =>
        !isRedirected && Environment.GetEnvironmentVariable("TERM") != "dumb" && string.IsNullOrEmpty(Environment.GetEnvironmentVariable("NO_COLOR"));
}
