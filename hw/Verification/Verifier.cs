using System.Collections.Immutable;
using System.Globalization;
using Neuro.Codegen;
using Neuro.Sim;

namespace Neuro.Hw;

/// <summary>
/// Simulates a network, emits hardware for it, runs that in emulators, and compares all that comes out, word for word and
/// where there is a clock cycle for cycle. Engines run it beside.
/// </summary>
public sealed class Verifier
{
    private const long DirectedTicks = 300;

    // The first tick of the directed stimulus in which all channels send, and the tick behind it.
    private const int BusyTick = 3;
    private const int BusyTicks = 5;

    // That a host takes before and behind a run.
    private const int HostClocks = 300;

    private const int MostLoads = 500;
    private const int MostNeuronsRead = 64;

    private readonly VerificationTask task;
    private readonly CancellationToken cancellation;
    private readonly Reference stimulus;
    private readonly Reference? directed;

    internal Verifier(VerificationTask task, CancellationToken cancellation)
    {
        (this.task, this.cancellation) = (task, cancellation);
        Variants = [.. VariantsOf(task).Select(variant => Variant.Of(task, variant.Target, variant.Options))];
        var hasDigest = task.Options.All(options => options.Digest);
        stimulus = Reference.Of(task.Network, "stimulus", task.Stimulus, task.Ticks, hasDigest, task.Folder, cancellation);
        if (task.Thorough)
        {
            var made = DirectedStimulus.Of(task.Network, DirectedTicks);
            directed = Reference.Of(task.Network, "directed", made, made.Ticks!.Value, hasDigest, task.Folder, cancellation);
        }
    }

    /// <summary>One for each target and each of the task's options that makes a difference there.</summary>
    internal ImmutableArray<Variant> Variants { get; }

    /// <param name="finished">Called with each row when it is there, from any thread.</param>
    /// <returns>Rows of engines, then in the order of targets, options, emulators, and trials.</returns>
    /// <exception cref="MissingToolException">An emulator's tool is not installed; nothing was done.</exception>
    public static ImmutableArray<VerificationRow> Run(VerificationTask task, Action<VerificationRow>? finished, CancellationToken cancellation)
    {
        foreach (var tool in task.Emulators.SelectMany(emulator => emulator.Tools))
            _ = ToolRun.PathOf(tool);
        var verifier = new Verifier(task, cancellation);
        var parts = task.Engines.Select(engine => (Func<List<VerificationRow>>)(() => verifier.Rows(engine, finished)))
            .Concat(verifier.Variants.SelectMany(variant => EmulatorsOf(task, variant.Target).Select(emulator => (Func<List<VerificationRow>>)(() => verifier.Rows(variant, emulator, finished)))))
            .ToList();
        var rows = new List<VerificationRow>[parts.Count];
        AllProcessors.Each(parts.Count, i => rows[i] = parts[i](), cancellation);
        return [.. rows.SelectMany(each => each)];
    }

    /// <summary>How many rows a task will have.</summary>
    public static int RowsOf(VerificationTask task) =>
        (task.Engines.Length * (task.Thorough ? 2 : 1)) + VariantsOf(task).Sum(variant => EmulatorsOf(task, variant.Target).Count() * TrialsOf(variant.Target.Traits, task.Thorough));

    private static IEnumerable<(ITarget Target, PlanOptions Options)> VariantsOf(VerificationTask task) =>
        task.Emulators.Select(emulator => emulator.Target).Distinct().SelectMany(target => task.Options.Select(target.Traits.Heeded).Distinct().Select(options => (target, options)));

    private static IEnumerable<IEmulator> EmulatorsOf(VerificationTask task, ITarget target) => task.Emulators.Where(emulator => emulator.Target == target);

    private static int TrialsOf(TargetTraits traits, bool isThorough) => isThorough ? 2 + (traits.HasControl ? 3 : 0) + (traits.HasClock ? 3 : 0) : 1;

    private List<VerificationRow> Rows(IEngine engine, Action<VerificationRow>? finished)
    {
        var rows = new List<VerificationRow>();
        foreach (var reference in new[] { stimulus, directed }.OfType<Reference>())
        {
            rows.Add(EngineRow.Of(task.Network, reference, engine, task.Folder, cancellation));
            finished?.Invoke(rows[^1]);
        }
        return rows;
    }

    private List<VerificationRow> Rows(Variant variant, IEmulator emulator, Action<VerificationRow>? finished)
    {
        var bench = emulator.Build(variant.Project, cancellation);
        var rows = new List<VerificationRow>();
        foreach (var trial in Trials(variant, emulator))
        {
            rows.Add(Row(variant, emulator, bench, trial));
            finished?.Invoke(rows[^1]);
        }
        return rows;
    }

    internal IEnumerable<Trial> Trials(Variant variant, IEmulator emulator)
    {
        yield return new("stimulus", stimulus, BenchOptions.Plain);
        if (directed is null)
            yield break;
        var traits = variant.Target.Traits;
        // Queues swallow what holds back a word now and then.
        var isQueued = variant.Plan.Options.Shell == Shell.Axi;
        if (traits.HasClock)
            yield return new("stimulus, stalled", stimulus, isQueued ? new(StallIn: 70, StallOut: 85) : new(StallIn: 30, StallOut: 30), emulator.QuickCycles);
        yield return new("directed", directed, BenchOptions.Plain, emulator.QuickCycles);
        if (traits.HasClock)
            yield return new("directed, stalled", directed, isQueued ? new(StallIn: 85, StallOut: 70, Seed: 2) : new(StallIn: 20, StallOut: 60, Seed: 2), emulator.QuickCycles);
        if (traits.HasControl)
        {
            yield return new("directed, reset", directed, new(StallOut: 10, Seed: 3, Resets: 4, ResetWithin: 5000), emulator.QuickCycles / 2);
            yield return new("words refused", directed, new(StallIn: 10, StallOut: 10, Seed: 5), emulator.QuickCycles / 2, WithRefused: true);
            yield return Loading(variant, emulator);
        }
        if (traits.HasClock)
            yield return StallEverywhere(variant, emulator);
    }

    // Other numbers are loaded, if there are any that may be, and the run must be that of a network with those.
    private Trial Loading(Variant variant, IEmulator emulator)
    {
        var loaded = LoadedNetwork.Of(variant.Plan, seed: 1, MostLoads);
        var name = string.Create(CultureInfo.InvariantCulture, $"loaded_{variant.Folder}_{emulator.Name}");
        var reference = loaded.Loads.IsEmpty
            ? directed!
            : Reference.Of(loaded.Network, name, directed!.Stimulus, directed.Length, variant.Plan.Options.Digest, task.Folder, cancellation);
        return new("loaded and read back", reference, new(StallOut: 10, Seed: 4), emulator.QuickCycles / 2, Loaded: loaded);
    }

    // One run for every clock of the busy tick, or for every word up to its end where queues lie between; where that takes
    // too long, for every second, third, … one.
    private Trial StallEverywhere(Variant variant, IEmulator emulator)
    {
        var (cycles, words) = PredictedCycles(variant, BusyTicks);
        var isQueued = variant.Plan.Options.Shell == Shell.Axi;
        var (turns, length) = isQueued ? (words, cycles.Sum() + HostClocks) : (cycles[BusyTick], cycles.Sum());
        var step = 1 + (turns * length / emulator.QuickCycles);
        var what = isQueued ? "word" : "clock";
        var name = step == 1 ? $"a stall on each {what}" : string.Create(CultureInfo.InvariantCulture, $"a stall on 1 of {step} {what}s");
        return new(name, directed!, new(StallEach: BusyTick, StallStep: step), MostTicks: BusyTicks);
    }

    // Of each tick, and the words that go in up to the end of the busy one, or come out, whichever are more.
    private (long[] Cycles, long Words) PredictedCycles(Variant variant, long ticks)
    {
        var input = new InputWords(task.Network, variant.Plan.Events, directed!.Stimulus);
        var output = new OutputWords(task.Network, variant.Plan.Events, variant.Plan.Options.Digest);
        var prediction = new TickCycles(variant.Plan);
        var (cycles, given, sent) = (new List<long>(), 0L, 0L);
        foreach (var record in directed.Ticks(ticks))
        {
            var words = input.Next();
            cycles.Add(prediction.Of(words, input.Input, record).All);
            (given, sent) = record.Tick <= BusyTick ? (given + words.Count, sent + output.Of(record).Count) : (given, sent);
        }
        return ([.. cycles], Math.Max(given, sent));
    }

    /// <summary>Writes the files of a trial.</summary>
    internal static PreparedTrial Prepare(Variant variant, IEmulator emulator, Trial trial)
    {
        var run = new RunFolder(variant.Project.Folder, $"runs/{emulator.Name}/{trial.Folder}");
        var (ticks, cycles) = RunFiles.Write(variant.Plan, trial.Reference.Stimulus, trial.Reference.Ticks(trial.MostTicks), run, trial.MostCycles, trial.WithRefused);
        if (trial.Loaded is { } loaded)
            RunFiles.Write(variant.Plan, run, ticks, MemoryScript.Of(variant.Plan, loaded, trial.Reference.Stimulus, ticks, MostNeuronsRead, isFresh: true));
        return new(trial, run, ticks, cycles);
    }

    private VerificationRow Row(Variant variant, IEmulator emulator, IBench bench, Trial trial) =>
        Row(variant, emulator, bench, Prepare(variant, emulator, trial), withWaveforms: true);

    internal VerificationRow Row(Variant variant, IEmulator emulator, IBench bench, PreparedTrial prepared, bool withWaveforms)
    {
        var (trial, run, ticks, predicted) = prepared;
        var result = bench.Run(run, trial.Options, cancellation);
        var isTimed = variant.Target.Traits.HasClock;
        long? cycles = isTimed ? run.Cycles().Sum() : null;
        var received = ReceivedTrace.Of(variant.Plan, run, trial.Reference.Header(ticks), run.OutPath("received.trace"));
        var complaint = result.Complaint
            ?? received.Malformed?.Message
            ?? (received.Trace == trial.Reference.Digest(ticks) ? null : "the trace is another than the reference's")
            ?? (!isTimed || cycles == predicted ? null : $"{cycles} cycles were counted; predicted were {predicted}");
        return new(
            variant.Target.Name, emulator.Name, variant.Lanes, variant.Shell, trial.Name, received.Ticks, received.Events, cycles, isTimed ? predicted : null,
            complaint is null ? null : DisagreementReport.Of(complaint, trial.Loaded?.Network ?? task.Network, trial, variant, emulator, bench, run, received.Ticks, received.Malformed?.Tick, withWaveforms, cancellation));
    }
}
