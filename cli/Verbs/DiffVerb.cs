using System.CommandLine;
using Neuro.Sim;

namespace Neuro.Cli;

/// <summary>Compares two traces and shows where they part.</summary>
internal sealed class DiffVerb : Verb
{
    private readonly Argument<string> a = new("a") { Description = "A trace.", HelpName = "A" };
    private readonly Argument<string> b = new("b") { Description = "The trace to compare it with.", HelpName = "B" };
    private readonly Option<int> context = new("--context")
    {
        Description = "How many ticks to show before and after the first difference; 3 unless given.",
        HelpName = "TICKS",
        DefaultValueFactory = _ => 3,
    };
    private readonly Option<bool> json = StandardOptions.Json();

    public DiffVerb()
        : base("diff", "Compare two traces: equal or not, and where they first differ.")
    {
        Add(a);
        Add(b);
        Add(context);
        Add(json);
        context.TakesWholeNumbers(from: 0, to: 1000);
    }

    public override IReadOnlyList<(string Line, string Does)> Examples =>
    [
        ("neuro diff golden.trace new.trace", "exit code 0 if they are equal, 1 if not, 2 if they cannot be compared"),
        ("neuro diff golden.trace new.trace --context 10", "show ten ticks around the first difference"),
    ];

    public override string Notes =>
        "Equal means equal files. Traces that were recorded with other probes, digest intervals or lengths are compared in what "
        + "both hold, and are not called equal. Traces of different networks or stimuli are not compared.";

    public override int Run(ParseResult given, Session session)
    {
        var difference = Progress.Show(session, "comparing", watched =>
            TraceDiff.CompareFiles(given.GetRequiredValue(a), given.GetRequiredValue(b), given.GetValue(context), watched, session.Cancellation));
        if (given.GetValue(json))
            session.Out.WriteLine(TraceDifferenceJson.Of(difference));
        else
            session.Out.Write(TraceDifferenceText.Of(difference));
        return difference.Verdict switch
        {
            TraceVerdict.Equal => ExitCode.Fine,
            TraceVerdict.NotComparable => ExitCode.BadInput,
            _ => ExitCode.Different,
        };
    }
}
