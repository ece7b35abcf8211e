using Neuro.Graph;

namespace Neuro.Tests;

// What arrives: sums of weight times payload, exactly.
public abstract partial class TickBehaviour
{
    [Test]
    public void Several_synapses_of_one_pair_add_up_where_they_meet()
    {
        var network = List(Network.Named("several").Input("a", 2).Population("b", 1, Adder), "a", "b", Whole,
            (0, 0, 5, 2), (0, 0, 7, 2), (0, 0, -1, 2), (0, 0, 100, 4), (1, 0, 1000, 1)).Probe("b.x");
        var trace = Run(network, ticks: 9, stimulus => stimulus.Event(1, "a", 0).Event(2, "a", 1));

        Assert.That(NonZero(trace, "b", "x"), Is.EqualTo(new[] { (3, 1011L), (5, 100L) }));
    }

    [Test]
    public void Weights_that_cancel_leave_nothing()
    {
        var network = List(Network.Named("cancel").Input("a", 1).Population("b", 1, Relay), "a", "b", Whole, (0, 0, 9, 1), (0, 0, -9, 1));

        Assert.That(Run(network, ticks: 4, stimulus => stimulus.Event(0, "a", 0)).Events(), Is.Empty);
    }

    [Test]
    public void A_thousand_sources_at_once_give_their_exact_sum()
    {
        var network = Network.Named("crowd").Input("a", 1000).Population("b", 3, Adder)
            .Project("a", "b", Whole, new Rule.AllToAll(), Values.Uniform(-2048, 2047, seed: 5), delay: Values.Uniform(1, 3, seed: 6)).Probe("b.x");
        var elaborated = Elaborated.Of(network);
        var trace = Run(elaborated, 6, stimulus => stimulus.Events("a", Enumerable.Range(0, 1000).Select(n => (1L, n))));
        var synapses = Elaborated.Synapses(elaborated.Projections[0]);

        for (var target = 0; target < 3; target++)
            Assert.That(trace.Probe("b", "x", target), Is.EqualTo(Enumerable.Range(0, 6).Select(tick =>
                synapses.Where(s => s.Target == target && 1 + s.Delay == tick).Sum(s => s.Weight))));
    }

    [Test]
    public void Ports_are_kept_apart()
    {
        var model = Models.Parse("""
            neuron Two {
              input exc
              input inh
              state e : fix<16,4>
              state i : fix<16,4>
              e = exc
              i = inh
            }
            """);
        var network = Network.Named("ports").Input("a", 2).Population("b", 1, model)
            .Project("a", "b.exc", Whole, new Rule.AllToAll(), weight: Values.Of(1, 2), delay: 1)
            .Project("a", "b.inh", Format.Fix(8, 2), new Rule.AllToAll(), weight: Values.Of(-1.25m, 3), delay: Values.Of(1, 2))
            .Probe("b.e").Probe("b.i").Probe("b.inh");
        var trace = Run(network, ticks: 5, stimulus => stimulus.Event(0, "a", 0).Event(0, "a", 1));

        Assert.That(NonZero(trace, "b", "e"), Is.EqualTo(new[] { (1, 3L * 16) }));
        Assert.That(NonZero(trace, "b", "i"), Is.EqualTo(new[] { (1, -20L), (2, 48L) }));
        Assert.That(NonZero(trace, "b", "inh"), Is.EqualTo(new[] { (1, -5L), (2, 12L) }));
    }

    [Test]
    public void A_graded_event_arrives_as_its_payload_times_the_weight()
    {
        // Quarters times eighths: a port in steps of 1/32.
        var network = List(Network.Named("graded").Input("a", 2, Format.Fix(8, 2)).Population("b", 2, Adder), "a", "b", Format.Fix(8, 3),
            (0, 0, 12, 1), (1, 0, -8, 1), (1, 1, 1, 2)).Probe("b.x").Probe("b.v");
        var trace = Run(network, ticks: 4, stimulus => stimulus.Event(0, "a", 0, 127).Event(0, "a", 1, -128));

        Assert.That(NonZero(trace, "b", "x", 0), Is.EqualTo(new[] { (1, 12L * 127 + 8 * 128) }));
        Assert.That(NonZero(trace, "b", "x", 1), Is.EqualTo(new[] { (2, -128L) }));
        Assert.That(trace.Probe("b", "v", 1), Is.EqualTo(new long[] { 0, 0, -64, -64 }), "-4 in sixteenths");
    }

    [Test]
    public void Contributions_with_different_binary_points_meet_on_the_finest()
    {
        var network = Network.Named("points").Input("plain", 1).Input("graded", 1, Format.Fix(8, 4)).Population("b", 1, Adder)
            .Project("plain", "b", Format.Fix(8, -2), new Rule.OneToOne(), weight: 8, delay: 1)
            .Project("plain", "b", Format.Fix(8, 6), new Rule.OneToOne(), weight: 0.015625m, delay: 1)
            .Project("graded", "b", Format.Fix(8, 1), new Rule.OneToOne(), weight: 0.5m, delay: 1)
            .Probe("b.x");
        var trace = Run(network, ticks: 3, stimulus => stimulus.Event(0, "plain", 0).Event(0, "graded", 0, 1));

        // In 64ths: 8, 1/64, and 1/2 of 1/16.
        Assert.That(NonZero(trace, "b", "x"), Is.EqualTo(new[] { (1, 512L + 1 + 2) }));
    }

    [Test]
    public void A_neuron_sends_its_payload_on()
    {
        var network = Network.Named("relay").Input("a", 1, Format.Fix(8, 4)).Population("b", 1, Repeater).Population("c", 1, Repeater)
            .Project("a", "b", Whole, new Rule.OneToOne(), weight: 3, delay: 1)
            .Project("b", "c", Whole, new Rule.OneToOne(), weight: -2, delay: 2);
        var trace = Run(network, ticks: 8, stimulus => stimulus.Event(0, "a", 0, 5).Event(1, "a", 0, -7));

        Assert.That(trace.Events("b"), Is.EqualTo(Events((1, 0, 15), (2, 0, -21))));
        Assert.That(trace.Events("c"), Is.EqualTo(Events((3, 0, -30), (4, 0, 42))));
    }

    [Test]
    public void A_payload_of_0_sends_nothing()
    {
        // -1/32 rounds down to -1/16, and 1/32 to 0.
        var network = List(Network.Named("zero").Input("a", 2).Population("b", 2, Repeater).Population("c", 1, Models.Parse("""
            neuron Awake {
              input x
              state n : ufix<8,0>
              n = x != 0 ? n + 1 : n
            }
            """)), "a", "b", Format.Fix(8, 5), (0, 0, 1, 1), (1, 1, -1, 1))
            .Project("b", "c", Whole, new Rule.AllToAll(), weight: 1, delay: 1).Probe("c.n");
        var trace = Run(network, ticks: 4, stimulus => stimulus.Event(0, "a", 0).Event(0, "a", 1));

        Assert.That(trace.Events("b"), Is.EqualTo(Events((1, 1, -1))));
        Assert.That(trace.Probe("c", "n", 0), Is.EqualTo(new long[] { 0, 0, 1, 1 }));
    }

    [Test]
    public void Sums_of_63_bits_are_exact()
    {
        var model = Models.Parse("""
            neuron Wide {
              input x
              state v : fix<64,0>
              v = x
            }
            """);
        const long most = (1L << 61) - 1;
        var network = List(Network.Named("wide").Input("a", 2).Population("b", 1, model), "a", "b", Format.Fix(62, 0),
            (0, 0, most, 1), (0, 0, most, 1), (0, 0, 1, 1), (1, 0, -most - 1, 1), (1, 0, -most - 1, 1), (0, 0, -most, 2)).Probe("b.v");
        var trace = Run(network, ticks: 6, stimulus => stimulus.Event(0, "a", 0).Event(2, "a", 1).Event(3, "a", 0).Event(3, "a", 1));

        Assert.That(trace.Probe("b", "v", 0), Is.EqualTo(new[] { 0, 2 * most + 1, -most, -2 * most - 2, -1, -most }));
    }

    [Test]
    public void Ranges_of_neurons_count_from_their_first()
    {
        var network = Network.Named("ranges").Input("a", 6).Population("b", 6, Adder)
            .Project("a[2:5]", "b[1:4]", Whole, new Rule.OneToOne(), weight: Values.Of(1, 2, 3), delay: 1).Probe("b.x");
        var trace = Run(network, ticks: 3, stimulus => stimulus.Events("a", Enumerable.Range(0, 6).Select(n => (0L, n))));

        Assert.That(Enumerable.Range(0, 6).Select(n => trace.Probe("b", "x", n).ElementAt(1)), Is.EqualTo(new long[] { 0, 1, 2, 3, 0, 0 }));
    }

    [Test]
    public void An_input_population_passes_its_events_to_several_projections_and_populations()
    {
        var network = Network.Named("fan").Input("a", 2).Population("b", 2, Relay).Population("c", 2, Relay)
            .Project("a", "b", Whole, new Rule.OneToOne(), weight: 1, delay: 1)
            .Project("a", "c", Whole, new Rule.OneToOne(), weight: 1, delay: 2)
            .Project("a", "c", Whole, new Rule.AllToAll(), weight: 1, delay: 3);
        var trace = Run(network, ticks: 5, stimulus => stimulus.Event(0, "a", 1));

        Assert.That(trace.Events().Select(e => (e.Tick, e.Population, e.Neuron)), Is.EqualTo(new[] { (1L, 0, 1), (2L, 1, 1), (3L, 1, 0), (3L, 1, 1) }));
    }
}
