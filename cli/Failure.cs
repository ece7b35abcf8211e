using System.Diagnostics;
using Neuro.Graph;
using Neuro.Hw;
using Neuro.Sim;

namespace Neuro.Cli;

/// <summary>What a thrown exception means to the user: the exit code, and a diagnostic instead of a stack trace.</summary>
internal sealed record Failure(int ExitCode, Diagnostic? Diagnostic)
{
    // errno ENOSPC; ERROR_HANDLE_DISK_FULL and ERROR_DISK_FULL as results of Windows.
    private static readonly int[] DiskFull = [28, unchecked((int)0x80070027), unchecked((int)0x80070070)];

    public static Failure Of(Exception exception) => exception switch
    {
        OperationCanceledException => new(Cli.ExitCode.Interrupted, null),
        InvalidInputException { Diagnostic: var diagnostic } => new(Cli.ExitCode.BadInput, diagnostic),
        MissingToolException { Diagnostic: var diagnostic } => new(Cli.ExitCode.MissingTool, diagnostic),
        DeviceException { Diagnostic: var diagnostic } => new(Cli.ExitCode.MissingTool, diagnostic),
        ToolFailedException { Diagnostic: var diagnostic } => new(Cli.ExitCode.Different, diagnostic),
        FileNotFoundException { FileName: { } path } => BadPath(path, "there is no such file"),
        DirectoryNotFoundException => BadPath(QuotedPath(exception), "there is no such folder"),
        UnauthorizedAccessException => BadPath(QuotedPath(exception), "it may not be read or written, or is a folder"),
        PathTooLongException => BadPath(QuotedPath(exception), "the path is too long"),
        IOException when DiskFull.Contains(exception.HResult) => Machine("the disk is full", "free some space, or write elsewhere with -o"),
        IOException => Machine(exception.Message, null),
        ArgumentOutOfRangeException when IsFileTooLarge(exception) => Machine("a file grew larger than the disk takes", "write elsewhere with -o, or run fewer ticks"),
        OutOfMemoryException => Machine("there is not enough memory", "run a smaller network or fewer ticks"),
        _ => new(Cli.ExitCode.OwnMistake, new(
            Code.OwnMistake, Severity.Error, new Place.Named("neuro"), $"a mistake in Neuro itself: {exception.GetType().Name}: {exception.Message}",
            "please report it with the command line; NEURO_DEBUG=1 prints where it happened")),
    };

    private static Failure BadPath(string path, string what) =>
        new(Cli.ExitCode.BadInput, new(Code.BadPath, Severity.Error, new Place.File(path), what, null));

    private static Failure Machine(string what, string? help) =>
        new(Cli.ExitCode.MachineFailed, new(Code.MachineFailed, Severity.Error, new Place.Named("neuro"), what, help));

    // What the framework makes of the system's EFBIG tells itself from our own mistakes only by where it comes from.
    private static bool IsFileTooLarge(Exception exception) =>
        new StackTrace(exception).GetFrame(0)?.GetMethod()?.DeclaringType == typeof(RandomAccess);

    // The framework puts the path into the message, in single quotes, and nowhere else.
    private static string QuotedPath(Exception exception) =>
        exception.Message.IndexOf('\'') is >= 0 and var first && exception.Message.LastIndexOf('\'') is var last && last > first
            ? exception.Message[(first + 1)..last]
            : exception.Message;
}
