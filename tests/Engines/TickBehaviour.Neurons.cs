using Neuro.Graph;

namespace Neuro.Tests;

// What a neuron does with it, and what of it is recorded.
public abstract partial class TickBehaviour
{
    [Test]
    public void Each_neuron_has_its_own_parameters_and_initial_states()
    {
        var network = Network.Named("own").Input("a", 1).Population("b", 3, Adder, ("threshold", Values.Of(2, 3.5m, 5)))
            .Initial("b", "v", Values.Of(0, 1, -1.0625m))
            .Project("a", "b", Whole, new Rule.AllToAll(), weight: 1, delay: 1).Probe("b.v");
        var trace = Run(network, ticks: 6, stimulus => stimulus.Events("a", Enumerable.Range(0, 4).Select(t => ((long)t, 0))));

        Assert.That(trace.Events("b"), Is.EqualTo(Events((2, 0, 1), (3, 1, 1), (4, 0, 1))));
        Assert.That(trace.Probe("b", "v", 0), Is.EqualTo(new long[] { 0, 16, 0, 16, 0, 0 }));
        Assert.That(trace.Probe("b", "v", 1), Is.EqualTo(new long[] { 16, 32, 48, 8, 24, 24 }));
        Assert.That(trace.Probe("b", "v", 2), Is.EqualTo(new long[] { -17, -1, 15, 31, 47, 47 }));
    }

    [Test]
    public void A_neuron_without_input_still_lives()
    {
        var model = Models.Parse("""
            neuron Clock {
              state n : ufix<4,0> overflow wrap = 13
              n = n + 1
              spike when n == 0 { }
            }
            """);

        Assert.That(Run(Network.Named("clock").Population("b", 2, model), ticks: 40).Events("b"),
            Is.EqualTo(Events((2, 0, 1), (2, 1, 1), (18, 0, 1), (18, 1, 1), (34, 0, 1), (34, 1, 1))));
    }

    [Test]
    public void A_spike_block_counts_only_where_the_neuron_fires()
    {
        var model = Models.Parse("""
            neuron Block {
              input x
              state v : fix<16,0>
              state fired : ufix<8,0>
              v = v + x
              spike when v >= 3 {
                let over = v - 3
                v = over
                fired = fired + 1
              }
            }
            """);
        var network = Network.Named("block").Input("a", 1).Population("b", 1, model)
            .Project("a", "b", Whole, new Rule.OneToOne(), weight: 2, delay: 1).Probe("b.v").Probe("b.fired").Probe("b.over");
        var trace = Run(network, ticks: 6, stimulus => stimulus.Events("a", [(0, 0), (1, 0), (2, 0)]));

        Assert.That(trace.Probe("b", "v", 0), Is.EqualTo(new long[] { 0, 2, 1, 0, 0, 0 }));
        Assert.That(trace.Probe("b", "fired", 0), Is.EqualTo(new long[] { 0, 0, 1, 2, 2, 2 }));
        Assert.That(trace.Probe("b", "over", 0), Is.EqualTo(new long[] { -3, -1, 1, 0, -3, -3 }), "as if the block were entered");
    }

    [Test]
    public void States_are_recorded_after_the_update_ports_as_they_arrived_and_lets_on_their_own_grid()
    {
        var model = Models.Parse("""
            neuron Signals {
              input x
              state v : fix<8,0> = 3
              let half = v >> 1
              let narrow : fix<4,-1> round ceil = v + x
              let choice = x > 0 ? v : x * 0.25
              v = v + x
            }
            """);
        var network = Network.Named("signals").Input("a", 1).Population("b", 2, model)
            .Project("a", "b[1:]", Whole, new Rule.AllToAll(), weight: 2, delay: 1)
            .Probe("b.v").Probe("b.x").Probe("b.half").Probe("b.narrow").Probe("b.choice");
        var trace = Run(network, ticks: 4, stimulus => stimulus.Event(1, "a", 0));

        Assert.That(trace.Probe("b", "v", 1), Is.EqualTo(new long[] { 3, 3, 5, 5 }));
        Assert.That(trace.Probe("b", "x", 1), Is.EqualTo(new long[] { 0, 0, 2, 0 }));
        Assert.That(trace.Probe("b", "half", 1), Is.EqualTo(new long[] { 3, 3, 3, 5 }), "halves");
        Assert.That(trace.Probe("b", "narrow", 1), Is.EqualTo(new long[] { 2, 2, 3, 3 }), "twos, rounded up");
        Assert.That(trace.Probe("b", "choice", 1), Is.EqualTo(new long[] { 0, 0, 12, 0 }), "quarters");
        Assert.That(trace.Probe("b", "v", 0), Is.All.EqualTo(3));
    }

    [Test]
    public void Probes_of_chosen_neurons_are_recorded_in_ascending_order()
    {
        var network = Network.Named("chosen").Input("a", 5).Population("b", 5, Adder)
            .Project("a", "b", Whole, new Rule.OneToOne(), weight: Values.Of(1, 2, 3, 4, 5), delay: 0).Probe("b[1:4].v");
        var trace = Run(network, ticks: 1, stimulus => stimulus.Events("a", Enumerable.Range(0, 5).Select(n => (0L, n))));

        Assert.That(trace.Header.Probes.Single().Neurons, Is.EqualTo(new[] { 1, 2, 3 }));
        Assert.That(trace.Ticks[0].Probes[0], Is.EqualTo(new long[] { 32, 48, 64 }));
    }

    [Test]
    public void Events_stand_in_the_order_of_the_declaration_not_of_the_tick()
    {
        var network = Network.Named("order").Population("last", 2, Relay).Population("first", 2, Relay).Input("in", 2)
            .Project("in", "first", Whole, new Rule.OneToOne(), weight: 1, delay: 0)
            .Project("first", "last", Whole, new Rule.OneToOne(), weight: 1, delay: 0);
        var elaborated = Elaborated.Of(network);
        var trace = Run(elaborated, 1, stimulus => stimulus.Event(0, "in", 1).Event(0, "in", 0));

        Assert.That(elaborated.TickOrder, Is.EqualTo(new[] { 2, 1, 0 }));
        Assert.That(trace.Events().Select(e => (e.Population, e.Neuron)), Is.EqualTo(new[] { (0, 0), (0, 1), (1, 0), (1, 1) }));
    }

    [Test]
    public void The_state_digest_is_the_agreed_sum_over_all_cells()
    {
        var model = Models.Parse("""
            neuron Cells {
              input x
              state a : fix<12,4> = -1
              state wide : fix<64,0> = -5000000000
              state c : ufix<33,0> overflow wrap = 8589934591
              a = a + x
              wide = c * -1073741824
              c = c + 1
            }
            """);
        var network = Network.Named("cells").Input("in", 1).Population("p", 3, model).Population("q", 2, Adder)
            .Project("in", "p", Whole, new Rule.AllToAll(), weight: Values.Of(1, 2, -3), delay: 1)
            .Project("in", "q", Whole, new Rule.AllToAll(), weight: 100, delay: 2)
            .Probe("p.a").Probe("p.wide").Probe("p.c").Probe("q.v");
        var trace = Run(network, ticks: 8, stimulus => stimulus.Events("in", [(0, 0), (3, 0)]));
        (string Population, string State, int Neurons, int Words)[] layout = [("p", "a", 3, 1), ("p", "wide", 3, 2), ("p", "c", 3, 2), ("q", "v", 2, 1)];

        for (var tick = 0; tick < 8; tick++)
        {
            var cells = from signal in layout
                        from neuron in Enumerable.Range(0, signal.Neurons)
                        let raw = trace.Probe(signal.Population, signal.State, neuron).ElementAt(tick)
                        from word in Enumerable.Range(0, signal.Words)
                        select (uint)(raw >> (32 * word));
            Assert.That(trace.Ticks[tick].StateDigest, Is.EqualTo(DigestOf(cells)), $"tick {tick}");
        }
    }

    [TestCase(0, new int[0])]
    [TestCase(1, new[] { 0, 1, 2, 3, 4, 5, 6 })]
    [TestCase(3, new[] { 0, 3, 6 })]
    [TestCase(100, new[] { 0 })]
    public void Every_k_th_tick_carries_a_digest(int interval, int[] ticks)
    {
        var network = Network.Named("interval").Input("a", 1).Population("b", 1, Adder).Project("a", "b", Whole, new Rule.OneToOne(), weight: 1, delay: 1);
        var trace = Run(network, ticks: 7, stimulus => stimulus.Event(0, "a", 0), interval);

        Assert.That(trace.Ticks.Where(record => record.StateDigest is not null).Select(record => (int)record.Tick), Is.EqualTo(ticks));
        Assert.That(trace.Ticks.Where(record => record.StateDigest is not null).Select(record => record.StateDigest),
            Is.EqualTo(Run(network, ticks: 7, stimulus => stimulus.Event(0, "a", 0)).Ticks.Where(record => ticks.Contains((int)record.Tick)).Select(record => record.StateDigest)));
    }

    // The definition, word by word.
    private static ulong DigestOf(IEnumerable<uint> cells)
    {
        var (sum, cell) = (0UL, 0u);
        foreach (var word in cells)
        {
            var (a, b) = Threefry.Block(8, (0, 0), (word, cell++));
            sum += ((ulong)b << 32) + a;
        }
        return sum;
    }
}
