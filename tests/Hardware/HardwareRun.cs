using Neuro.Codegen;
using Neuro.Graph;
using Neuro.Hw;
using Neuro.Sim;

namespace Neuro.Tests;

/// <summary>A stimulus on the hardware of a network, of which the reference engine says what must come out.</summary>
internal sealed record HardwareRun(string Name, ElaboratedNetwork Network, Stimulus Stimulus, long Ticks, PlanOptions Options)
{
    /// <summary>A golden case.</summary>
    public static HardwareRun OfGolden(string name, PlanOptions options)
    {
        var golden = GoldenCase.Named(name);
        var network = golden.Network();
        var stimulus = StimulusReader.Read(golden.StimulusPath, network, new Diagnostics())!;
        return new(name, network, stimulus, RunLength.Default(network, stimulus)!.Value, options);
    }

    /// <summary>An example, for some ticks; for 0, until the stimulus has passed through.</summary>
    public static HardwareRun OfExample((string Network, string? Stimulus, long Ticks) example, PlanOptions options)
    {
        var network = ExampleRun.NetworkAt(Repository.PathOf("examples", $"{example.Network}.neuro.json"));
        var stimulus = example.Stimulus is null ? Stimulus.Empty : ExampleRun.StimulusAt(network, Repository.PathOf("examples", example.Stimulus));
        return new(example.Network, network, stimulus, example.Ticks > 0 ? example.Ticks : RunLength.Default(network, stimulus)!.Value, options);
    }

    /// <summary>
    /// Builds many into one program, runs them in Verilator plainly and with words held back, and gives what is wrong:
    /// a line a run in which something is.
    /// </summary>
    /// <param name="mostCycles">A run ends with the tick that goes beyond it.</param>
    public static IReadOnlyList<string> WrongInVerilator(IReadOnlyList<HardwareRun> runs, long mostCycles)
    {
        using var folder = new WorkFolder();
        var written = runs.Select((run, i) => run.Write(Targets.Verilog, folder.Path, $"n{i}/", mostCycles)).ToList();
        var batch = HardwareCheck.Batches.BuildBatch([.. written.Select(w => w.Project)], [.. written.Select(w => w.Run)], CancellationToken.None);
        var wrong = new List<string>();
        foreach (var (treatment, options) in new[] { ("plain", BenchOptions.Plain), ("stalled", new(StallIn: 30, StallOut: 30)) })
        {
            var results = batch.Run(options, CancellationToken.None);
            for (var i = 0; i < runs.Count; i++)
                if (HardwareCheck.Complaint(results[i], written[i].Run, written[i].Plan, written[i].Trace) is { } complaint)
                    wrong.Add($"{runs[i].Name}, {treatment}: {complaint}");
        }
        return wrong;
    }

    /// <summary>
    /// Builds it in an emulator, and runs it plainly and with resets, while states are read and numbers loaded: null if that
    /// is as it must be, else what is wrong.
    /// </summary>
    public string? WrongIn(IEmulator emulator)
    {
        const int mostLoads = 200;
        const int mostNeurons = 20;
        using var folder = new WorkFolder();
        var (project, plain, plan, trace) = Write(emulator.Target, folder.Path, "", long.MaxValue);
        var bench = emulator.Build(project, CancellationToken.None);
        if (HardwareCheck.Complaint(bench.Run(plain, BenchOptions.Plain, CancellationToken.None), plain, plan, trace) is { } complaint)
            return $"{Name}: {complaint}";
        var loaded = LoadedNetwork.Of(plan, seed: 1, mostLoads);
        var (_, run, _, other) = (this with { Network = loaded.Network }).Write(emulator.Target, folder.Path, "loaded/", long.MaxValue);
        RunFiles.Write(plan, run, Ticks, MemoryScript.Of(plan, loaded, Stimulus, Ticks, mostNeurons, isFresh: false));
        return HardwareCheck.Complaint(bench.Run(run, new(Resets: 2), CancellationToken.None), run, plan, other) is { } treated ? $"{Name}, reset and loaded: {treated}" : null;
    }

    /// <summary>A trace that ends sooner.</summary>
    public static MemoryTrace FirstTicks(MemoryTrace trace, long ticks)
    {
        var shorter = new MemoryTrace(trace.Header with { Ticks = ticks });
        foreach (var record in trace.Ticks.Take((int)ticks))
            shorter.Tick(record);
        return shorter;
    }

    /// <summary>Emits it and writes its run.</summary>
    public (HardwareProject Project, RunFolder Run, HardwarePlan Plan, MemoryTrace Trace) Write(ITarget target, string folder, string within, long mostCycles)
    {
        var plan = target.PlanOf(Network, Options with { Prefix = within.Replace('/', '_') });
        var trace = new MemoryTrace(Recording.Header(Network, StimulusDigest.Of(Network, Stimulus, Ticks), Ticks, Options.Digest ? 1 : 0));
        new ReferenceEngine().Run(Network, Stimulus, trace.Header, trace, CancellationToken.None);
        var run = new RunFolder(folder, within + "run");
        var (ticks, _) = RunFiles.Write(plan, Stimulus, trace.Ticks, run, mostCycles);
        return (HardwareProject.Write(target, plan, folder, within), run, plan, FirstTicks(trace, ticks));
    }
}
