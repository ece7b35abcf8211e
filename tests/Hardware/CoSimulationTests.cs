namespace Neuro.Tests;

/// <summary>
/// Every golden case and every example as hardware in Verilator: the words, the digests and the cycles of every tick are
/// those of the reference engine, plainly and with words held back.
/// </summary>
[Category("Verilator")]
public sealed class CoSimulationTests
{
    private const long MostCycles = 60_000;

    // Synapses by the million: their memories are no simulation of a few minutes.
    private static readonly string[] TooLarge = ["benchmarks/n1x", "benchmarks/n2x", "benchmarks/n3", "benchmarks/n3_full"];

    // Network, stimulus, ticks; 0: until the stimulus has passed through.
    internal static readonly (string Network, string? Stimulus, long Ticks)[] Examples =
    [
        ("balanced/balanced", null, 100),
        ("balanced/same_delay", null, 100),
        ("benchmarks/n4", "benchmarks/n4_samples.stimulus.json", 100),
        ("delay_motif/equal_delays", "delay_motif/patterns.csv", 0),
        ("delay_motif/motif", "delay_motif/patterns.csv", 0),
        ("edge_motion/edge_motion", "edge_motion/bar.csv", 0),
        ("hardware/a", null, 30),
        ("hardware/b", null, 50),
        ("hardware/c", null, 30),
        ("jeffress/equal_delays", "jeffress/passing.stimulus.json", 400),
        ("jeffress/jeffress", "jeffress/passing.stimulus.json", 400),
        ("own_model/rates", "own_model/kicks.csv", 0),
        ("tdnn/tdnn", "tdnn/glides.csv", 0),
    ];

    [Test]
    public void Golden_cases_agree() => Agree(GoldenCase.Names.Select((name, i) => HardwareRun.OfGolden(name, new(Lanes: 1 << (i % 4)))));

    [Test]
    public void Examples_agree() => Agree(Examples.Select(example => HardwareRun.OfExample(example, new(Lanes: 4))));

    [Test]
    public void No_example_is_forgotten() => Assert.That(
        Directory.GetFiles(Repository.PathOf("examples"), "*.neuro.json", SearchOption.AllDirectories)
            .Select(path => Path.GetRelativePath(Repository.PathOf("examples"), path)[..^".neuro.json".Length].Replace('\\', '/')),
        Is.EquivalentTo(Examples.Select(example => example.Network).Concat(TooLarge)));

    private static void Agree(IEnumerable<HardwareRun> runs) => Assert.That(HardwareRun.WrongInVerilator([.. runs], MostCycles), Is.Empty);
}
