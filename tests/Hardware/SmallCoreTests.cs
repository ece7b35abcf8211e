using System.Collections.Immutable;
using Neuro.Codegen;
using Neuro.Graph;
using Neuro.Hw;

namespace Neuro.Tests;

/// <summary>Small networks in which hardware is led where it once went wrong.</summary>
[Category("Icarus")]
public sealed class SmallCoreTests
{
    private static readonly Format Whole = Format.Fix(8, 0);

    [TestCase(1), TestCase(4)]
    public void Few_rows_beside_many_find_their_slots(int lanes) => Agrees(
        lanes,
        Network.Named("rows").Input("in", 2)
            .Population("many", 64, ShippedModels.Get("Lif"), ("keep", 0), ("threshold", 1))
            .Population("few", 17, ShippedModels.Get("If"), ("threshold", 1))
            .Project("in", "many", Whole, new Rule.AllToAll(), weight: 1, delay: 1)
            .Project("in", "few", Whole, new Rule.AllToAll(), weight: 1, delay: Values.Uniform(1, 3, seed: 1)),
        [(0, 0, 1), (1, 1, 1), (2, 0, 1)]);

    [Test]
    public void Rows_without_a_memory_beside_a_small_one_have_no_address() => Agrees(
        lanes: 4,
        Network.Named("rows").Input("in", 12)
            .Population("few", 12, ShippedModels.Get("If"), ("threshold", 1))
            .Population("many", 34, ShippedModels.Get("If"), ("threshold", 1))
            .Project("in", "few", Whole, new Rule.OneToOne(), weight: 1, delay: 1, loadable: true)
            .Project("few", "many", Whole, new Rule.AllToAll(), weight: 1, delay: 1)
            .Project("many", "many", Whole, new Rule.AllToAll(), weight: 1, delay: 1),
        [(0, 0, 1), (1, 11, 1)]);

    [Test]
    public void A_model_that_does_nothing_is_hardware_all_the_same() => Agrees(
        lanes: 2,
        Network.Named("still").Input("in", 2).Population("a", 3, Sum with { Statements = [] }).Project("in", "a", Whole, new Rule.AllToAll(), weight: 1, delay: 1),
        [(0, 0, 1)]);

    [Test]
    public void A_payload_may_fill_its_word_without_a_sign() => Agrees(
        lanes: 2,
        Network.Named("words").Input("in", 3, Format.Ufix(32, 0)).Population("a", 3, Sum)
            .Project("in", "a", Format.Fix(2, 0), new Rule.OneToOne(), weight: 1, delay: 1).Probe("a.x"),
        [(0, 0, uint.MaxValue), (0, 1, 1), (0, 2, 1L << 31), (1, 0, int.MaxValue)]);

    [Test]
    public void Payloads_of_one_word_and_of_two_come_in_side_by_side() => Agrees(
        lanes: 1,
        Network.Named("words").Input("in", 2, Format.Ufix(32, 0)).Population("a", 2, Sum).Input("wide", 2, Format.Fix(40, 0))
            .Project("in", "a", Format.Fix(2, 0), new Rule.OneToOne(), weight: 1, delay: 1)
            .Project("wide", "a", Format.Fix(2, 0), new Rule.OneToOne(), weight: 1, delay: 1).Probe("a.x"),
        [(0, 0, uint.MaxValue), (0, 1, 1)]);

    [TestCase(false, 31), TestCase(false, 32), TestCase(false, 33), TestCase(true, 32), TestCase(true, 40)]
    public void Weights_of_any_width_are_loaded(bool isSigned, int bits)
    {
        var type = new Format(isSigned, bits, Frac: 0);
        Agrees(
            lanes: 2,
            Network.Named("weights").Input("in", 3).Population("a", 3, Sum)
                .Project("in", "a", type, new Rule.AllToAll(), weight: 1, delay: 1, name: "rows", loadable: true)
                .Project("in", "a", Format.Fix(8, 0), new Rule.Listed([0, 2], [1, 0]), weight: 1, delay: 1, name: "narrow", loadable: true)
                .Project("in", "a", type, new Rule.Listed([0, 0, 2], [1, 2, 0]), weight: 1, delay: 1, name: "list", loadable: true).Probe("a.x"),
            [(0, 0, 1), (0, 1, 1), (1, 2, 1)]);
    }

    [Test]
    public void Parameters_are_loaded_where_they_were_said_to_be()
    {
        var network = Network.Named("params").Input("in", 3).Population("a", 3, Biased, ("bias", 3)).Population("b", 2, Biased, ("bias", 4));
        Agrees(
            lanes: 2,
            network with { Populations = [.. network.Populations.Select(p => p.Name == "b" ? p with { Loadable = ["bias"] } : p)] },
            [(0, 0, 1)]);
    }

    private static IEnumerable<TestCaseData> WithLittle =>
    [
        Little("Windows_that_are_all_alike", Network.Named("alike").Input("in", [1, 1])
            .Population("a", [4, 1], Sum).Project("in", "a", Whole, new Rule.Convolution([1], [1], [0], [2], 1), weight: 1, delay: 1)),
        Little("Payloads_that_nobody_takes", Network.Named("payloads").Input("in", 4, Format.Ufix(7, 2)).Population("a", 3, Biased, ("bias", 3))),
        Little("A_draw_of_which_nothing_comes", Network.Named("draw").Population("a", 3, Models.Parse("""
            neuron Silent {
              output : ufix<8,0>
              state v : fix<16,4>
              v = v + 1
              spike when 0 {
                emit random<7>
              }
            }
            """))),
        Little("Neurons_without_a_port_beside_others", Network.Named("ports").Population("a", 3, Biased, ("bias", 3)).Population("b", 3, Sum)
            .Drive("b.x", new GeneratorKind.Regular(Period: 3, Phase: 1), format: Whole, weight: 6)),
        Little("Synapses_to_ports_that_no_model_reads", Network.Named("deaf").Input("in", 2, Format.Fix(4, 0)).Population("a", 3, Models.Parse("""
            neuron Deaf {
              input x
              state v : fix<8,0>
              v = v + 1
            }
            """))
            .Project("in", "a", Whole, new Rule.AllToAll(), Values.Uniform(-8, 7, seed: 1), 1)
            .Project("in", "a", Whole, new Rule.FixedProbability(1UL << 31, 7), Values.Uniform(-8, 7, seed: 1), 1)),
        Little("A_port_that_no_model_reads_and_a_probe_shows", Network.Named("shown").Input("in", 3).Population("a", 3, Models.Parse("""
            neuron Deaf {
              input x
              spike when 1 {
              }
            }
            """)).Project("in", "a", Whole, new Rule.OneToOne(), 1, 1).Drive("a.x", new GeneratorKind.Regular(Period: 3, Phase: 1), format: Whole, weight: 6).Probe("a.x")),
        Little("Neither_a_state_nor_a_port", Network.Named("nothing").Population("a", 2, Models.Parse("neuron Empty { spike when 0 { } }"))),
    ];

    [TestCaseSource(nameof(WithLittle))]
    [Category("Verilator")]
    [Category("Yosys")]
    public void Tools_have_nothing_to_say_where_there_is_little(Network network, int lanes) =>
        Assert.That(VerilogLint.Complaints(HardwarePlan.Of(Elaborated.Of(network), new(lanes))), Is.Empty);

    private static TestCaseData Little(string name, Network network, int lanes = 2) => new TestCaseData(network, lanes).SetName(name);

    private static readonly NeuronModel Sum = Models.Parse("""
        neuron Sum {
          input x
          state v : fix<48,0>
          v = v + x
        }
        """);

    private static readonly NeuronModel Biased = Models.Parse("""
        neuron Biased {
          param bias : fix<16,4>
          state v : fix<16,4>
          v = v + bias
          spike when v >= 8 {
            v = 0
          }
        }
        """);

    /// <param name="events">Of the first population: tick, neuron, payload.</param>
    private static void Agrees(int lanes, Network network, ImmutableArray<(long Tick, int Neuron, long Payload)> events)
    {
        var input = network.Populations[0].Name;
        var subject = new HardwareCase(
            new(network, [.. events.Select(e => new FuzzCase.Event(e.Tick, input, e.Neuron, e.Payload))], [], Ticks: 8), new(lanes), new(StallIn: 20, StallOut: 20), UsesMemory: true);

        Assert.That(HardwareCheck.InIcarus(subject), Is.Null);
    }
}
