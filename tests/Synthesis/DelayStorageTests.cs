using Neuro.Codegen;
using Neuro.Graph;

namespace Neuro.Tests;

/// <summary>The ways to keep delayed events are compared by formula, on the actual network.</summary>
public sealed class DelayStorageTests
{
    // Megabits that were worked out by hand for three networks with 16-bit sums; the last has a tenth of all pairs joined,
    // and counts of the mean number of synapses.
    [TestCase(532, 1_212, 249_856, 5, 31, 256, 8, false, 3.51, 4.38, 4.60)]
    [TestCase(256, 256, 65_536, 4, 16, 256, 8, false, 0.85, 1.09, 1.10)]
    [TestCase(1_024, 1_024, 104_858, 6, 64, 102, 10, true, 3.58, 2.43, 2.95)]
    public void The_formulas_give_what_was_worked_out_by_hand(
        long targets, long sources, long synapses, int delayBits, int slots, long fanOut, int targetBits, bool isSparse, double ring, double history, double queue)
    {
        var sizes = new DelaySizes(targets, sources, synapses, 8, delayBits, slots, 16, fanOut, targetBits, isSparse);

        Assert.That(sizes.RingBits / 1e6, Is.EqualTo(ring).Within(0.01));
        Assert.That(sizes.HistoryBits / 1e6, Is.EqualTo(history).Within(0.01));
        Assert.That(sizes.QueueBits / 1e6, Is.EqualTo(queue).Within(0.01));
    }

    // Sums are as wide as the networks' weights need, and counts of synapses as the neuron with most of them needs.
    [TestCase("a", 3_512_000, 4_381_928, 4_607_360)]
    [TestCase("b", 856_064, 1_093_888, 1_102_080)]
    [TestCase("c", 3_441_081, 2_483_774, 2_942_526)]
    public void A_network_is_measured_as_it_is(string name, long ring, long history, long queue)
    {
        var network = NetworkReader.Read(Repository.PathOf("examples", "hardware", name + ".neuro.json"), new Diagnostics())!;

        var stores = DelayStorage.Of(HardwarePlan.Of(Elaborated.Of(network), new()));

        Assert.That(stores.Select(store => store.Bits), Is.EqualTo(new long?[] { ring, history, queue, null }));
        Assert.That(stores.Single(store => store.IsTaken).Overflow, Is.EqualTo("impossible"));
    }

    [Test]
    public void Rings_take_what_the_formula_says_where_targets_are_computed()
    {
        var network = NetworkReader.Read(Repository.PathOf("examples", "hardware", "b.neuro.json"), new Diagnostics())!;
        var plan = HardwarePlan.Of(Elaborated.Of(network), new(Lanes: 4));

        var built = MemoryTable.Of(plan).Where(memory => memory.Name is "n_n_rows" or "sixteenth16_x_ring").Sum(memory => memory.Bits);

        Assert.That(DelayStorage.Sizes(plan).RingBits, Is.EqualTo(built));
    }

    [Test]
    public void One_delay_for_each_source_is_named_where_all_its_synapses_have_one()
    {
        using var folder = new TemporaryFolder();
        var path = folder.Write("axons.neuro.json", """
            { "neuro": 1, "name": "axons",
              "populations": [ { "name": "n", "size": 4, "model": "If", "parameters": { "threshold": 1 } } ],
              "projections": [ { "source": "n", "target": "n", "format": "fix<4,0>", "synapses": [[0, 1, 3, 5], [0, 2, -3, 5], [3, 1, 7, 2]] } ] }
            """);

        var stores = DelayStorage.Of(HardwarePlan.Of(Elaborated.Of(NetworkReader.Read(path, new Diagnostics())!), new()));

        Assert.That(stores[^1].Bits, Is.Not.Null);
    }
}
