using Neuro.Codegen;
using Neuro.Graph;
using Neuro.Hw;

namespace Neuro.Tests;

/// <summary>Convolutions in hardware: addresses are counted, a kernel's word stands once, channels lie in lanes.</summary>
[Category("Icarus")]
public sealed class ConvolutionCoreTests
{
    private static readonly Format Weight = Format.Fix(6, 0);

    [Test]
    public void A_random_network_of_convolutions_does_what_the_reference_engine_does([Range(1, 12)] int seed, [Values(1, 2, 4)] int lanes)
    {
        var network = RandomConvolution.Of((ulong)seed);
        var events = RandomConvolution.Events(Elaborated.Of(network), (ulong)seed, ticks: 12);
        var subject = new HardwareCase(FuzzCase.Of(network, Elaborated.Of(network), events, [], ticks: 12), new(lanes), new(StallIn: 30, StallOut: 30), UsesMemory: false);

        Assert.That(HardwareCheck.InIcarus(subject), Is.Null, subject.ToString());
    }

    // Channels of the first layer fill the lanes, those of the second do not; the third sees places, and is no convolution.
    [TestCase(1), TestCase(2), TestCase(4), TestCase(8)]
    public void Channels_are_loaded_read_back_and_leave_in_order(int lanes)
    {
        var network = Network.Named("planes").Input("in", [2, 4, 5]).Layer("a", [8, 4, 5]).Layer("b", [9, 2, 2])
            .Population("c", 3, ShippedModels.Get("Lif"), ("keep", 0.5m), ("threshold", 3))
            .Project("in", "a", Weight, Layers.Kernel(3, stride: 1, padding: 1), Values.Uniform(-8, 9, seed: 1), Values.Uniform(0, 3, seed: 2), loadable: true)
            .Project("a", "b", Weight, Layers.Kernel(2, stride: 2, padding: 0), Values.Uniform(-4, 9, seed: 3), Values.Uniform(1, 9, seed: 4), loadable: true)
            .Project("b", "c", Weight, new Rule.AllToAll(), Values.Uniform(-4, 9, seed: 5), 2, loadable: true)
            .Project("c", "a", Weight, new Rule.FixedProbability(1UL << 31, 7), -3, 1, loadable: true)
            .Probe("a.v").Probe("b[3:33].v");
        var elaborated = Elaborated.Of(network);
        var subject = new HardwareCase(FuzzCase.Of(network, elaborated, RandomConvolution.Events(elaborated, seed: 5, ticks: 9), [], ticks: 9), new(lanes), new(StallOut: 20), UsesMemory: true);

        Assert.That(HardwareCheck.InIcarus(subject), Is.Null);
    }

    // One table says where a window lies, and where a part of a population begins, from which an address follows.
    [TestCase(1), TestCase(2), TestCase(4), TestCase(8)]
    [Category("Verilator")]
    [Category("Yosys")]
    public void Tools_have_nothing_to_say_about_a_convolution_beside_a_part_of_a_population(int lanes)
    {
        var network = Network.Named("beside").Input("in", [1, 4, 5]).Layer("a", [8, 4, 5]).Layer("b", [5])
            .Project("in", "a", Weight, Layers.Kernel(3, stride: 1, padding: 1), Values.Uniform(-8, 9, seed: 1), Values.Uniform(0, 3, seed: 2))
            .Project("in[7:12]", "b", Weight, new Rule.OneToOne(), Values.Uniform(-8, 9, seed: 3), 1);

        var plan = HardwarePlan.Of(Elaborated.Of(network), new(lanes));

        Assert.That(plan.Rows.Select(row => row.Window is not null), Is.EqualTo([true, false]));
        Assert.That(VerilogLint.Complaints(plan), Is.Empty);
    }

    [TestCase(1), TestCase(2), TestCase(4), TestCase(8)]
    public void A_kernel_has_each_of_its_words_once_and_no_targets(int lanes)
    {
        var network = Network.Named("once").Input("in", [3, 12, 12]).Layer("a", [8, 12, 12])
            .Project("in", "a", Weight, Layers.Kernel(3, stride: 1, padding: 1), Values.Uniform(-32, 31, seed: 1), Values.Uniform(1, 4, seed: 2));

        var memories = MemoryTable.Of(HardwarePlan.Of(Elaborated.Of(network), new(lanes, Digest: false))).ToDictionary(m => m.Name);

        Assert.That(memories["in_a_kernel"].Bits, Is.EqualTo(8 * 3 * 3 * 3 * (6 + 2)));
        Assert.That(memories.Keys.Where(name => name.StartsWith("sparse", StringComparison.Ordinal)), Is.Empty);
    }

    // A spike in the middle of the image reaches nine places of eight channels.
    [TestCase(1), TestCase(2), TestCase(4), TestCase(8)]
    public void Every_lane_adds_a_synaptic_event_a_clock(int lanes)
    {
        var network = Network.Named("busy").Input("in", [1, 16, 16]).Layer("a", [8, 16, 16])
            .Project("in", "a", Weight, Layers.Kernel(3, stride: 1, padding: 1), Values.Uniform(-32, 31, seed: 1), 1);
        var plan = HardwarePlan.Of(Elaborated.Of(network), new(lanes, Digest: false));

        var none = new CyclePrediction(plan).Tick(1, [], _ => []).All;
        var some = new CyclePrediction(plan).Tick(1, [], population => population == 0 ? [.. Enumerable.Range(1, 14).Select(x => 16 + x)] : []).All;

        Assert.That(14 * 9 * 8 / (double)(some - none), Is.GreaterThanOrEqualTo(0.9 * lanes));
    }
}
