using System.CommandLine;
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
    private readonly Option<string> engine = new("--engine")
    {
        Description = $"What executes it: {string.Join(", ", Engines.All.Select(kind => $"{kind.Name} ({kind.Summary})"))}; {Engines.Cpu.Name} unless given.",
        HelpName = "ENGINE",
        DefaultValueFactory = _ => Engines.Cpu.Name,
    };
    private readonly Option<string?> device = DeviceChoice.Option();
    private readonly Option<int?> threads = new("--threads")
    {
        Description = "How many threads the cpu engine takes; with --batch, how many stimuli run at a time on any engine. As many as are worth while unless given; no number changes a trace.",
        HelpName = "N",
    };
    private readonly Option<string[]> batch = new("--batch")
    {
        Description = "Run the network on each of these stimuli, several at a time; a folder stands for all stimuli in it. The output is then a folder.",
        HelpName = "FILES",
        AllowMultipleArgumentsPerToken = true,
    };
    private readonly Option<long?> checkpoint = new("--checkpoint") { Description = "Every so many ticks note where the run stands, beside its output.", HelpName = "TICKS" };
    private readonly Option<bool> resume = new("--resume") { Description = "Go on where the last checkpoint was made; without one, begin at the first tick." };
    private readonly Option<bool> json = StandardOptions.Json();

    public RunVerb()
        : base("run", "Simulate a network, record its golden trace and print the trace's digest.")
    {
        Add(network);
        Add(stimulus);
        Add(ticks);
        Add(output);
        Add(digestInterval);
        Add(engine);
        Add(device);
        Add(threads);
        Add(batch);
        Add(checkpoint);
        Add(resume);
        Add(json);
        threads.TakesWholeNumbers(1, CpuThreads.Most);
        checkpoint.TakesWholeNumbers(1, long.MaxValue);
    }

    public override IReadOnlyList<(string Line, string Does)> Examples =>
    [
        ("neuro run net.neuro.json --stimulus spikes.csv -o net.trace", "run as long as the stimulus lasts, and keep the trace"),
        ("neuro run net.neuro.json --ticks 1000", "run 1000 ticks without a stimulus; print the digest, keep nothing"),
        ("neuro run net.neuro.json --batch digits -o traces", "run on each stimulus of the folder digits; traces gets one trace for each"),
        ("neuro run net.neuro.json --batch digits --engine gpu --device cuda", "the same on a graphics device, many stimuli side by side"),
        ("neuro run net.neuro.json --ticks 100000000 -o net.trace --checkpoint 1000000 --resume", "begin a long run; given again after it was stopped, go on with it"),
    ];

    public override string Notes =>
        "A trace appears under its name when it is whole: until then it is written beside it, and what stood there before "
        + "stays. Equal runs give equal files, whatever the engine, the device and the number of threads; the digest is what sha256sum says of the file. "
        + "A run with checkpoints that was stopped, whatever stopped it, ends with the file of one that was not.";

    public override int Run(ParseResult given, Session session) =>
        !AreSensible(given, session.Diagnostics) ? ExitCode.BadInput
        : given.GetValue(batch) is { Length: > 0 } stimuli ? RunEach(given, session, stimuli)
        : RunOne(given, session);

    private int RunOne(ParseResult given, Session session)
    {
        if (!Inputs.IsApart(session, given.GetValue(output), given.GetRequiredValue(network), given.GetValue(stimulus))
            || Inputs.Read(session, given.GetRequiredValue(network), given.GetValue(stimulus)) is not var (net, stim)
            || !Inputs.IsApart(session, given.GetValue(output), Inputs.ModelFiles(net))
            || Inputs.Ticks(session, net, stim, given.GetValue(ticks)) is not { } length)
            return ExitCode.BadInput;
        var header = Recording.Header(net, StimulusDigest.Of(net, stim, length, session.Cancellation), length, given.GetValue(digestInterval));
        var path = given.GetValue(output);
        var run = given.GetValue(engine) == Engines.Cpu.Name ? RunFast(given, session, net, stim, header) : RunOther(given, session, net, stim, header);
        if (given.GetValue(json))
            session.Out.WriteLine(RunPage.Json(net, run, path));
        else
            RunPage.Print(session.Out, run, path);
        return ExitCode.Fine;
    }

    private TracedRun RunOther(ParseResult given, Session session, ElaboratedNetwork net, Stimulus stim, TraceHeader header)
    {
        var chosen = DeviceChoice.Engine(session, Engines.Named(given.GetRequiredValue(engine))!, given.GetValue(device));
        return Progress.Show(session, "running", header.Ticks, watched => TracedRun.Of(chosen, net, stim, header, given.GetValue(output), watched, session.Cancellation));
    }

    private TracedRun RunFast(ParseResult given, Session session, ElaboratedNetwork net, Stimulus stim, TraceHeader header)
    {
        var (path, every, goesOn) = (given.GetValue(output), given.GetValue(checkpoint), given.GetValue(resume));
        var ready = Ready(session, net, given.GetValue(threads) ?? CpuThreads.Worthwhile(net));
        return Progress.Show(session, "running", header.Ticks, watched => every is not null || goesOn
            ? new CheckpointedRun(path!).Of(ready, stim, header, every, goesOn, watched, session.Cancellation)
            : TracedRun.Of(new ReadyCpuEngine(ready), net, stim, header, path, watched, session.Cancellation));
    }

    private int RunEach(ParseResult given, Session session, string[] stimuli)
    {
        if (Inputs.Network(session, given.GetRequiredValue(network)) is not { } net
            || BatchFiles.Of(stimuli, given.GetValue(output), session.Diagnostics) is not { } files)
            return ExitCode.BadInput;
        var samples = files.Select(file => new BatchSample(
            file.Stimulus, diagnostics => StimulusReader.Read(file.Stimulus, net, diagnostics), given.GetValue(ticks), file.Trace)).ToList();
        var results = given.GetValue(engine) == Engines.Gpu.Name ? RunEachOnDevice(given, session, net, samples) : RunEachOnThreads(given, session, net, samples);
        foreach (var diagnostic in results.SelectMany(result => result.Diagnostics))
            session.Diagnostics.Add(diagnostic);
        if (given.GetValue(json))
            session.Out.WriteLine(BatchPage.Json(net, results));
        else
            BatchPage.Print(session.Out, results);
        return ExitCode.Fine;
    }

    private IReadOnlyList<BatchResult> RunEachOnThreads(ParseResult given, Session session, ElaboratedNetwork net, List<BatchSample> samples)
    {
        var all = new Batch(Ready(session, net, workers: 1), given.GetValue(digestInterval));
        return Progress.Show(session, "running", samples.Count, "samples", finished =>
            all.Run(samples, given.GetValue(threads) ?? Environment.ProcessorCount, finished, session.Cancellation));
    }

    private IReadOnlyList<BatchResult> RunEachOnDevice(ParseResult given, Session session, ElaboratedNetwork net, List<BatchSample> samples)
    {
        var all = new GpuBatch(net, DeviceChoice.Of(session, given.GetValue(device)), given.GetValue(digestInterval));
        return Progress.Show(session, "running", samples.Count, "samples", finished =>
            all.Run(samples, given.GetValue(threads) ?? GpuBatch.UsualSamples, finished, session.Cancellation));
    }

    private static CpuNetwork Ready(Session session, ElaboratedNetwork net, int workers) =>
        Progress.Show(session, "laying out synapses", watched => CpuNetwork.Of(net, workers, watched, session.Cancellation));

    private bool AreSensible(ParseResult given, Diagnostics diagnostics)
    {
        var (name, isBatch) = (given.GetRequiredValue(engine), given.GetValue(batch) is { Length: > 0 });
        var (isReference, isCpu) = (name == Engines.Reference.Name, name == Engines.Cpu.Name);
        var (isKept, named) = (given.GetValue(checkpoint) is not null || given.GetValue(resume), given.GetValue(checkpoint) is null ? "--resume" : "--checkpoint");
        if (Engines.Named(name) is null)
        {
            diagnostics.Error(Code.BadOption, new Place.Named("--engine"), $"there is no engine '{name}'", $"the engines are {string.Join(", ", Engines.All.Select(kind => kind.Name))}");
            return false;
        }
        Refuse(given.GetValue(ticks) < 1, "--ticks", $"a run has at least 1 tick; found {given.GetValue(ticks)}");
        Refuse(given.GetValue(digestInterval) < 0, "--digest-interval", $"an interval is 0 or more ticks; found {given.GetValue(digestInterval)}");
        Refuse(!isCpu && !isBatch && given.GetValue(threads) > 1, "--threads", $"the {name} engine has {(isReference ? "one thread" : "as many threads as its device")}", $"leave it out, or take --engine {Engines.Cpu.Name}");
        Refuse(given.GetValue(device) is not null && name != Engines.Gpu.Name, "--device", $"the {name} engine runs on no device", $"take --engine {Engines.Gpu.Name}");
        Refuse(isReference && isBatch, "--batch", "the reference engine runs one stimulus at a time", $"take --engine {Engines.Cpu.Name}");
        Refuse(isBatch && given.GetValue(stimulus) is not null, "--batch", "there is a --stimulus, too", "give all stimuli to --batch");
        Refuse(isKept && !isCpu, named, $"the {name} engine makes no checkpoints", $"take --engine {Engines.Cpu.Name}");
        Refuse(isKept && isBatch, named, "samples of a batch have no checkpoints", "leave it out");
        Refuse(isKept && !isBatch && given.GetValue(output) is null, named, "only a run that writes its trace can be gone on with", "give --output");
        return !diagnostics.HasErrors;

        void Refuse(bool isWrong, string option, string message, string? help = null)
        {
            if (isWrong)
                diagnostics.Error(Code.BadOption, new Place.Named(option), message, help);
        }
    }
}
