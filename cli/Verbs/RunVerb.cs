using System.CommandLine;
using System.Text.Json.Nodes;
using Neuro.Graph;
using Neuro.Sim;

namespace Neuro.Cli;

/// <summary>Simulates a network and records its trace.</summary>
internal sealed class RunVerb : Verb
{
    private readonly Argument<string> network = StandardOptions.Network();
    private readonly Option<string?> stimulus = StandardOptions.Stimulus();
    private readonly Option<long?> ticks = StandardOptions.Ticks();
    private readonly Option<string?> output = new("--output", "-o") { Description = "Where the trace goes. Without it only the trace's digest is made.", HelpName = "TRACE" };
    private readonly Option<int> digestInterval = new("--digest-interval")
    {
        Description = "Record the digest of all states every so many ticks; 0: never, 1 (every tick) unless given.",
        HelpName = "TICKS",
        DefaultValueFactory = _ => 1,
    };
    private readonly Option<bool> json = StandardOptions.Json();

    public RunVerb()
        : base("run", "Simulate a network, record its golden trace and print the trace's digest.")
    {
        Add(network);
        Add(stimulus);
        Add(ticks);
        Add(output);
        Add(digestInterval);
        Add(json);
    }

    public override IReadOnlyList<(string Line, string Does)> Examples =>
    [
        ("neuro run net.neuro.json --stimulus spikes.csv -o net.trace", "run as long as the stimulus lasts, and keep the trace"),
        ("neuro run net.neuro.json --ticks 1000", "run 1000 ticks without a stimulus; print the digest, keep nothing"),
    ];

    public override string Notes =>
        "A trace appears under its name when it is whole: until then it is written beside it, and what stood there before "
        + "stays. Equal runs give equal files; the digest is what sha256sum says of the file.";

    public override int Run(ParseResult given, Session session)
    {
        if (Inputs.Read(session, given.GetRequiredValue(network), given.GetValue(stimulus)) is not var (net, stim)
            || Inputs.Ticks(session, net, stim, given.GetValue(ticks)) is not { } length
            || !IsInterval(session, given.GetValue(digestInterval)))
            return ExitCode.BadInput;
        var header = Recording.Header(net, StimulusDigest.Of(net, stim, length, session.Cancellation), length, given.GetValue(digestInterval));
        var path = given.GetValue(output);
        var run = Progress.Show(session, "running", length, watched =>
            TracedRun.Of(new ReferenceEngine(), net, stim, header, path, watched, session.Cancellation));
        if (given.GetValue(json))
            session.Out.WriteLine(Json(net, run, path));
        else
            Print(session, run, path);
        return ExitCode.Fine;
    }

    private static bool IsInterval(Session session, int interval)
    {
        if (interval < 0)
            session.Diagnostics.Error(Code.BadOption, new Place.Named("--digest-interval"), $"an interval is 0 or more ticks; found {interval}");
        return interval >= 0;
    }

    private static void Print(Session session, TracedRun run, string? path)
    {
        session.Out.WriteLine(Count(run.Header.Ticks, "tick"));
        var width = run.Header.Populations.Select(p => p.Name.Length).DefaultIfEmpty(0).Max();
        foreach (var (population, events) in run.Header.Populations.Zip(run.Events))
            session.Out.WriteLine($"  {population.Name.PadRight(width)}  {Count(population.Size, "neuron")}, {Count(events, population.IsGraded ? "event" : "spike")}");
        if (path is not null)
            session.Out.WriteLine($"trace   {path}");
        session.Out.WriteLine($"digest  {run.Trace}");
    }

    private static string Count(long count, string what) => $"{count} {what}{(count == 1 ? "" : "s")}";

    private static JsonObject Json(ElaboratedNetwork network, TracedRun run, string? path) => new()
    {
        ["network"] = network.Name,
        ["network_digest"] = run.Header.Network.ToString(),
        ["stimulus_digest"] = run.Header.Stimulus.ToString(),
        ["ticks"] = run.Header.Ticks,
        ["populations"] = new JsonArray([.. run.Header.Populations.Zip(run.Events, (population, events) => new JsonObject
        {
            ["name"] = population.Name,
            ["size"] = population.Size,
            ["events"] = events,
        })]),
        ["trace"] = path,
        ["digest"] = run.Trace.ToString(),
    };
}
