using Neuro.Graph;

namespace Neuro.Cli;

/// <summary>Prints diagnostics the way a compiler does, in colours where somebody sees them.</summary>
internal static class DiagnosticPrinter
{
    private const string Red = "\e[1;31m";
    private const string Yellow = "\e[1;33m";
    private const string Plain = "\e[0m";

    // A file with a thousand mistakes has one that matters.
    private const int Most = 25;

    /// <param name="thereAreMore">Whether others were found that are not among them.</param>
    public static void Print(Terminal terminal, IReadOnlyCollection<Diagnostic> diagnostics, bool thereAreMore = false)
    {
        foreach (var diagnostic in diagnostics.Take(Most))
            terminal.Error.WriteLine(terminal.ErrorHasColours ? Coloured(diagnostic) : diagnostic.ToString());
        if (diagnostics.Count > Most)
            terminal.Error.WriteLine($"… and {(thereAreMore ? "at least " : "")}{diagnostics.Count - Most} more");
    }

    private static string Coloured(Diagnostic diagnostic)
    {
        var text = diagnostic.ToString();
        var kind = $"{diagnostic.Severity.ToString().ToLowerInvariant()} {diagnostic.Id}:";
        var at = text.IndexOf(kind, StringComparison.Ordinal);
        return string.Concat(
            text.AsSpan(0, at), diagnostic.Severity == Severity.Error ? Red : Yellow, kind, string.Concat(Plain, text.AsSpan(at + kind.Length)));
    }
}
