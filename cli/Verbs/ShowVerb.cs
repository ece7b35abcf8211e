using System.CommandLine;
using Neuro.Graph;
using Neuro.Sim;

namespace Neuro.Cli;

/// <summary>Tells what a network or a trace holds.</summary>
internal sealed class ShowVerb : Verb
{
    private readonly Argument<string> file = new("file") { Description = "A network (*.neuro.json) or a trace.", HelpName = "FILE" };
    private readonly Option<bool> unfinished = StandardOptions.Unfinished();
    private readonly Option<bool> json = StandardOptions.Json();

    public ShowVerb()
        : base("show", "Tell what a network or a trace holds: sizes, ranges, widths, memory, histograms; events, probes, digests.")
    {
        Add(file);
        Add(unfinished);
        Add(json);
    }

    public override IReadOnlyList<(string Line, string Does)> Examples =>
    [
        ("neuro show net.neuro.json", "what the network amounts to, and the memory that it needs"),
        ("neuro show net.trace", "what was recorded, after every byte of it was checked"),
        ("neuro show net.neuro.json --json", "the same for scripts, with exact histograms"),
    ];

    public override string Notes =>
        "All synapses of a network are looked at and none is stored, so 0.3 billion of them take about a minute, and no memory to "
        + "speak of. Ranges are exact: they follow from the actual weights. Memory is what hardware needs if it computes the "
        + "addresses of regular rules and stores all else packed to the bit.";

    public override int Run(ParseResult given, Session session) =>
        TraceReader.IsTrace(given.GetRequiredValue(file)) ? ShowTrace(given, session) : ShowNetwork(given, session);

    private int ShowTrace(ParseResult given, Session session)
    {
        var summary = Progress.Show(session, "reading", watched =>
            TraceSummary.Of(given.GetRequiredValue(file), given.GetValue(unfinished), watched, session.Cancellation));
        if (given.GetValue(json))
            session.Out.WriteLine(summary.ToJson());
        else
            summary.WriteTo(session.Out);
        return ExitCode.Fine;
    }

    private int ShowNetwork(ParseResult given, Session session)
    {
        if (Inputs.Network(session, given.GetRequiredValue(file)) is not { } network)
            return ExitCode.BadInput;
        var summary = Progress.Show(session, "counting synapses", watched => NetworkSummary.Of(network, watched, session.Cancellation));
        if (given.GetValue(json))
            session.Out.WriteLine(NetworkSummaryJson.Of(summary));
        else
            NetworkSummaryText.Write(session.Out, summary);
        return ExitCode.Fine;
    }
}
