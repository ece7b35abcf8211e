using System.Collections.Immutable;
using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using System.Text;
using Neuro.Graph;

namespace Neuro.Hw;

/// <summary>One run of an outside program: what it is given. It has no input, and speaks English.</summary>
/// <param name="Program">Its path, or the name of a command.</param>
/// <param name="Folder">Where it works.</param>
/// <param name="Arguments">One each; no shell sees them.</param>
public sealed record ToolRun(string Program, string Folder, params ImmutableArray<string> Arguments)
{
    // How long after a program's bad end its cause, an interruption, may become known here.
    private static readonly TimeSpan InterruptedToo = TimeSpan.FromSeconds(1);

    /// <summary>What messages call it.</summary>
    public string Name => Path.GetFileNameWithoutExtension(Program);

    /// <summary>How long it may take.</summary>
    public TimeSpan Limit { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>A file that gets the command line and all that the program says; null: nothing is kept.</summary>
    public string? Log { get; init; }

    /// <summary>The command line, as one would type it.</summary>
    public string CommandLine => string.Join(' ', Arguments.Prepend(Program).Select(Quoted));

    /// <summary>A run of a tool that stands in tools.txt.</summary>
    /// <exception cref="MissingToolException">It is not installed.</exception>
    public static ToolRun Of(string command, string folder, params ImmutableArray<string> arguments) => new(PathOf(command), folder, arguments);

    /// <summary>Where a tool of tools.txt is.</summary>
    /// <exception cref="MissingToolException">It is not installed.</exception>
    public static string PathOf(string command) => Tool.Named(command) is var tool && tool.Find() is { } path ? path : throw new MissingToolException(tool);

    /// <summary>Runs it to its end, which must be a good one.</summary>
    /// <exception cref="ToolFailedException">It ended with another exit code than 0, or took too long.</exception>
    public ToolResult Check(CancellationToken cancellation = default)
    {
        var result = Result(cancellation);
        return result.ExitCode == 0 ? result : throw Failed(result);
    }

    /// <summary>Runs it to its end, whatever that is.</summary>
    /// <exception cref="ToolFailedException">It took too long, or cannot be started.</exception>
    public ToolResult Result(CancellationToken cancellation = default)
    {
        using var log = Log is null ? TextWriter.Null : new StreamWriter(Log, append: false, new UTF8Encoding(false)) { NewLine = "\n" };
        log.WriteLine($"{CommandLine}");
        var (output, error) = (new StringBuilder(), new StringBuilder());
        using var process = new Process { StartInfo = StartInfo() };
        var turn = new Lock();
        process.OutputDataReceived += (_, line) => Take(line.Data, output);
        process.ErrorDataReceived += (_, line) => Take(line.Data, error);
        Start(process);
        process.StandardInput.Close();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        limit.CancelAfter(Limit);
        try
        {
            process.WaitForExitAsync(limit.Token).GetAwaiter().GetResult();
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            process.WaitForExit();
            cancellation.ThrowIfCancellationRequested();
            throw new ToolFailedException(Code.ToolTooSlow, Name,
                $"it did not end within {Limit.TotalSeconds.ToString(CultureInfo.InvariantCulture)} seconds and was stopped{Tail(output, error)}", LogHelp);
        }
        // Ctrl-C reaches this program and that one alike, and that one may be the first to end by it.
        if (process.ExitCode != 0 && cancellation.CanBeCanceled && cancellation.WaitHandle.WaitOne(InterruptedToo))
            throw new OperationCanceledException(cancellation);
        return new(process.ExitCode, output.ToString(), error.ToString());

        void Take(string? line, StringBuilder into)
        {
            if (line is null)
                return;
            lock (turn)
            {
                into.Append(line).Append('\n');
                log.WriteLine(line);
            }
        }
    }

    /// <summary>What to throw where a result is a bad one although the exit code is not.</summary>
    public ToolFailedException Failed(ToolResult result) => new(
        Code.ToolFailed, Name,
        $"it ended with exit code {result.ExitCode.ToString(CultureInfo.InvariantCulture)}{Tail(new(result.Output), new(result.Error))}", LogHelp);

    private string LogHelp => Log is null ? $"the command was: {CommandLine}" : $"all that it said is in {Log}";

    private ProcessStartInfo StartInfo()
    {
        var start = new ProcessStartInfo(Program, Arguments)
        {
            WorkingDirectory = Folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = Encoding.UTF8,
            StandardErrorEncoding = Encoding.UTF8,
        };
        start.Environment["LC_ALL"] = "C.UTF-8";
        return start;
    }

    private void Start(Process process)
    {
        try
        {
            process.Start();
        }
        catch (Win32Exception e)
        {
            throw new ToolFailedException(Code.ToolFailed, Name, $"it cannot be started: {e.Message}", $"the command was: {CommandLine}");
        }
    }

    // The first error tells why a program stopped; where none is called so, what it said last does.
    private static string Tail(StringBuilder output, StringBuilder error)
    {
        const int most = 6;
        var lines = (error.Length > 0 ? error : output).ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        var first = Array.FindIndex(lines, line => line.Contains("error", StringComparison.OrdinalIgnoreCase) || line.Contains("warning", StringComparison.OrdinalIgnoreCase));
        var shown = first >= 0 ? lines[first..Math.Min(first + most, lines.Length)] : lines[^Math.Min(most, lines.Length)..];
        return lines.Length == 0 ? " and said nothing" : $": {string.Join(" / ", shown)}";
    }

    private static string Quoted(string word) =>
        word.Length > 0 && word.All(c => char.IsAsciiLetterOrDigit(c) || "+-_=./:,%@".Contains(c)) ? word : $"'{word.Replace("'", "'\\''")}'";
}

/// <summary>How a program ended and what it said.</summary>
/// <param name="Output">Standard output, its lines ended by '\n'.</param>
/// <param name="Error">Standard error, likewise.</param>
public sealed record ToolResult(int ExitCode, string Output, string Error);
