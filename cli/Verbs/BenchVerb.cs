using System.CommandLine;
using Neuro.Bench;
using Neuro.Graph;

namespace Neuro.Cli;

/// <summary>Measures the cpu engine on the benchmark networks, beside what plain C does on them.</summary>
internal sealed class BenchVerb : Verb
{
    private const int MostThreads = 64;

    private readonly Argument<string[]> networks = new("networks") { Description = "Some of those below; all unless given.", HelpName = "NETWORKS", Arity = ArgumentArity.ZeroOrMore };
    private readonly Option<double?> seconds = new("--seconds") { Description = "How long a stretch of the network's time is measured; what its statement says unless given.", HelpName = "SECONDS" };
    private readonly Option<int> repeats = new("--repeats") { Description = "How often every run is made; the shortest counts. 3 unless given.", HelpName = "N", DefaultValueFactory = _ => 3 };
    private readonly Option<int> threads = new("--threads") { Description = "The most threads; as many as there are processors unless given.", HelpName = "N", DefaultValueFactory = _ => Environment.ProcessorCount };
    private readonly Option<bool> noFloor = new("--no-floor") { Description = "Leave the C programs out, which take a compiler." };
    private readonly Option<bool> processorTime = new("--processor-time") { Description = "Tell the processor's time with one thread instead of the clock's: on a machine that others use, too, it is the fairer one." };
    private readonly Option<string?> plots = new("--plots") { Description = "Measure how cost grows with neurons, synapses, delays, activity and threads, too, and draw it into this folder.", HelpName = "FOLDER" };
    private readonly Option<bool> json = StandardOptions.Json();
    private readonly Option<bool> csv = new("--csv") { Description = "Print the result as CSV." };

    public BenchVerb()
        : base("bench", "Measure the cpu engine on the benchmark networks, beside a plain C program for each.")
    {
        Add(networks);
        Add(seconds);
        Add(repeats);
        Add(threads);
        Add(noFloor);
        Add(processorTime);
        Add(plots);
        Add(json);
        Add(csv);
        repeats.TakesWholeNumbers(1, 1000);
        threads.TakesWholeNumbers(1, MostThreads);
    }

    public override IReadOnlyList<(string Line, string Does)> Examples =>
    [
        ("neuro bench", "everything; takes some minutes, and 5 GB of memory"),
        ("neuro bench n1x n2x --repeats 10", "two networks, every run ten times"),
        ("neuro bench n1x --seconds 0.1 --no-floor --json", "a short look"),
        ("neuro bench awake asleep --plots plots", "what rest saves, and pictures of how cost grows"),
    ];

    public override string Notes =>
        "The networks are " + string.Join("; ", Workloads.All.Select(w => $"{w.Name}: {w.About}")) + ". "
        + "A floor is a loop written in C for exactly one network, compiled here by gcc -O3 -march=native; it and the engine take turns. "
        + "Where spikes are determined, engine and floor must give those that are known, else the known rate: if not, the exit code is 1.";

    public override int Run(ParseResult given, Session session)
    {
        var chosen = given.GetValue(networks) is { Length: > 0 } names ? names : [.. Workloads.All.Select(w => w.Name)];
        foreach (var name in chosen.Where(name => Workloads.All.All(w => w.Name != name)))
            session.Diagnostics.Error(Code.BadOption, new Place.Named("command line"), $"there is no benchmark network '{name}'", $"they are {string.Join(", ", Workloads.All.Select(w => w.Name))}");
        if (given.GetValue(seconds) is { } length && !(length > 0 && length <= 1e6))
            session.Diagnostics.Error(Code.BadOption, new Place.Named("--seconds"), "a number from above 0 to 1000000 is measured");
        if (session.Diagnostics.HasErrors)
            return ExitCode.BadInput;

        var measuring = new Measuring(given.GetValue(threads), given.GetValue(repeats), given.GetValue(seconds), !given.GetValue(noFloor), given.GetValue(processorTime));
        var measured = Workloads.All.Where(w => chosen.Contains(w.Name)).Select(workload =>
        {
            Tell(session, workload.Name);
            return measuring.Of(workload, session.Cancellation);
        }).ToList();
        if (given.GetValue(json))
            session.Out.WriteLine(BenchText.Json(measured));
        else if (given.GetValue(csv))
            BenchText.Csv(session.Out, measured);
        else
            BenchPage.Print(session.Out, measured);
        if (given.GetValue(plots) is { } folder)
            Draw(session, measuring, Directory.CreateDirectory(folder).FullName);
        return measured.All(m => m.Problems.IsEmpty) ? ExitCode.Fine : ExitCode.Different;
    }

    private static void Draw(Session session, Measuring measuring, string folder)
    {
        foreach (var growth in Growth.All(measuring, what => Tell(session, what), session.Cancellation))
            GrowthPlot.Write(growth, folder);
    }

    private static void Tell(Session session, string what)
    {
        if (session.Terminal.IsWatched)
            session.Terminal.Error.WriteLine($"measuring {what}…");
    }
}
