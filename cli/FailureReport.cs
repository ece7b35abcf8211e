namespace Neuro.Cli;

/// <summary>Tells the user of a verb that ended by an exception: never with a stack trace, unless they ask for one.</summary>
internal static class FailureReport
{
    public static int Print(Terminal terminal, Exception exception)
    {
        var failure = Failure.Of(exception);
        try
        {
            if (failure.Diagnostic is { } diagnostic)
                DiagnosticPrinter.Print(terminal, [diagnostic]);
            if (Environment.GetEnvironmentVariable("NEURO_DEBUG") is "1")
                terminal.Error.WriteLine(exception);
        }
        catch (IOException)
        {
            // Standard error cannot be written either: the exit code says it alone.
        }
        return failure.ExitCode;
    }
}
