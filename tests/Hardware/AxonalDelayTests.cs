using System.Collections.Immutable;
using Neuro.Codegen;
using Neuro.Graph;
using Neuro.Hw;
using Neuro.Sim;

namespace Neuro.Tests;

/// <summary>
/// Where every neuron of a source has one delay for all its synapses, spikes wait in relays instead of sums in rings: the
/// same events on the same ticks, in fewer bits.
/// </summary>
[Category("Icarus")]
public sealed class AxonalDelayTests
{
    private const int Ticks = 40;

    private static readonly Format Weight = Format.Fix(5, 0);

    private static readonly BenchOptions[] Treatments = [new(StallIn: 30, StallOut: 30), new(StallOut: 20, Seed: 3, Resets: 2, ResetWithin: 600)];

    [Test]
    public void Spikes_wait_in_relays_as_sums_would_in_rings([Values(1, 2, 4, 8)] int lanes, [Values(0, 1)] int treatment) =>
        Assert.That(HardwareCheck.InIcarus(Plain(lanes) with { Treatment = Treatments[treatment], UsesMemory = treatment == 0 }), Is.Null);

    [TestCase(1), TestCase(4)]
    public void Payloads_wait_in_relays_as_well(int lanes) => Assert.That(HardwareCheck.InIcarus(Graded(lanes)), Is.Null);

    [Test]
    [Category("Verilator")]
    public void Verilator_agrees_behind_a_shell_and_without() => Assert.That(
        HardwareCheck.InVerilator([Plain(4), Graded(2), Plain(2) with { Options = new(2, Shell.Axi, Delays: DelayForm.Relays) }]), Is.All.Null);

    [TestCase(1), TestCase(4)]
    [Category("Verilator")]
    [Category("Yosys")]
    public void Tools_have_nothing_to_say_about_relays(int lanes)
    {
        foreach (var (name, subject) in new[] { ("plain", Plain(lanes)), ("graded", Graded(lanes)) })
            Assert.That(VerilogLint.Complaints(HardwarePlan.Of(subject.Elaborate()!.Value.Network, subject.Options)), Is.Empty, name);
    }

    [TestCase(1), TestCase(4)]
    public void A_relay_takes_a_bit_for_each_neuron_and_tick_and_synapses_have_no_delay(int lanes)
    {
        var (rings, relays) = Plans(Axonal(256, [.. Enumerable.Range(0, 256).Select(n => 1 + (n % 16))]), lanes);

        var built = MemoryTable.Of(relays).ToDictionary(memory => memory.Name, memory => memory.Bits);
        var sizes = DelayStorage.Sizes(relays);
        Assert.That(built["relay_x_ring"], Is.EqualTo(256 * 16));
        Assert.That(built["n_n_rows"], Is.EqualTo(256 * 256 * sizes.WeightBits));
        Assert.That(built["lif_x_ring"], Is.EqualTo(256 * sizes.SumBits));
        Assert.That(built["relay_x_ring"] + built["n_n_rows"] + built["lif_x_ring"], Is.EqualTo(sizes.AxonBits));
        Assert.That(sizes, Is.EqualTo(DelayStorage.Sizes(rings)));
        Assert.That(MemoryTable.Of(rings).Sum(memory => memory.Bits) - built.Values.Sum(), Is.GreaterThan(300_000));
    }

    [Test]
    public void Relays_are_taken_where_they_save_a_block_of_memory()
    {
        ImmutableArray<int> apart = [.. Enumerable.Range(0, 200).Select(n => 1 + (n % 9))];
        Assert.Multiple(() =>
        {
            Assert.That(Taken(Axonal(200, apart)), Is.True);
            Assert.That(Taken(Axonal(200, [.. Enumerable.Repeat(12, 200)])), Is.True, "one delay for all");
            Assert.That(Taken(Axonal(200, [.. Enumerable.Repeat(1, 200)])), Is.False, "nothing waits");
            Assert.That(Taken(Axonal(20, [.. Enumerable.Repeat(12, 20)])), Is.False, "less than a block");
            Assert.That(Taken(Axonal(200, apart).Project("n", "n", Weight, new Rule.AllToAll(), 1, Values.Uniform(1, 9, seed: 1))), Is.False, "the rings must be as long for others");
            Assert.That(Taken(Axonal(200, apart).Project("n", "n", Weight, new Rule.AllToAll(), 1, Values.Uniform(1, 3, seed: 1))), Is.True, "others need shorter ones");
        });

        static bool Taken(Network network) => !HardwarePlan.Of(Elaborated.Of(network), new(Lanes: 4)).Relays.IsEmpty;
    }

    // Who chains cores, or reads words with a program of their own, must not care.
    [Test]
    public void Words_are_the_same_with_relays_and_without()
    {
        var network = Plain(2).Elaborate()!.Value.Network;
        var (rings, relays) = (HardwarePlan.Of(network, new(Delays: DelayForm.Rings)), HardwarePlan.Of(network, new(Delays: DelayForm.Relays)));

        Assert.That((relays.Relays.Length, relays.Events.Outputs.Length), Is.EqualTo((5, 2)));
        Assert.That(relays.Events.Outputs, Is.EqualTo(rings.Events.Outputs));
        Assert.That(relays.Events.Inputs, Is.EqualTo(rings.Events.Inputs));
        Assert.That(relays.Memory.Select(region => region.Name), Is.EqualTo(rings.Memory.Select(region => region.Name)));
    }

    // A mark before the spike arrives, of the target, of the source, and of the target but sparing what is in flight.
    [TestCase("b", false, 0), TestCase("a", false, 1), TestCase("b", true, 1)]
    public void What_a_relay_holds_is_dropped_with_what_is_in_flight_to_its_target(string marked, bool keeps, int arrives)
    {
        var network = Network.Named("marks").Input("in", 1).Population("a", 1, ShippedModels.Get("If"), ("threshold", 1)).Population("b", 1, ShippedModels.Get("If"), ("threshold", 1))
            .Project("in", "a", Weight, new Rule.OneToOne(), 1, 1).Project("a", "b", Weight, new Rule.OneToOne(), 1, 5);
        var elaborated = Elaborated.Of(network);
        var subject = new HardwareCase(
            FuzzCase.Of(network, elaborated, [new(0, 0, 0, 1)], [new(4, [elaborated.Populations.Single(p => p.Name == marked).Index], keeps)], ticks: 9),
            new(Delays: DelayForm.Relays), BenchOptions.Plain, UsesMemory: false);

        var trace = subject.Subject.Run(new ReferenceEngine())!;

        Assert.That(trace.Ticks.Sum(record => record.Neurons[1].Count), Is.EqualTo(arrives));
        Assert.That(HardwareCheck.InIcarus(subject), Is.Null);
    }

    private static (HardwarePlan Rings, HardwarePlan Relays) Plans(Network network, int lanes) =>
        (HardwarePlan.Of(Elaborated.Of(network), new(lanes, Delays: DelayForm.Rings)), HardwarePlan.Of(Elaborated.Of(network), new(lanes)));

    private static Network Axonal(int size, ImmutableArray<int> delays) => Network.Named("axonal").Population("n", size, ShippedModels.Get("Lif"), ("keep", 0.5m), ("threshold", 20))
        .Project("n", "n", Format.Fix(8, 0), new Rule.AllToAll(), Values.Uniform(-128, 127, seed: 1), EachOf(delays, size));

    // Source by source.
    internal static Values EachOf(IEnumerable<int> delays, int targets) => new Values.EachRaw([.. delays.SelectMany(delay => Enumerable.Repeat((long)delay, targets))]);

    // Rows and lists, several projections between two populations with delays that agree and that do not, recurrence, a
    // target that another reaches at once, and one way on which every synapse has its own delay.
    private static HardwareCase Plain(int lanes)
    {
        int[] ofInput = [3, 1, 17, 2, 17, 1, 5, 4, 9];
        int[] ofA = [1, 3, 17, 4, 4, 2, 1, 8, 3, 16, 7, 1, 2];
        var network = Network.Named("axons").Input("in", 9)
            .Population("a", 13, ShippedModels.Get("Lif"), ("keep", 0.75m), ("threshold", 3))
            .Population("b", 5, ShippedModels.Get("LifReset"), ("keep", 0.5m), ("threshold", 4))
            .Project("in", "a", Weight, new Rule.AllToAll(), Values.Uniform(-4, 9, seed: 1), EachOf(ofInput, 13), loadable: true)
            .Project("in[2:9]", "a[1:8]", Weight, new Rule.OneToOne(), Values.Uniform(1, 9, seed: 2), new Values.EachRaw([.. ofInput[2..].Select(delay => (long)delay)]))
            .Project("in[0:5]", "b", Weight, new Rule.OneToOne(), 2, 1)
            .Project("a", "b", Weight, new Rule.AllToAll(), Values.Uniform(-4, 9, seed: 3), EachOf(ofA, 5))
            .Project("a", "b", Weight, new Rule.FixedProbability(1UL << 31, 7), Values.Uniform(-3, 6, seed: 4), 3, loadable: true)
            .Project("b", "a", Weight, new Rule.FixedIndegree(2, 5), 3, 17)
            .Project("a", "a", Weight, new Rule.FixedIndegree(2, 6), Values.Uniform(-3, 4, seed: 5), Values.Uniform(1, 9, seed: 6))
            .Project("in", "b", Weight, new Rule.FixedIndegree(1, 8), 1, 0)
            .Probe("a.v").Probe("b.x");
        return Case(network, lanes, [("a", 9, false), ("b", 14, false), ("b", 19, true), ("", 23, true), ("", 24, false), ("a", 31, false), ("b", 31, false)]);
    }

    private static HardwareCase Graded(int lanes)
    {
        int[] ofInput = [3, 1, 9, 2];
        int[] ofSum = [1, 17, 2, 6, 5];
        var network = Network.Named("graded_axons").Input("in", 4, Format.Fix(6, 2)).Input("plain", 3)
            .Population("sum", 5, ShippedModels.Get("SigmaDelta"), ("threshold", 0.5m))
            .Population("out", 3, ShippedModels.Get("Lif"), ("keep", 0.5m), ("threshold", 4))
            .Project("in", "sum", Weight, new Rule.AllToAll(), Values.Uniform(-4, 9, seed: 1), EachOf(ofInput, 5))
            .Project("plain", "sum", Weight, new Rule.AllToAll(), Values.Uniform(-4, 9, seed: 2), 4, loadable: true)
            .Project("sum", "out", Weight, new Rule.AllToAll(), Values.Uniform(-9, 9, seed: 3), EachOf(ofSum, 3), loadable: true)
            .Project("sum", "out", Weight, new Rule.FixedIndegree(2, 7), Values.Uniform(-9, 9, seed: 4), 3)
            .Probe("sum.s").Probe("out.x");
        return Case(network, lanes, [("sum", 9, false), ("out", 14, false), ("out", 19, true), ("", 23, false)]) with { Treatment = Treatments[0], UsesMemory = true };
    }

    private static HardwareCase Case(Network network, int lanes, IEnumerable<(string Population, long Tick, bool Keeps)> marks)
    {
        var elaborated = Elaborated.Of(network);
        var draws = new Draws(7);
        ImmutableArray<InputEvent> events =
        [
            .. from tick in Enumerable.Range(0, Ticks)
               from input in elaborated.Populations
               where input.IsInput
               from neuron in Enumerable.Range(0, input.Size)
               where draws.OneIn(4)
               let payload = input.IsGraded ? draws.In(input.Payload.Num) : 1
               where payload != 0
               select new InputEvent(tick, input.Index, neuron, payload),
        ];
        var all = marks.Select(mark => new ResetMark(
            mark.Tick, mark.Population.Length == 0 ? [] : [elaborated.Populations.Single(p => p.Name == mark.Population).Index], mark.Keeps));
        return new(FuzzCase.Of(network, elaborated, events, [.. all], Ticks), new(lanes, Delays: DelayForm.Relays), new(StallIn: 20, StallOut: 20), UsesMemory: false);
    }
}
