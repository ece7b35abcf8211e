using Neuro.Graph;
using Neuro.Sim;

namespace Neuro.Tests;

// What reset marks do.
public abstract partial class TickBehaviour
{
    // An event at tick 0 reaches both b and c three ticks later; b and c begin at 2 and 3.
    private static readonly Network Marked = Network.Named("marked").Input("a", 1).Population("b", 1, Adder).Population("c", 2, Adder)
        .Initial("b", "v", 2).Initial("c", "v", Values.Of(3, 4))
        .Project("a", "b", Whole, new Rule.AllToAll(), weight: 10, delay: 3)
        .Project("a", "c", Whole, new Rule.AllToAll(), weight: 10, delay: 3)
        .Probe("b.v").Probe("c.v");

    [Test]
    public void A_mark_returns_all_states_before_its_tick_and_drops_what_is_in_flight()
    {
        var trace = Run(Marked, ticks: 8, stimulus => stimulus.Events("a", [(0, 0), (2, 0)]).Reset(4));

        AssertStates(trace, b: [2, 2, 2, 12, 2, 2, 2, 2], c: [3, 3, 3, 13, 3, 3, 3, 3], c1: [4, 4, 4, 14, 4, 4, 4, 4]);
    }

    [Test]
    public void A_mark_that_keeps_what_is_in_flight_returns_states_only()
    {
        var trace = Run(Marked, ticks: 8, stimulus => stimulus.Events("a", [(0, 0), (2, 0)]).ResetKeepingInFlight(4));

        AssertStates(trace, b: [2, 2, 2, 12, 2, 12, 12, 12], c: [3, 3, 3, 13, 3, 13, 13, 13], c1: [4, 4, 4, 14, 4, 14, 14, 14]);
    }

    [Test]
    public void A_mark_that_names_populations_leaves_the_others_and_what_flies_to_them()
    {
        var trace = Run(Marked, ticks: 8, stimulus => stimulus.Events("a", [(0, 0), (2, 0)]).Reset(4, "c"));

        AssertStates(trace, b: [2, 2, 2, 12, 12, 22, 22, 22], c: [3, 3, 3, 13, 3, 3, 3, 3], c1: [4, 4, 4, 14, 4, 4, 4, 4]);
    }

    [Test]
    public void Layers_a_delay_apart_can_be_reset_one_after_another()
    {
        // The sample that ends at tick 1 still reaches b at tick 3 and is answered at 5; the next sample starts at 2.
        var network = Network.Named("layers").Input("a", 1).Population("b", 1, Adder, ("threshold", 4)).Population("c", 1, Adder)
            .Project("a", "b", Whole, new Rule.OneToOne(), weight: 2, delay: 2)
            .Project("b", "c", Whole, new Rule.OneToOne(), weight: 7, delay: 2)
            .Probe("b.v").Probe("c.v");
        var trace = Run(network, ticks: 8, stimulus => stimulus.Events("a", [(0, 0), (1, 0), (2, 0)]).ResetKeepingInFlight(4, "b").ResetKeepingInFlight(6, "c"));

        Assert.That(trace.Probe("b", "v", 0).Select(raw => raw / 16), Is.EqualTo(new long[] { 0, 0, 2, 0, 2, 2, 2, 2 }));
        Assert.That(trace.Probe("c", "v", 0).Select(raw => raw / 16), Is.EqualTo(new long[] { 0, 0, 0, 0, 0, 7, 0, 0 }));
    }

    [Test]
    public void What_is_sent_or_given_at_the_tick_of_a_mark_belongs_to_after_it()
    {
        var network = Network.Named("same tick").Input("a", 1).Population("b", 1, Adder)
            .Project("a", "b", Whole, new Rule.OneToOne(), weight: 1, delay: 0)
            .Drive("b.x", new GeneratorKind.Regular(Period: 4, Phase: 0), format: Whole, weight: 100).Probe("b.v");
        var trace = Run(network, ticks: 6, stimulus => stimulus.Events("a", [(3, 0), (4, 0)]).Reset(4));

        Assert.That(trace.Probe("b", "v", 0).Select(raw => raw / 16), Is.EqualTo(new long[] { 100, 100, 100, 101, 101, 101 }));
    }

    [Test]
    public void A_mark_before_the_first_tick_changes_nothing() =>
        Assert.That(Traces.Lines(Run(Marked, ticks: 6, stimulus => stimulus.Event(0, "a", 0).Reset(0))),
            Is.EqualTo(Traces.Lines(Run(Marked, ticks: 6, stimulus => stimulus.Event(0, "a", 0)))));

    [Test]
    public void Marks_may_follow_each_other_tick_by_tick()
    {
        var trace = Run(Marked, ticks: 8, stimulus =>
        {
            stimulus.Events("a", [(0, 0), (1, 0), (2, 0), (3, 0)]);
            for (var tick = 3; tick <= 5; tick++)
                stimulus.ResetKeepingInFlight(tick);
        });

        AssertStates(trace, b: [2, 2, 2, 12, 12, 12, 22, 22], c: [3, 3, 3, 13, 13, 13, 23, 23], c1: [4, 4, 4, 14, 14, 14, 24, 24]);
    }

    [Test]
    public void Marks_of_one_tick_add_up()
    {
        var trace = Run(Marked, ticks: 8, stimulus => stimulus.Events("a", [(0, 0), (2, 0)]).ResetKeepingInFlight(4, "b").Reset(4, "c"));

        AssertStates(trace, b: [2, 2, 2, 12, 2, 12, 12, 12], c: [3, 3, 3, 13, 3, 3, 3, 3], c1: [4, 4, 4, 14, 4, 4, 4, 4]);
    }

    [Test]
    public void Time_is_not_reset()
    {
        var model = Models.Parse("""
            neuron Drawing {
              state r : ufix<32,0>
              r = random<32>
            }
            """);
        var network = Network.Named("time").Population("b", 2, model).Input("in", 1).Population("c", 1, Relay)
            .Project("in", "c", Whole, new Rule.OneToOne(), weight: 1, delay: 0)
            .Drive("in", new GeneratorKind.Regular(Period: 3, Phase: 1)).Probe("b.r");

        Assert.That(Traces.Lines(Run(network, ticks: 12, stimulus => stimulus.Reset(5))), Is.EqualTo(Traces.Lines(Run(network, ticks: 12))));
    }

    [Test]
    public void A_mark_at_a_rate_of_samples_makes_every_sample_like_the_first()
    {
        var network = Network.Named("samples").Input("a", 3).Population("b", 4, Adder, ("threshold", 5)).Population("c", 2, Adder, ("threshold", 3))
            .Project("a", "b", Whole, new Rule.AllToAll(), Values.Uniform(-2, 4, seed: 1), delay: Values.Uniform(0, 9, seed: 2))
            .Project("b", "c", Whole, new Rule.AllToAll(), Values.Uniform(-1, 3, seed: 3), delay: Values.Uniform(1, 9, seed: 4))
            .Probe("b.v").Probe("c.v");
        var spikes = Enumerable.Range(0, 20).SelectMany(t => Enumerable.Range(0, 3).Where(n => (t * 7 + n * 5) % 4 == 0).Select(n => (Tick: (long)t, n))).ToList();
        var trace = Run(network, ticks: 80, stimulus =>
        {
            for (var sample = 0; sample < 4; sample++)
            {
                stimulus.Events("a", spikes.Select(spike => (spike.Tick + 20 * sample, spike.n)));
                stimulus.Reset(20 * sample);
            }
        });
        var lines = Traces.Lines(trace).Select(line => line[(line.IndexOf(' ', StringComparison.Ordinal) + 1)..]).ToList();

        Assert.That(trace.Events().Count(), Is.GreaterThan(20));
        for (var sample = 1; sample < 4; sample++)
            Assert.That(lines.Skip(20 * sample).Take(20), Is.EqualTo(lines.Take(20)));
    }

    private static void AssertStates(MemoryTrace trace, long[] b, long[] c, long[] c1)
    {
        Assert.That(trace.Probe("b", "v", 0).Select(raw => raw / 16), Is.EqualTo(b));
        Assert.That(trace.Probe("c", "v", 0).Select(raw => raw / 16), Is.EqualTo(c));
        Assert.That(trace.Probe("c", "v", 1).Select(raw => raw / 16), Is.EqualTo(c1));
    }
}
