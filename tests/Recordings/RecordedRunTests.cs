using System.Globalization;
using System.Text;
using Neuro.Codegen;
using Neuro.Graph;
using Neuro.Hw;
using Neuro.Sim;

namespace Neuro.Tests;

/// <summary>
/// Networks that hear, see and feel real recordings. The digest of each trace is pinned, so that it is the same on every
/// machine and from version to version.
/// </summary>
public abstract class RecordedRuns
{
    protected const int MicrosecondsPerTick = 2000;

    [Test]
    public void Spoken_digits_give_the_same_traces_on_every_machine()
    {
        // The sixth recording of each digit by each of six speakers.
        var network = Network("words");
        var recordings = Directory.GetFiles(SharedData.At("data", "fsdd"), "*_5.wav").Order(StringComparer.Ordinal).ToArray();

        Assert.That(recordings, Has.Length.EqualTo(60));
        Pin("words", network, recordings.Select(path => (Path.GetFileName(path), Heard(network, path))));
    }

    [Test]
    public void Digits_before_a_camera_give_the_same_traces_on_every_machine()
    {
        var network = Network("digits");
        var recordings = Directory.GetFiles(SharedData.At("data", "nmnist"), "*.bin").Order(StringComparer.Ordinal).ToArray();

        Assert.That(recordings, Has.Length.EqualTo(60));
        Pin("digits", network, recordings.Select(path => (Path.GetFileName(path), Seen(network, path))));
    }

    [Test]
    public void Letters_under_a_fingertip_give_the_same_traces_on_every_machine()
    {
        var network = Network("letters");
        var rows = File.ReadLines(SharedData.At("data", "braille7", "braille7.csv")).Skip(1).Select(line => line.Split(',')).ToArray();

        Assert.That(rows, Has.Length.EqualTo(210));
        Pin("letters", network, rows.Select(row => ($"{row[0]} {row[2]}", Felt(network, row[3]))));
    }

    /// <summary>What each stimulus gives.</summary>
    protected abstract IEnumerable<MemoryTrace> Traces(ElaboratedNetwork network, IReadOnlyList<Stimulus> stimuli);

    protected static ElaboratedNetwork Network(string name) => ExampleRun.NetworkAt(Repository.PathOf("tests", "Recordings", "runs", $"{name}.neuro.json"));

    // Up to four spikes of a half-wave, counted over eight samples: a millisecond.
    private static Stimulus Heard(ElaboratedNetwork network, string path) =>
        Recorded(network, path, new(["ear"], EventMerge.Sum, null, SamplesPerTick: 8, EventsPerWave: 4));

    protected static Stimulus Seen(ElaboratedNetwork network, string path) =>
        Recorded(network, path, new([], EventMerge.One, MicrosecondsPerTick, SamplesPerTick: 1, EventsPerWave: 1));

    private static Stimulus Recorded(ElaboratedNetwork network, string path, RecordingOptions options)
    {
        var diagnostics = new Diagnostics();
        var stimulus = RecordedStimulus.Read(path, network, options, diagnostics);
        Assert.That(diagnostics.Items, Is.Empty);
        return stimulus!;
    }

    // Three hexadecimal digits a tick; bit k is taxel k.
    private static Stimulus Felt(ElaboratedNetwork network, string bits)
    {
        const int digits = 3;
        var stimulus = new StimulusBuilder(network).Lasts(bits.Length / digits);
        for (var tick = 0; tick < bits.Length / digits; tick++)
        {
            var taxels = int.Parse(bits.AsSpan(tick * digits, digits), NumberStyles.HexNumber, CultureInfo.InvariantCulture);
            for (var taxel = 0; taxel < 12; taxel++)
                if ((taxels >> taxel & 1) != 0)
                    stimulus.Event(tick, "finger", taxel);
        }
        return stimulus.Build();
    }

    // One line a recording: events given, events sent by all neurons, digest of the trace.
    private void Pin(string name, ElaboratedNetwork network, IEnumerable<(string Recording, Stimulus Stimulus)> runs)
    {
        var table = new StringBuilder("recording,given,sent,digest\n");
        var recordings = runs.ToList();
        foreach (var ((recording, stimulus), trace) in recordings.Zip(Traces(network, [.. recordings.Select(run => run.Stimulus)])))
            table.Append(CultureInfo.InvariantCulture, $"{recording},{stimulus.Events.Length},{trace.Events().Count()},{trace.Digest()}\n");
        Accepted.Text(Repository.PathOf("tests", "Recordings", "runs", $"{name}.digests.csv"), table.ToString());
    }
}

/// <summary>On the reference engine.</summary>
public sealed class RecordedRunTests : RecordedRuns
{
    [Test]
    public void A_recording_gives_the_same_trace_by_whatever_way_it_comes()
    {
        var network = Network("digits");
        var recording = SharedData.At("data", "nmnist", "3_00008.bin");
        using var folder = new TemporaryFolder();
        foreach (var file in Directory.GetFiles(Repository.PathOf("tests", "Recordings", "runs"), "digits.*"))
            File.Copy(file, folder.PathOf(Path.GetFileName(file)));
        // SLAYER's name for the same bytes.
        File.Copy(recording, folder.PathOf("three.bs2"));
        folder.Write("named.stimulus.json", $$"""
            {"neuro": 1, "recordings": [{"nmnist": "three.bs2", "population": "eye", "microseconds_per_tick": {{MicrosecondsPerTick}}}]}
            """);
        Neuro(folder, "import", "three.bs2", "--for", "digits.neuro.json", "-o", "listed.csv");
        Neuro(folder, "import", "three.bs2", "--for", "digits.neuro.json", "-o", "listed.npz");

        var direct = ExampleRun.Of(network, Seen(network, recording)).Digest().ToString();
        foreach (var stimulus in new[] { "named.stimulus.json", "listed.csv", "listed.npz" })
            Assert.That(Neuro(folder, "run", "digits.neuro.json", "-s", stimulus), Does.EndWith($"digest  {direct}\n"), stimulus);
    }

    protected override IEnumerable<MemoryTrace> Traces(ElaboratedNetwork network, IReadOnlyList<Stimulus> stimuli) =>
        stimuli.Select(stimulus => ExampleRun.Of(network, stimulus));

    private static string Neuro(TemporaryFolder folder, params string[] arguments)
    {
        var result = NeuroProcess.Run(folder.Path, arguments);
        Assert.That((result.ExitCode, result.Error), Is.EqualTo((0, "")));
        return result.Output;
    }
}

/// <summary>On the gpu engine, all recordings side by side.</summary>
public sealed class RecordedGpuTests : RecordedRuns
{
    protected override IEnumerable<MemoryTrace> Traces(ElaboratedNetwork network, IReadOnlyList<Stimulus> stimuli)
    {
        var folder = new TemporaryFolder();
        try
        {
            var samples = stimuli.Select((stimulus, n) => new BatchSample($"{n}", _ => stimulus, Ticks: null, folder.PathOf($"{n}.trace"))).ToList();
            new GpuBatch(network, GpuDevices.Processor, digestInterval: 1).Run(samples, sideBySide: 64, finished: null, CancellationToken.None);
            foreach (var sample in samples)
            {
                using var reader = TraceReader.Open(sample.Trace!);
                yield return MemoryTrace.Of(reader);
            }
        }
        finally
        {
            folder.Dispose();
        }
    }
}

/// <summary>On emitted hardware of four lanes, in the predicted cycles.</summary>
[Category("Verilator")]
public sealed class RecordedHardwareTests() : RecordedEmulations(new(Lanes: 4), new VerilatorEmulator());

/// <summary>On emitted C++.</summary>
[Category("Compilers")]
public sealed class RecordedHlsTests() : RecordedEmulations(new(), Emulators.Named("g++")!);

/// <summary>On something emitted that is built once and runs them all.</summary>
public abstract class RecordedEmulations(PlanOptions options, IEmulator emulator) : RecordedRuns
{
    protected override IEnumerable<MemoryTrace> Traces(ElaboratedNetwork network, IReadOnlyList<Stimulus> stimuli)
    {
        using var hardware = BuiltHardware.Of(network, options, emulator, CancellationToken.None);
        return stimuli.AsParallel().AsOrdered().WithDegreeOfParallelism(2).Select(stimulus =>
        {
            var ticks = RunLength.Default(network, stimulus)!.Value;
            var trace = new MemoryTrace(Recording.Header(network, StimulusDigest.Of(network, stimulus, ticks), ticks));
            hardware.Run(stimulus, trace.Header, trace, BenchOptions.Plain, CancellationToken.None);
            return trace;
        }).ToList();
    }
}
