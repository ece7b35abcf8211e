using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;
using System.CommandLine.Parsing;
using Neuro.Graph;

namespace Neuro.Cli;

/// <summary>The <c>neuro</c> command: finds the verb, runs it, and turns whatever happens into an exit code.</summary>
internal static class CommandLine
{
    // Without response files a path may begin with @.
    private static readonly ParserConfiguration Parsing = new() { ResponseFileTokenReplacer = null };

    /// <summary>Every verb, in the order of the help.</summary>
    public static IReadOnlyList<Verb> Verbs { get; } =
    [
        new RunVerb(),
        new ShowVerb(),
        new PlotVerb(),
        new DiffVerb(),
        new WhyVerb(),
        new EmitVerb(),
        new VerifyVerb(),
        new ProveVerb(),
        new MutateVerb(),
        new FuzzVerb(),
        new SynthVerb(),
        new ImportVerb(),
        new ExportVerb(),
        new BenchVerb(),
        new DemoVerb(),
        new DoctorVerb(),
    ];

    public static RootCommand Root { get; } = Build();

    public static int Run(string[] arguments)
    {
        using var terminal = new Terminal();
        using var interruption = new Interruption();
        try
        {
            var code = Run(Root.Parse(arguments, Parsing), new(terminal, interruption.Token));
            terminal.Out.Flush();
            return code;
        }
        catch (Exception exception)
        {
            return FailureReport.Print(terminal, exception);
        }
    }

    private static RootCommand Build()
    {
        var root = new RootCommand("Neuro: one description of a spiking network, identical bits from every execution of it.");
        root.Directives.Clear();
        foreach (var verb in Verbs)
            root.Add(verb);
        root.Options.OfType<HelpOption>().Single().Description = "Tell how a command is used.";
        root.Options.OfType<VersionOption>().Single().Description = "Print the version.";
        HelpPage.Install(root);
        return root;
    }

    private static int Run(ParseResult given, Session session)
    {
        if (given.Action is ParseErrorAction)
            return Refuse(given, session);
        if (given.Action is not null)
            return given.Invoke(new()
            {
                Output = session.Out,
                Error = session.Terminal.Error,
                EnableDefaultExceptionHandler = false,
                ProcessTerminationTimeout = null,
            });
        if (given.Tokens.Any(token => token.Value.Length == 0))
        {
            session.Diagnostics.Error(Code.BadCommandLine, new Place.Named("command line"), $"the argument behind '{Before(given)}' is empty", "give a name, or leave it out");
            session.PrintDiagnostics();
            return ExitCode.BadInput;
        }
        var code = ((Verb)given.CommandResult.Command).Run(given, session);
        session.PrintDiagnostics();
        return session.Diagnostics.HasErrors ? ExitCode.BadInput : code;
    }

    private static string Before(ParseResult given) => given.Tokens.TakeWhile(token => token.Value.Length > 0).LastOrDefault()?.Value ?? "neuro";

    private static int Refuse(ParseResult given, Session session)
    {
        if (given.Tokens.Count == 0)
        {
            session.Terminal.Error.Write(HelpPage.Of(Root));
            return ExitCode.BadInput;
        }
        var place = new Place.Named("command line");
        if (given.CommandResult.Command is Verb verb)
            foreach (var error in given.Errors)
                session.Diagnostics.Error(Code.BadCommandLine, place, Sentence(error), $"see neuro {verb.Name} --help");
        else
            session.Diagnostics.Error(
                Code.BadCommandLine, place, $"there is no verb '{given.Tokens[0].Value}'", $"the verbs are {string.Join(", ", Verbs.Select(v => v.Name))}");
        session.PrintDiagnostics();
        return ExitCode.BadInput;
    }

    // The parser speaks in sentences, diagnostics in clauses; of numbers it speaks as programmers do.
    private static string Sentence(ParseError error)
    {
        if (error.SymbolResult is OptionResult result && WholeNumbers.Problem(result) is { } problem)
            return problem;
        var message = error.Message.TrimEnd('.').ReplaceLineEndings(" ");
        return char.ToLowerInvariant(message[0]) + message[1..];
    }
}
