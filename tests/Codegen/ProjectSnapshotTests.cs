using Neuro.Codegen;
using Neuro.Graph;

namespace Neuro.Tests;

/// <summary>
/// Whole emitted projects, as a designer is given them: they lie in the repository, and nothing about them changes
/// unnoticed. Tools have nothing to say about them as they lie.
/// </summary>
public sealed class ProjectSnapshotTests
{
    public static IEnumerable<TestCaseData> Projects =>
    [
        Case("axons", Axons, new(Lanes: 2, Delays: DelayForm.Relays)),
        Case("dense", Dense, new(Lanes: 2, Digest: false)),
        Case("lists_axi", Lists, new(Lanes: 4, Shell: Shell.Axi)),
        Case("planes", Planes, new(Lanes: 2)),
        Case("stages", Stages, new(Lanes: 1, Shell: Shell.Axi, Prefix: "ears_")),
    ];

    [TestCaseSource(nameof(Projects))]
    public void A_project_is_emitted_as_it_lies_in_the_repository(string name, Network network, PlanOptions options) =>
        Snapshot.Assert("verilog", name, new VerilogTarget().Emit(HardwarePlan.Of(Elaborated.Of(network), options)));

    [TestCaseSource(nameof(Projects)), Category("Icarus"), Category("Verilator"), Category("Yosys")]
    public void Tools_have_nothing_to_say_about_it(string name, Network network, PlanOptions options)
    {
        _ = network;
        var folder = Repository.PathOf("tests", "snapshots", "verilog", name + ".verified");
        string[] sources = [.. File.ReadLines(Path.Combine(folder, options.Top + ".f"))];

        Assert.That(VerilogLint.Complaints(folder, options.Top, sources), Is.Empty);
    }

    // Images are as wide as memories are, and a table's row is one line.
    [Test]
    public void No_line_is_longer_than_120_columns_or_ends_in_a_blank() => Assert.That(
        Directory.GetFiles(Repository.PathOf("tests", "snapshots", "verilog"), "*", SearchOption.AllDirectories)
            .Where(file => file.Contains(".verified" + Path.DirectorySeparatorChar, StringComparison.Ordinal) && Path.GetExtension(file) != ".hex")
            .SelectMany(file => File.ReadLines(file).Where(line => (line.Length > 120 && !line.StartsWith("| ", StringComparison.Ordinal)) || line.EndsWith(' ')).Select(line => $"{file}: {line}")),
        Is.Empty);

    // Each neuron has one delay for all its synapses: spikes wait in a relay.
    internal static Network Axons => Network.Named("axons").Input("in", 5)
        .Population("n", 6, ShippedModels.Get("Lif"), ("keep", 0.875m), ("threshold", 4))
        .Project("in", "n", Format.Fix(6, 0), new Rule.AllToAll(), Values.Uniform(-8, 7, seed: 1), AxonalDelayTests.EachOf([3, 9, 1, 12, 5], 6));

    // All to all, a generator that adds straight into a port, weights that can be loaded.
    internal static Network Dense => Network.Named("dense")
        .Population("n", 6, ShippedModels.Get("Lif"), ("keep", 0.875m), ("threshold", 4))
        .Project("n", "n", Format.Fix(6, 0), new Rule.AllToAll(), Values.Uniform(-8, 7, seed: 1), Values.Uniform(1, 5, seed: 2), loadable: true)
        .Drive("n.x", new GeneratorKind.Regular(Period: 3, Phase: 1), format: Format.Fix(6, 0), weight: 6);

    // Payloads, parameters per neuron, probes, synapses here and there.
    internal static Network Lists => Network.Named("lists").Input("in", 5, Format.Fix(8, 4))
        .Population("a", 9, ShippedModels.Get("Relu"), ("bias", Values.Uniform(-1, 1, seed: 3)))
        .Project("in", "a", Format.Fix(6, 2), new Rule.FixedProbability(1UL << 31, 7), Values.Uniform(-8, 7, seed: 4), Values.Uniform(0, 6, seed: 5))
        .Probe("a.y");

    internal static Network Planes => Network.Named("planes").Input("image", [1, 4, 4])
        .Population("map", [4, 4, 4], ShippedModels.Get("If"), ("threshold", 3))
        .Population("out", 2, ShippedModels.Get("Lif"), ("keep", 0.5m), ("threshold", 3))
        .Project("image", "map", Format.Fix(4, 0), new Rule.Convolution([3, 3], [1, 1], [1, 1], [1, 1], 1), Values.Uniform(-4, 5, seed: 6), Values.Uniform(1, 3, seed: 7))
        .Project("map", "out", Format.Fix(4, 0), new Rule.AllToAll(), Values.Uniform(-4, 5, seed: 8), 1);

    // Two layers within a tick, and a model that draws.
    internal static Network Stages => Network.Named("stages").Input("in", 2)
        .Population("first", 3, ShippedModels.Get("StochasticLif"), ("keep", 0.5m), ("threshold", 2), ("noise", 1))
        .Population("second", 3, ShippedModels.Get("Lif"), ("keep", 0.5m), ("threshold", 2))
        .Project("in", "first", Format.Fix(4, 0), new Rule.AllToAll(), 3, 0)
        .Project("first", "second", Format.Fix(4, 0), new Rule.OneToOne(), 2, 0);

    // Names that mean something to a compiler, if they stand in its comments.
    internal static Network NamesOfSigns => Network.Named("a */ b \\")
        .Input("in */ /*", 2)
        .Population("out ??/ \\", 2, ShippedModels.Get("If"), ("threshold", 1))
        .Population("*/ end", 2, ShippedModels.Get("If"), ("threshold", 1))
        .Project("in */ /*", "out ??/ \\", Format.Fix(4, 0), new Rule.AllToAll(), 1, 1)
        .Project("out ??/ \\", "*/ end", Format.Fix(4, 0), new Rule.Listed([0], [1]), 1, 2)
        .Probe("*/ end.v");

    private static TestCaseData Case(string name, Network network, PlanOptions options) => new TestCaseData(name, network, options).SetArgDisplayNames(name);
}
