using Neuro.Graph;

namespace Neuro.Tests;

public sealed class ElaborationTests
{
    private static readonly NeuronModel Counter = Models.Parse(
        """
        neuron Counter {
          param threshold : fix<8,2> = 4
          param gain      : ufix<4,0>
          input x
          input y
          state v : fix<16,4> = 0.5
          state n : ufix<8,0>
          let sum = x + y
          v = v + sum * gain
          spike when v >= threshold {
            let over = v - threshold
            v = 0
            n = n + 1
          }
        }
        """);

    private static readonly NeuronModel Relay = Models.Parse(
        """
        neuron Relay {
          input x
          state seen : fix<8,0>
          seen = x
          spike when x > 0 { }
        }
        """);

    private static readonly NeuronModel Graded = Models.Parse(
        """
        neuron Graded {
          input x
          output : fix<6,3>
          state v : fix<16,8>
          v = v + x
          spike when true {
            emit v
          }
        }
        """);

    private static readonly Format Small = Format.Fix(8, 0);

    [Test]
    public void A_pair_has_everything_resolved()
    {
        var network = Network.Named("pair")
            .Input("a", 2)
            .Population("b", 3, Counter, ("gain", 2))
            .Initial("b", "n", Values.Of(1, 2, 3))
            .Project("a[1:2]", "b[1:].y", Small, new Rule.AllToAll(), weight: 5, delay: 7)
            .Probe("b[0:2].sum");

        var elaborated = Elaborated.Of(network);

        var b = elaborated.Populations[1];
        Assert.That(b.Parameters.Select(values => values.ToArray()), Is.EqualTo(new[] { new long[] { 16 }, [2] }));
        Assert.That(b.Initial.Select(values => values.ToArray()), Is.EqualTo(new[] { new long[] { 8 }, [1, 2, 3] }));
        Assert.That(b.InitialState(1, 2), Is.EqualTo(3));
        Assert.That(b.Ports, Is.EqualTo(new[] { new Num(0, 0, 0), new Num(0, 5, 0) }));
        Assert.That(b.Datapath!.Model, Is.SameAs(b.Model));
        var projection = elaborated.Projections.Single();
        Assert.That((projection.Name, projection.Source, projection.Target, projection.Port), Is.EqualTo(("a-b", 0, 1, 1)));
        Assert.That((projection.SynapseCount, projection.Delays), Is.EqualTo((2L, (7, 7))));
        Assert.That(Elaborated.Synapses(projection), Is.EqualTo(new[] { new Synapse(1, 1, 5, 7), new Synapse(1, 2, 5, 7) }));
        var probe = elaborated.Probes.Single();
        Assert.That((probe.Population, probe.Kind, probe.Index, probe.Range), Is.EqualTo((1, SignalKind.Let, 0, new Num(0, 5, 0))));
        Assert.That(probe.Neurons, Is.EqualTo(new[] { 0, 1 }));
    }

    [Test]
    public void A_port_is_as_wide_as_the_sums_that_can_arrive_at_one_neuron()
    {
        // Neuron 0 can get 3 + 4 - 5, neuron 1 can get -8: the ends are of different neurons.
        var network = Network.Named("n")
            .Input("a", 3)
            .Population("b", 2, Relay)
            .Project("a", "b", Small, new Rule.Listed([0, 1, 2, 2], [0, 0, 0, 1]), weight: Values.Of(3, 4, -5, -8), delay: Values.Of(1, 1, 2, 1));

        Assert.That(Elaborated.Of(network).Populations[1].Ports, Is.EqualTo(new[] { new Num(-8, 7, 0) }));
    }

    [Test]
    public void The_finest_of_all_contributions_gives_a_port_its_binary_point()
    {
        var network = Network.Named("n")
            .Input("plain", 1)
            .Input("graded", 1, Format.Fix(4, 2))
            .Population("b", 1, Relay)
            .Project("plain", "b", Format.Fix(8, 1), new Rule.OneToOne(), weight: -1.5m, delay: 1)
            .Project("graded", "b", Format.Fix(8, 3), new Rule.OneToOne(), weight: 0.625m, delay: 1)
            .Drive("b.x", new GeneratorKind.Poisson([10, 20, 30]), seed: 1, format: Format.Fix(8, 0), weight: -2);

        // -1.5 + 0.625 · (-2 .. 1.75) + -2 · (0 .. 3), in units of 2^-5
        Assert.That(Elaborated.Of(network).Populations[2].Ports, Is.EqualTo(new[] { new Num(-48 - 40 - 192, 35, 5) }));
    }

    [Test]
    public void Negative_weights_and_payloads_change_sides()
    {
        var network = Network.Named("n")
            .Population("a", 1, Graded)
            .Population("b", 1, Relay)
            .Project("a", "b", Small, new Rule.OneToOne(), weight: -3, delay: 1);

        // fix<6,3> holds raw -32..31.
        Assert.That(Elaborated.Of(network).Populations[1].Ports, Is.EqualTo(new[] { new Num(-93, 96, 3) }));
    }

    [Test]
    public void Loadable_weights_count_with_all_that_their_format_holds()
    {
        var network = Network.Named("n")
            .Input("a", 2)
            .Population("b", 1, Relay)
            .Project("a", "b", Format.Fix(4, 1), new Rule.AllToAll(), weight: 0, delay: 1, loadable: true);

        Assert.That(Elaborated.Of(network).Populations[1].Ports, Is.EqualTo(new[] { new Num(-16, 14, 1) }));
    }

    [Test]
    public void Populations_of_one_model_and_equal_ports_share_their_typed_model()
    {
        var network = Network.Named("n")
            .Input("a", 1)
            .Population("b", 1, Relay)
            .Population("c", 5, Relay)
            .Population("d", 1, Relay)
            .Project("a", "b", Small, new Rule.AllToAll(), weight: 1, delay: 1)
            .Project("a", "c", Small, new Rule.AllToAll(), weight: 1, delay: 1)
            .Project("a", "d", Small, new Rule.AllToAll(), weight: 2, delay: 1);

        var populations = Elaborated.Of(network).Populations;

        Assert.That(populations[2].Model, Is.SameAs(populations[1].Model));
        Assert.That(populations[3].Model, Is.Not.SameAs(populations[1].Model));
    }

    [Test]
    public void Zero_delays_put_populations_in_order()
    {
        var network = Network.Named("n")
            .Population("last", 1, Relay)
            .Population("middle", 1, Relay)
            .Input("in", 1)
            .Population("alone", 1, Relay)
            .Project("middle", "last", Small, new Rule.OneToOne(), weight: 1, delay: 0)
            .Project("in", "middle", Small, new Rule.OneToOne(), weight: 1, delay: 0)
            .Project("last", "middle", Small, new Rule.OneToOne(), weight: 1, delay: 1);

        Assert.That(Elaborated.Of(network).TickOrder, Is.EqualTo(new[] { 2, 1, 0, 3 }));
    }

    [Test]
    public void Without_zero_delays_the_order_is_that_of_the_declaration()
    {
        var network = Network.Named("n").Population("b", 1, Relay).Population("a", 1, Relay)
            .Project("a", "b", Small, new Rule.OneToOne(), weight: 1, delay: 1);

        Assert.That(Elaborated.Of(network).TickOrder, Is.EqualTo(new[] { 0, 1 }));
    }

    [Test]
    public void A_cycle_without_delay_is_named()
    {
        var network = Network.Named("n")
            .Input("in", 1)
            .Population("a", 1, Relay)
            .Population("b", 1, Relay)
            .Population("c", 1, Relay)
            .Population("after", 1, Relay)
            .Project("in", "a", Small, new Rule.OneToOne(), weight: 1, delay: 0)
            .Project("a", "b", Small, new Rule.OneToOne(), weight: 1, delay: 0)
            .Project("b", "c", Small, new Rule.OneToOne(), weight: 1, delay: 0)
            .Project("c", "a", Small, new Rule.OneToOne(), weight: 1, delay: Values.Of(0), name: "back")
            .Project("c", "after", Small, new Rule.OneToOne(), weight: 1, delay: 0);

        var error = Elaborated.Errors(network).Single();

        Assert.That(error.Code, Is.EqualTo(Code.ZeroDelayCycle));
        Assert.That(error.Message, Is.EqualTo("synapses without delay go round in a circle: 'a' -> 'b' -> 'c' -> 'a' (projections 'a-b', 'b-c', 'back')"));
    }

    [Test]
    public void One_synapse_without_delay_on_itself_is_a_cycle()
    {
        var network = Network.Named("n").Population("a", 9, Relay)
            .Project("a", "a", Small, new Rule.AllToAll(), weight: 1, delay: Values.OfRaw(Enumerable.Range(0, 81).Select(i => (long)i)));

        Assert.That(Elaborated.Errors(network).Single().Message, Does.Contain("'a' -> 'a' (projections 'a-a')"));
    }

    [Test]
    public void Projections_without_names_get_unique_ones()
    {
        var network = Network.Named("n").Input("a", 1).Population("b", 1, Relay);
        foreach (var name in new[] { null, "a-b-2", null, null })
            network = network.Project("a", "b", Small, new Rule.OneToOne(), weight: 1, delay: 1, name: name);

        Assert.That(Elaborated.Of(network).Projections.Select(p => p.Name), Is.EqualTo(new[] { "a-b", "a-b-2", "a-b-3", "a-b-4" }));
    }

    [Test]
    public void Names_that_are_words_or_tricks_elsewhere_stay_as_they_are()
    {
        string[] names = ["module", "always @(posedge clk)", "\"; rm -rf / #", "$(reboot)", "a.b[0:3].x", "int", "é 😀", "a", "[1]", "*/", "'%s", "../../etc/passwd"];
        var network = Network.Named("`define x");
        foreach (var name in names)
            network = network.Population(name, 4, Relay);
        foreach (var name in names)
            network = network.Project(name, $"{name}[1:2].x", Small, new Rule.AllToAll(), weight: 1, delay: 1);

        var elaborated = Elaborated.Of(network);

        Assert.That(elaborated.Populations.Select(p => p.Name), Is.EqualTo(names));
        Assert.That(elaborated.Projections.Select(p => p.Target), Is.EqualTo(Enumerable.Range(0, names.Length)));
    }

    [Test]
    public void One_neuron_and_a_million_neurons_are_networks()
    {
        var network = Network.Named("n")
            .Population("one", 1, Relay)
            .Population("many", 1_000_000, Counter, ("gain", Values.Uniform(0, 15, seed: 1)))
            .Project("one", "many.x", Small, new Rule.AllToAll(), weight: 1, delay: Values.Uniform(1, 255, seed: 2))
            .Project("many", "many.y", Small, new Rule.OneToOne(), weight: -1, delay: 1);

        var elaborated = Elaborated.Of(network);

        Assert.That(elaborated.Projections.Select(p => p.SynapseCount), Is.EqualTo(new[] { 1_000_000, 1_000_000 }));
        Assert.That(elaborated.Projections[0].Delays, Is.EqualTo((1, 255)));
        Assert.That(elaborated.Populations[1].Parameters[1], Has.Length.EqualTo(1_000_000));
    }

    [Test]
    public void Probes_that_would_record_gigabytes_in_a_tick_are_refused()
    {
        var network = Network.Named("n").Population("many", 1_000_000, Counter, ("gain", 1));
        for (var n = 0; n < 40; n++)
            network = network.Probe("many.x");

        Assert.That(Elaborated.Errors(network).Select(d => (d.Code, d.Message)), Is.EqualTo(new[]
        {
            (Code.TooManyProbes, "here the probes record more than 33554432 values a tick"),
        }));
    }

    [Test]
    public void Errors_of_all_parts_are_told_at_once()
    {
        var network = Network.Named("n")
            .Population("b", 0, Relay)
            .Population("c", 1, Counter, ("gian", 1), ("gain", 16))
            .Initial("c", "w", 1)
            .Project("d", "c.x", Small, new Rule.OneToOne(), weight: 1, delay: 1)
            .Project("c", "c.z", Small, new Rule.OneToOne(), weight: 0.5m, delay: 1000)
            .Drive("c.x", new GeneratorKind.Regular(0, 1), format: Small)
            .Probe("c.vv");

        Assert.That(Elaborated.Errors(network).Select(d => d.Code), Is.EqualTo(new[]
        {
            Code.BadSize, Code.UnknownParameter, Code.UnknownState, Code.OutsideFormat, Code.UnknownPopulation, Code.UnknownPort, Code.NotOnGrid,
            Code.DelayOutOfRange, Code.BadGenerator, Code.UnknownSignal,
        }));
    }

    [Test]
    public void A_model_that_is_too_wide_for_its_port_names_the_population()
    {
        var square = Models.Parse("neuron Square {\n  input x\n  state v : fix<8,0>\n  v = x * x\n}\n");
        var network = Network.Named("n").Input("a", 1).Population("b", 1, square)
            .Project("a", "b", Format.Fix(40, 0), new Rule.OneToOne(), weight: -(1 << 30), delay: 1)
            .Project("a", "b", Format.Fix(40, 8), new Rule.OneToOne(), weight: 1, delay: 1);

        var error = Elaborated.Errors(network).Single();

        Assert.That(error.Code, Is.EqualTo(Code.TooWide));
        Assert.That(error.Message, Does.Contain("in 'b', where x is fix<39,8>"));
    }

    [TestCase(62, 2, null)]
    [TestCase(62, 3, null)]
    [TestCase(62, 4, null)]
    [TestCase(62, 5, 65)]
    public void A_port_may_have_64_bits_and_no_more(int weightBits, int synapses, int? bits)
    {
        var network = Network.Named("n").Input("a", synapses).Population("b", 1, Models.Parse("neuron Wide {\n  input x\n  spike when x < 0 { }\n}\n"))
            .Project("a", "b", Format.Fix(weightBits, 0), new Rule.AllToAll(), weight: new Number.OfRaw(-(1L << (weightBits - 1))), delay: 1);

        if (bits is null)
            Assert.That(Elaborated.Of(network).Populations[1].Ports[0].Min, Is.EqualTo(-synapses * (System.Numerics.BigInteger.One << (weightBits - 1))));
        else
            Assert.That(Elaborated.Errors(network).Single().Message, Does.Contain($"needs {bits} bits"));
    }

    [Test]
    public void Binary_points_too_far_apart_make_a_port_too_wide()
    {
        var network = Network.Named("n").Input("a", 1).Population("b", 1, Relay)
            .Project("a", "b", Format.Fix(8, -64), new Rule.OneToOne(), weight: new Number.OfRaw(1), delay: 1)
            .Project("a", "b", Format.Fix(8, 128), new Rule.OneToOne(), weight: new Number.OfRaw(1), delay: 1);

        Assert.That(Elaborated.Errors(network).Single().Code, Is.EqualTo(Code.PortTooWide));
    }

    [Test]
    public void Elaboration_can_be_cancelled()
    {
        var network = Network.Named("n").Population("a", 100_000, Relay).Project("a", "a", Small, new Rule.AllToAll(), weight: 1, delay: 1);
        using var source = new CancellationTokenSource(TimeSpan.FromMilliseconds(50));

        Assert.That(() => Elaborator.Elaborate(network, new(), cancellation: source.Token), Throws.InstanceOf<OperationCanceledException>());
    }
}
