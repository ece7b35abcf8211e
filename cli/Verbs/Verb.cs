using System.CommandLine;

namespace Neuro.Cli;

/// <summary>One verb of the command line: its arguments, its help, and what it does.</summary>
internal abstract class Verb(string name, string summary) : Command(name, summary)
{
    /// <summary>Command lines that work, each with what it does.</summary>
    public abstract IReadOnlyList<(string Line, string Does)> Examples { get; }

    /// <summary>What needs more than a line: shown below the options.</summary>
    public virtual string? Notes => null;

    /// <returns>An <see cref="ExitCode"/>; errors among the session's diagnostics override it.</returns>
    public abstract int Run(ParseResult given, Session session);
}
