using Neuro.Codegen;
using Neuro.Hw;

namespace Neuro.Tests;

/// <summary>The check is checked: a fault in one kernel is found through both tools, at the tick where it first shows.</summary>
[Category("OpenCL")]
public sealed class OpenClFaultTests
{
    [TestCase("a comparison", "kernels/count_neuron.h", "6 <= v_sat", "6 < v_sat", "first at tick 4, population a, neuron 0")]
    [TestCase("a delay", "kernels/deliver.cl", "in_a_delay[synapse]", "1u", "first at tick 3, state digest")]
    [TestCase("a sum that stays", "kernels/neuro_sums.h", "sums[index] = 0;", "sums[index] = sum;", "first at tick 6, state digest")]
    [TestCase("a neuron too few", "kernels/update.cl", "neuron >= 5u", "neuron >= 4u", "first at tick 3, state digest")]
    [TestCase("a digest of other cells", "kernels/record.cl", "(uint32_t)word, i)", "(uint32_t)word, 0u)", "first at tick 0, state digest")]
    public void A_fault_is_told_where_it_first_shows(string what, string file, string sound, string faulty, string told)
    {
        IEmulator[] emulators = [new OpenClEmulator(), new OpenClHostEmulator()];
        foreach (var tool in emulators.SelectMany(emulator => emulator.Tools))
            NeededTool.Require(tool);
        using var folder = new TemporaryFolder();
        var network = Elaborated.Of(FoundFaultTests.Counting);
        var target = new FaultyTarget(Targets.OpenCl, file, sound, faulty);

        var rows = Verifier.Run(new(network, FoundFaultTests.Counted(network), 8, [new()], [.. emulators], folder.Path, Thorough: false, target), null, default);

        Assert.That(rows.Select(row => (row.Tool, row.Agreed)), Is.EqualTo([("opencl", false), ("opencl-host", false)]), what);
        foreach (var row in rows)
            Assert.That(FoundFaultTests.Page(row), Does.Contain(told), what);
    }
}
