using Neuro.Sim;

namespace Neuro.Tests;

/// <summary>Every example, run by an engine, gives the reference engine's trace; each engine inherits this.</summary>
/// <param name="mostTicks">Enough for everything in them to happen; the reference engine takes its time.</param>
public abstract class EngineExamples(long mostTicks, params IEngine[] engines)
{
    private static readonly (string Network, string? Stimulus)[] Runs =
    [
        ("balanced/balanced.neuro.json", null),
        ("balanced/same_delay.neuro.json", null),
        ("benchmarks/n4.neuro.json", null),
        ("benchmarks/n4.neuro.json", "benchmarks/n4_samples.stimulus.json"),
        ("delay_motif/equal_delays.neuro.json", "delay_motif/patterns.csv"),
        ("delay_motif/motif.neuro.json", "delay_motif/patterns.csv"),
        ("edge_motion/edge_motion.neuro.json", "edge_motion/bar.csv"),
        ("hardware/a.neuro.json", null),
        ("hardware/b.neuro.json", null),
        ("hardware/c.neuro.json", null),
        ("jeffress/equal_delays.neuro.json", "jeffress/passing.stimulus.json"),
        ("jeffress/jeffress.neuro.json", "jeffress/passing.stimulus.json"),
        ("own_model/rates.neuro.json", "own_model/kicks.csv"),
        ("tdnn/tdnn.neuro.json", "tdnn/glides.csv"),
    ];

    // Stated with the spikes they give, see BenchmarkRunTests; or too large for every day.
    private static readonly string[] Others = ["benchmarks/n1x.neuro.json", "benchmarks/n2x.neuro.json", "benchmarks/n3.neuro.json", "benchmarks/n3_full.neuro.json"];

    private static IEnumerable<TestCaseData> Cases => Runs.Select(run => new TestCaseData(run.Network, run.Stimulus));

    [TestCaseSource(nameof(Cases))]
    public void An_example_gives_the_same_trace(string networkPath, string? stimulusPath)
    {
        var network = ExampleRun.NetworkAt(Repository.PathOf("examples", networkPath));
        var stimulus = stimulusPath is null ? Stimulus.Empty : ExampleRun.StimulusAt(network, Repository.PathOf("examples", stimulusPath));
        var ticks = Math.Min(mostTicks, RunLength.Default(network, stimulus) ?? mostTicks);
        var expected = Run(new ReferenceEngine());

        Assert.That(expected.Events(), Is.Not.Empty);
        for (var engine = 0; engine < engines.Length; engine++)
            Assert.That(Traces.Difference(expected, Run(engines[engine])), Is.Null, $"{engines[engine].Name}, number {engine}");

        MemoryTrace Run(IEngine engine)
        {
            var trace = new MemoryTrace(Recording.Header(network, StimulusDigest.Of(network, stimulus, ticks), ticks));
            engine.Run(network, stimulus, trace.Header, trace, CancellationToken.None);
            return trace;
        }
    }

    [Test]
    public void No_example_is_left_out()
    {
        var root = Repository.PathOf("examples");
        var all = Directory.EnumerateFiles(root, "*.neuro.json", SearchOption.AllDirectories).Select(path => Path.GetRelativePath(root, path).Replace('\\', '/'));

        Assert.That(all, Is.EquivalentTo(Runs.Select(run => run.Network).Concat(Others).Distinct()));
    }
}
