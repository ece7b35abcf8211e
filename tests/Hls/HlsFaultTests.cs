using Neuro.Codegen;
using Neuro.Hw;

namespace Neuro.Tests;

/// <summary>
/// The check is checked: a fault in one line of emitted C++ is found, at the tick where it first shows and with the neuron
/// whose state it is; what the language leaves undefined ends a sanitized run.
/// </summary>
[Category("Compilers")]
public sealed class HlsFaultTests
{
    [TestCase("a weight", "src/memory.h", "    1, 5,", "    3, 5,", "tick 3, a[0]: v is raw 3, should be 1")]
    [TestCase("a delay", "src/deliver.h", "uint32_t(in_a_delay[synapse])", "1u", "first at tick 3, state digest")]
    [TestCase("a comparison", "src/count_neuron.h", "6 <= v_sat", "6 < v_sat", "first at tick 4, population a, neuron 0")]
    [TestCase("a neuron too few", "src/update.h", "neuron < 5u", "neuron < 4u", "first event that differs: tick 4, population a, neuron 4")]
    [TestCase("a sum that stays", "src/neuro_sums.h", "sums[index] = 0;", "sums[index] = sum;", "first at tick 6, state digest")]
    [TestCase("a sum that never goes back", "src/deliver.h", "    neuro_release(count_x_ring, count_x_held);\n", "", "state digest")]
    [TestCase("a ring that stands still", "src/core.cpp", "now_of_3 + 1u < 3u ? now_of_3 + 1u", "now_of_3 + 1u < 3u ? now_of_3", "state digest")]
    [TestCase("a digest of other cells", "src/output.h", "uint32_t(word), i)", "uint32_t(word), 0u)", "first at tick 0, state digest")]
    public void A_fault_is_told_where_it_first_shows(string what, string file, string sound, string faulty, string told)
    {
        var row = Verified(new FaultyTarget(Targets.Hls, file, sound, faulty), "clang++", isThorough: false).Single();

        Assert.That(row.Agreed, Is.False, what);
        Assert.That(FoundFaultTests.Page(row), Does.Contain(told), what);
    }

    [TestCase("a channel too many", "src/neuro_input.h", "item.neuron - its.first >= its.count", "item.neuron - its.first > its.count", "words refused")]
    [TestCase("an order that is not kept", "src/neuro_input.h", "word <= reader.last", "word < reader.last", "words refused")]
    [TestCase("a number at another place", "src/port.h", "return count_v[entry];", "return count_v[0];", "loaded and read back")]
    [TestCase("a place too many", "src/port.h", "entry >= its.entries", "entry > its.entries", "loaded and read back")]
    [TestCase("a state that a reset forgets", "src/input.h", "        count_v[row] = 0;\n", "        (void)row;\n", "directed, reset")]
    public void A_fault_that_a_plain_run_does_not_show_is_found_by_its_own_trial(string what, string file, string sound, string faulty, string trial)
    {
        var rows = Verified(new FaultyTarget(Targets.Hls, file, sound, faulty), "g++", isThorough: true);

        Assert.That(rows.Single(row => row.Run == "stimulus").Agreed, Is.True, what);
        Assert.That(rows.Single(row => row.Run == trial).Agreed, Is.False, what);
    }

    [Test]
    public void An_index_outside_its_array_ends_a_sanitized_run() => Assert.That(
        () => Verified(new FaultyTarget(Targets.Hls, "src/neuro_sums.h", "slot < slots ? slot : slot - slots", "slot + slots"), "sanitizers", isThorough: false),
        Throws.TypeOf<ToolFailedException>());

    private static IReadOnlyList<VerificationRow> Verified(ITarget target, string tool, bool isThorough)
    {
        var emulator = Emulators.Named(tool)!;
        foreach (var needed in emulator.Tools)
            NeededTool.Require(needed);
        using var folder = new TemporaryFolder();
        var network = Elaborated.Of(FoundFaultTests.Counting);
        return Verifier.Run(new(network, FoundFaultTests.Counted(network), 8, [new()], [emulator], folder.Path, isThorough, target), null, default);
    }
}
