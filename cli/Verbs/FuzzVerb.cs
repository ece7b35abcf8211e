using System.Collections.Immutable;
using System.CommandLine;
using System.Globalization;
using System.Text.Json.Nodes;
using Neuro.Graph;
using Neuro.Hw;

namespace Neuro.Cli;

/// <summary>Looks for a network on which two executions differ.</summary>
internal sealed class FuzzVerb : Verb
{
    private readonly Option<double?> seconds = new("--seconds") { Description = "No network is begun after so many seconds.", HelpName = "SECONDS" };
    private readonly Option<long?> cases = new("--cases") { Description = "How many networks are drawn.", HelpName = "NETWORKS" };
    private readonly Option<ulong?> seed = new("--seed") { Description = "Of all that is drawn; another every day unless given.", HelpName = "SEED" };
    private readonly Option<string> by = new("--by")
    {
        Description = $"Who runs the networks beside the reference engine: {string.Join(", ", Fuzzer.Names)}; all that are installed unless given.",
        HelpName = "NAMES",
        DefaultValueFactory = _ => "",
    };
    private readonly Option<string> output = new("--output", "-o")
    {
        Description = "The folder for a difference, if one is found; fuzz_failure unless given.",
        HelpName = "FOLDER",
        DefaultValueFactory = _ => "fuzz_failure",
    };
    private readonly Option<string?> repeat = new("--repeat") { Description = "Run once more what a folder holds that an earlier search wrote.", HelpName = "FOLDER" };
    private readonly Option<bool> json = StandardOptions.Json();

    private const long MostSeconds = 1_000_000_000;

    public FuzzVerb()
        : base("fuzz", "Draw networks at random, and look for one that two executions disagree on.")
    {
        Add(seconds);
        Add(cases);
        Add(seed);
        Add(by);
        Add(output);
        Add(repeat);
        Add(json);
    }

    public override IReadOnlyList<(string Line, string Does)> Examples =>
    [
        ("neuro fuzz --seconds 60", "a minute of networks that nobody has seen; exit code 1 if one shows a difference"),
        ("neuro fuzz --cases 1000 --seed 7 --by cpu,icarus", "the same thousand again, by two of them"),
        ("neuro fuzz --repeat fuzz_failure", "the difference that was found, once more"),
    ];

    public override string Notes =>
        "Models, networks, stimuli, how many of them run at once, numbers of threads and lanes, shells, pipelines and how hardware is held up are all drawn from the seed. All must give the reference "
        + "engine's trace. What does not is made smaller as long as it still differs, the model's lines and expressions, too, "
        + "and written into a folder. An emulator that takes seconds to build gets one network in so many, "
        + "and a simulator of clocked hardware none that would take it minutes, by the cycles that are predicted.";

    public override int Run(ParseResult given, Session session)
    {
        if (given.GetValue(repeat) is { } folder)
        {
            foreach (var option in (Option[])[seconds, cases, seed, by, output])
                if (given.GetResult(option) is { Implicit: false })
                    session.Diagnostics.Error(Code.BadOption, new Place.Named(option.Name), "a folder that is repeated says what is run", "leave it out beside --repeat");
            return session.Diagnostics.HasErrors ? ExitCode.BadInput : Repeat(session, folder);
        }
        if (given.GetValue(seconds) is null && given.GetValue(cases) is null)
            session.Diagnostics.Error(Code.BadOption, new Place.Named("--seconds"), "nothing says how long to search", "give --seconds, --cases, or --repeat with a folder");
        if (given.GetValue(seconds) is < 1 or double.NaN or > MostSeconds)
            session.Diagnostics.Error(Code.BadOption, new Place.Named("--seconds"), $"it is from 1 to {Number(MostSeconds)}");
        if (given.GetValue(cases) is < 1)
            session.Diagnostics.Error(Code.BadOption, new Place.Named("--cases"), $"it is at least 1; found {given.GetValue(cases)}");
        var path = given.GetRequiredValue(output);
        var (names, missing) = Names(session, given.GetRequiredValue(by));
        if (session.Diagnostics.HasErrors)
            return ExitCode.BadInput;
        FuzzFolder.RequireFree(path);

        var task = new FuzzTask(
            given.GetValue(seed) ?? Today(), given.GetValue(seconds) is { } time ? TimeSpan.FromSeconds(time) : null, given.GetValue(cases), names);
        var result = Progress.Show(session, "looking for a difference", fraction =>
        {
            var clock = System.Diagnostics.Stopwatch.StartNew();
            return Fuzzer.Run(task, done => fraction?.Report(Math.Max(clock.Elapsed / task.Time ?? 0, (double)done / task.MostCases ?? 0)), session.Cancellation);
        });
        if (result.Failure is { } failure)
            FuzzFolder.Write(failure, path);
        if (given.GetValue(json))
            session.Out.WriteLine(Json(task, result, path));
        else
            Print(session, task, result, missing, path);
        return result.Failure is not null ? ExitCode.Different : result.IsInterrupted ? ExitCode.Interrupted : ExitCode.Fine;
    }

    private static int Repeat(Session session, string folder)
    {
        var problem = FuzzFolder.Repeat(folder, session.Diagnostics, session.Cancellation);
        if (session.Diagnostics.HasErrors)
            return ExitCode.BadInput;
        session.Out.WriteLine(problem ?? "no difference");
        return problem is null ? ExitCode.Fine : ExitCode.Different;
    }

    // Those that are asked for must be there; of all, those that are.
    private static (ImmutableArray<string> Names, ImmutableArray<string> Missing) Names(Session session, string list)
    {
        if (list.Length == 0)
        {
            var found = Fuzzer.Names.ToLookup(Fuzzer.IsInstalled);
            return ([.. found[true]], [.. found[false]]);
        }
        ImmutableArray<string> names = [.. list.Split(',', StringSplitOptions.TrimEntries).Distinct()];
        foreach (var name in names.Except(Fuzzer.Names))
            session.Diagnostics.Error(Code.BadOption, new Place.Named("--by"), $"networks are run by {string.Join(", ", Fuzzer.Names)}; found '{name}'");
        return (names, []);
    }

    private static ulong Today() => (ulong)(DateTime.UtcNow - DateTime.UnixEpoch).Days;

    private static void Print(Session session, FuzzTask task, FuzzResult result, ImmutableArray<string> missing, string path)
    {
        session.Out.WriteLine($"seed {task.Seed}: {Number(result.Cases)} networks, {Number(result.Ticks)} ticks, {Number(result.Events)} events, by the reference engine and");
        foreach (var (name, runs) in result.Runs)
            session.Out.WriteLine($"  {name,-12}{Number(runs),10} of them");
        foreach (var name in missing)
            session.Out.WriteLine($"  {name,-12}      none: it is not installed (neuro doctor)");
        if (result.Failure is not { } failure)
        {
            session.Out.WriteLine(result.IsInterrupted ? "interrupted, no difference until then" : "no difference");
            return;
        }
        session.Out.WriteLine($"network {Number(failure.Case)} differs: {failure.By}");
        session.Out.WriteLine(failure.Problem);
        session.Out.WriteLine();
        session.Out.WriteLine($"the smallest that was found is in {path}: neuro fuzz --repeat {path}");
    }

    private static JsonObject Json(FuzzTask task, FuzzResult result, string path) => new()
    {
        ["seed"] = task.Seed,
        ["networks"] = result.Cases,
        ["ticks"] = result.Ticks,
        ["events"] = result.Events,
        ["interrupted"] = result.IsInterrupted,
        ["runs"] = new JsonObject(result.Runs.Select(run => KeyValuePair.Create(run.Key, (JsonNode?)run.Value))),
        ["failure"] = result.Failure is { } failure
            ? new JsonObject { ["network"] = failure.Case, ["by"] = failure.By, ["problem"] = failure.Problem, ["folder"] = path }
            : null,
    };

    private static string Number(long number) => number.ToString("N0", CultureInfo.InvariantCulture);
}
