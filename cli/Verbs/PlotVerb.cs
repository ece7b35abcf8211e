using System.CommandLine;
using Neuro.Graph;
using Neuro.Sim;

namespace Neuro.Cli;

/// <summary>Draws a trace.</summary>
internal sealed class PlotVerb : Verb
{
    private static readonly string[] Kinds = [".png", ".svg"];

    private readonly Argument<string> trace = new("trace") { Description = "A trace.", HelpName = "TRACE" };
    private readonly Option<string> output = new("--output", "-o") { Description = "The picture: *.png or *.svg.", HelpName = "FILE", Required = true };
    private readonly Option<long?> from = new("--from") { Description = "The first tick shown; 0 unless given.", HelpName = "TICK" };
    private readonly Option<long?> to = new("--to") { Description = "The first tick not shown any more; unless given, the trace's end.", HelpName = "TICK" };
    private readonly Option<string[]> populations = new("--population", "-p") { Description = "A population to show, once for each; unless given, all.", HelpName = "NAME" };
    private readonly Option<string?> network = new("--network") { Description = "With --stimulus: the network that was run, to show its inputs, too.", HelpName = "NETWORK" };
    private readonly Option<string?> stimulus = new("--stimulus", "-s") { Description = "With --network: what was given to it.", HelpName = "FILE" };
    private readonly Option<string[]> probes = new("--probe") { Description = "A probed signal to draw as curves below, once for each: hidden.v.", HelpName = "SIGNAL" };
    private readonly Option<bool> counts = new("--counts") { Description = "Draw below how many events each population sends in a tick." };
    private readonly Option<string?> title = new("--title") { Description = "What stands above the picture.", HelpName = "TEXT" };

    public PlotVerb()
        : base("plot", "Draw the events of a trace: time to the right, neurons upwards, a colour for each population.")
    {
        Add(trace);
        Add(output);
        Add(from);
        Add(to);
        Add(populations);
        Add(network);
        Add(stimulus);
        Add(probes);
        Add(counts);
        Add(title);
        Validators.Add(result =>
        {
            if (result.GetValue(network) is null != result.GetValue(stimulus) is null)
                result.AddError("--network and --stimulus go together: what the inputs sent is told by both.");
        });
    }

    public override IReadOnlyList<(string Line, string Does)> Examples =>
    [
        ("neuro plot net.trace -o net.png", "draw everything"),
        ("neuro plot net.trace -o net.png --network net.neuro.json -s spikes.csv --probe hidden.v", "draw what was given, too, and the curves of a probed signal"),
        ("neuro plot net.trace -o net.svg --from 1000 --to 1200 --population hidden", "draw 200 ticks of one population, as vectors"),
    ];

    public override string Notes =>
        "A dot is an event. Where they are too many to be told apart, shades say how many there are.";

    public override int Run(ParseResult given, Session session)
    {
        var path = given.GetRequiredValue(output);
        if (!Kinds.Contains(Path.GetExtension(path).ToLowerInvariant()))
            session.Diagnostics.Error(Code.BadOption, new Place.Named("--output"), $"'{path}' does not say what kind of picture it is to be", $"the kinds are {string.Join(" and ", Kinds.Select(kind => $"*{kind}"))}");
        using var trace = Trace(given, session);
        if (trace is null || !Choice(given).Fits(trace.Header, session.Diagnostics) || session.Diagnostics.HasErrors)
            return ExitCode.BadInput;
        var picture = Progress.Show(session, "reading", watched => TracePicture.Of(trace, Choice(given), watched, session.Cancellation));
        picture.Save(path);
        var (events, columns) = (picture.Raster.Events, picture.Raster.Columns);
        session.Out.WriteLine($"{events} event{(events == 1 ? "" : "s")} of ticks {columns.From} to {columns.To - 1} in {path}");
        return ExitCode.Fine;
    }

    private PictureChoice Choice(ParseResult given) => new([.. given.GetValue(populations) ?? []], given.GetValue(from) ?? 0, given.GetValue(to))
    {
        Signals = [.. given.GetValue(probes) ?? []],
        Counts = given.GetValue(counts),
        Title = given.GetValue(title),
    };

    // Null, and an error, if the trace is not of this network and stimulus.
    private ITraceSource? Trace(ParseResult given, Session session)
    {
        var path = given.GetRequiredValue(trace);
        var reader = TraceReader.Open(path);
        if (given.GetValue(network) is not { } networkPath)
            return reader;
        if (Inputs.Read(session, networkPath, given.GetValue(stimulus)) is var (net, stim) && IsOf(session, path, reader.Header, net, stim))
            return new TraceWithInputs(reader, net, stim);
        reader.Dispose();
        return null;
    }

    private static bool IsOf(Session session, string path, TraceHeader header, ElaboratedNetwork network, Stimulus stimulus)
    {
        if (network.Digest != header.Network)
            session.Diagnostics.Error(Code.BadOption, new Place.Named("--network"), $"{path} is the trace of another network", "give the network that was run, as it was then");
        else if (StimulusDigest.Of(network, stimulus, header.Ticks, session.Cancellation) != header.Stimulus)
            session.Diagnostics.Error(Code.BadOption, new Place.Named("--stimulus"), $"{path} is the trace of another stimulus", "give what was given to the run");
        return !session.Diagnostics.HasErrors;
    }
}
