namespace Neuro.Graph;

/// <summary>Collects what passes find, so that nobody runs the tool five times to see five mistakes.</summary>
public sealed class Diagnostics
{
    /// <summary>Nobody reads more of one severity: what is found beyond is counted, not kept.</summary>
    public const int Most = 100;

    private readonly List<Diagnostic> items = [];
    private long warnings;

    public IReadOnlyList<Diagnostic> Items => items;

    /// <summary>Every error that was found, kept or not.</summary>
    public long ErrorCount { get; private set; }

    public bool HasErrors => ErrorCount > 0;

    /// <summary>Whether further errors are not kept, so that who reads a long list may as well stop.</summary>
    public bool IsFull => ErrorCount >= Most;

    public void Error(Code code, Place place, string message, string? help = null) =>
        Add(new(code, Severity.Error, place, message, help));

    public void Warning(Code code, Place place, string message, string? help = null) =>
        Add(new(code, Severity.Warning, place, message, help));

    public void Add(Diagnostic diagnostic)
    {
        if ((diagnostic.Severity == Severity.Error ? ++ErrorCount : ++warnings) <= Most)
            items.Add(diagnostic);
    }
}

/// <summary>Bad input that shows only while a file is streamed: the diagnostic ends the work.</summary>
public sealed class InvalidInputException(Diagnostic diagnostic) : Exception(diagnostic.Message)
{
    public Diagnostic Diagnostic { get; } = diagnostic;

    public InvalidInputException(Code code, Place place, string message, string? help = null)
        : this(new Diagnostic(code, Severity.Error, place, message, help))
    {
    }
}
