namespace Neuro.Graph;

/// <summary>Collects what passes find, so that nobody runs the tool five times to see five mistakes.</summary>
public sealed class Diagnostics
{
    private readonly List<Diagnostic> items = [];

    public IReadOnlyList<Diagnostic> Items => items;

    public bool HasErrors => items.Exists(item => item.Severity == Severity.Error);

    public void Error(Code code, Place place, string message, string? help = null) =>
        items.Add(new(code, Severity.Error, place, message, help));

    public void Warning(Code code, Place place, string message, string? help = null) =>
        items.Add(new(code, Severity.Warning, place, message, help));

    public void Add(Diagnostic diagnostic) => items.Add(diagnostic);
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
