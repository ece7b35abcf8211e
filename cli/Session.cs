using Neuro.Graph;

namespace Neuro.Cli;

/// <summary>What a verb works with besides its arguments: the terminal, the user's Ctrl-C, and what was found wrong.</summary>
internal sealed class Session(Terminal terminal, CancellationToken cancellation)
{
    private int printed;

    public Terminal Terminal { get; } = terminal;

    public TextWriter Out => Terminal.Out;

    /// <summary>Set when the user wants the verb to stop.</summary>
    public CancellationToken Cancellation { get; } = cancellation;

    /// <summary>What a verb finds; an error among them makes its exit code <see cref="ExitCode.BadInput"/>.</summary>
    public Diagnostics Diagnostics { get; } = new();

    /// <summary>Prints what was not printed yet.</summary>
    public void PrintDiagnostics()
    {
        DiagnosticPrinter.Print(Terminal, [.. Diagnostics.Items.Skip(printed)], Diagnostics.IsFull);
        printed = Diagnostics.Items.Count;
    }
}
