using System.Collections.Immutable;
using Neuro.Codegen;
using Neuro.Hw;

namespace Neuro.Tests;

/// <summary>Every module of the support library under its own test bench.</summary>
[Category("Icarus")]
public sealed class SupportLibraryBenchTests : IDisposable
{
    private readonly RtlFolder rtl = new();

    public static IEnumerable<string> Modules => SupportLibrary.Names;

    public void Dispose() => rtl.Dispose();

    [TestCaseSource(nameof(Modules))]
    public void A_module_passes_its_test_bench_in_Icarus(string module) => Assert.That(rtl.Passes(module));

    [TestCaseSource(typeof(SupportLibraryMutants), nameof(SupportLibraryMutants.All))]
    public void A_test_bench_finds_what_is_wrong(string module, string from, string to)
    {
        rtl.Change($"{module}.v", from, to);

        Assert.That(rtl.Passes(module), Is.False);
    }

    [Test, Category("Verilator")]
    public void All_modules_pass_their_test_benches_in_Verilator()
    {
        var benches = Modules.Select(module => new HardwareProject(rtl.Path, [.. RtlFolder.FilesOf(module)], $"{module}_tb", $"{module}_tb.v")).ToImmutableArray();
        // These read no run.
        var run = new RunFolder(rtl.Path, "run");

        var batch = HardwareCheck.Batches.BuildBatch(benches, [.. benches.Select(_ => run)], CancellationToken.None);

        Assert.That(batch.Run(BenchOptions.Plain, CancellationToken.None).Select(result => result.Complaint), Is.All.Null);
    }

    [Test]
    public void Test_benches_read_what_Neuros_own_functions_give() => Assert.Multiple(() =>
    {
        Accepted.Text(Repository.PathOf("hw", "rtl", "neuro_draw_tb.hex"), ThreefryVectors.Draws());
        Accepted.Text(Repository.PathOf("hw", "rtl", "neuro_key_tb.hex"), ThreefryVectors.Keys());
        Accepted.Text(Repository.PathOf("hw", "rtl", "neuro_digest_tb.hex"), ThreefryVectors.Digests());
    });

    [Test]
    public void The_contracts_check_values_lead_their_files()
    {
        // Seed 1, population hidden, tick 0, neuron 1; and the cells 0, 1, -1, 32767.
        Assert.That(ThreefryVectors.Draws().Split('\n')[..2].Select(line => line[32..]), Is.EqualTo(["e4eff9a213b51733", "b2b2c23c1ddd4311"]));
        Assert.That(ThreefryVectors.Digests().Split('\n')[3][16..], Is.EqualTo("d67969e009d03e5a"));
    }
}
