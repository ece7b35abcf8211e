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

    public PlotVerb()
        : base("plot", "Draw the events of a trace: time to the right, neurons upwards, a colour for each population.")
    {
        Add(trace);
        Add(output);
        Add(from);
        Add(to);
        Add(populations);
    }

    public override IReadOnlyList<(string Line, string Does)> Examples =>
    [
        ("neuro plot net.trace -o net.png", "draw everything"),
        ("neuro plot net.trace -o net.svg --from 1000 --to 1200 --population hidden", "draw 200 ticks of one population, as vectors"),
    ];

    public override string Notes =>
        "A dot is an event. Where they are too many to be told apart, shades say how many there are.";

    public override int Run(ParseResult given, Session session)
    {
        var path = given.GetRequiredValue(output);
        if (!Kinds.Contains(Path.GetExtension(path).ToLowerInvariant()))
            session.Diagnostics.Error(Code.BadOption, new Place.Named("--output"), $"'{path}' does not say what kind of picture it is to be", $"the kinds are {string.Join(" and ", Kinds.Select(kind => $"*{kind}"))}");
        using var reader = TraceReader.Open(given.GetRequiredValue(trace));
        if (RasterChoice.Of(reader.Header, given.GetValue(populations) ?? [], given.GetValue(from), given.GetValue(to), session.Diagnostics) is not { } choice
            || session.Diagnostics.HasErrors)
            return ExitCode.BadInput;
        var raster = Progress.Show(session, "reading", watched => Raster.Of(reader, choice, watched, session.Cancellation));
        RasterPlot.Save(raster, path);
        session.Out.WriteLine($"{raster.Events} event{(raster.Events == 1 ? "" : "s")} of ticks {raster.From} to {raster.To - 1} in {path}");
        return ExitCode.Fine;
    }
}
