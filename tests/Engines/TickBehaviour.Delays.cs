using Neuro.Graph;

namespace Neuro.Tests;

// When an event arrives.
public abstract partial class TickBehaviour
{
    [Test]
    public void A_spike_arrives_after_its_delay()
    {
        var trace = Run(Network.Named("pair").Input("a", 1).Population("b", 1, Relay).Project("a", "b", Whole, new Rule.OneToOne(), weight: 1, delay: 3),
            ticks: 10, stimulus => stimulus.Event(2, "a", 0));

        Assert.That(trace.Spikes("b", 0), Is.EqualTo(new[] { 5L }));
    }

    [Test]
    public void Each_delay_from_0_to_255_arrives_on_its_tick_and_on_no_other()
    {
        // Target d is reached after d ticks, with weight d + 1.
        var network = List(Network.Named("delays").Input("a", 1).Population("b", 256, Relay), "a", "b", Whole,
            from delay in Enumerable.Range(0, 256) select (0, delay, delay + 1L, delay)).Probe("b.x");
        long[] sent = [0, 3, 4, 250, 255, 256, 300, 511, 512];
        var trace = Run(network, ticks: 800, stimulus => stimulus.Events("a", sent.Select(tick => (tick, 0))));

        for (var delay = 0; delay < 256; delay++)
        {
            Assert.That(NonZero(trace, "b", "x", delay), Is.EqualTo(sent.Select(tick => ((int)tick + delay, delay + 1L))));
            Assert.That(trace.Spikes("b", delay), Is.EqualTo(sent.Select(tick => tick + delay)));
        }
    }

    [Test]
    public void Delays_longer_than_255_arrive_where_the_network_allows_them()
    {
        var network = List(Network.Named("long").Input("a", 1).Population("b", 1, Relay), "a", "b", Whole, (0, 0, 1, 256), (0, 0, 1, 1000), (0, 0, 1, 4000)) with { MaxDelay = 4000 };

        Assert.That(Run(network, ticks: 4100, stimulus => stimulus.Event(7, "a", 0)).Spikes("b", 0), Is.EqualTo(new long[] { 263, 1007, 4007 }));
    }

    [Test]
    public void What_would_arrive_after_the_last_tick_is_not_seen() =>
        Assert.That(Run(Network.Named("pair").Input("a", 1).Population("b", 1, Relay).Project("a", "b", Whole, new Rule.OneToOne(), weight: 1, delay: 5),
            ticks: 5, stimulus => stimulus.Event(0, "a", 0)).Events(), Is.Empty);

    [Test]
    public void A_chain_without_delays_answers_in_the_same_tick_whatever_order_it_is_declared_in()
    {
        var network = Network.Named("chain")
            .Population("c", 1, Relay).Population("b", 1, Relay).Population("a", 1, Relay).Input("in", 1)
            .Project("in", "a", Whole, new Rule.OneToOne(), weight: 1, delay: 0)
            .Project("a", "b", Whole, new Rule.OneToOne(), weight: 1, delay: 0)
            .Project("b", "c", Whole, new Rule.OneToOne(), weight: 1, delay: 0);
        var trace = Run(network, ticks: 6, stimulus => stimulus.Event(4, "in", 0));

        Assert.That(trace.Events().Select(e => (e.Tick, e.Population)), Is.EqualTo(new[] { (4L, 0), (4L, 1), (4L, 2) }));
    }

    [Test]
    public void Synapses_with_and_without_delay_may_stand_in_one_projection()
    {
        var network = List(Network.Named("mixed").Population("b", 2, Relay).Population("a", 1, Relay).Input("in", 1)
            .Project("in", "a", Whole, new Rule.OneToOne(), weight: 1, delay: 1), "a", "b", Whole, (0, 0, 1, 0), (0, 1, 1, 2));
        var trace = Run(network, ticks: 9, stimulus => stimulus.Event(3, "in", 0));

        Assert.That(trace.Events("b"), Is.EqualTo(Events((4, 0, 1), (6, 1, 1))));
    }

    [Test]
    public void A_population_that_fans_out_without_delay_and_meets_itself_again_adds_up_in_one_tick()
    {
        var network = Network.Named("diamond")
            .Population("end", 1, Repeater).Population("left", 1, Relay).Population("right", 1, Relay).Input("in", 1)
            .Project("in", "left", Whole, new Rule.OneToOne(), weight: 1, delay: 0)
            .Project("in", "right", Whole, new Rule.OneToOne(), weight: 1, delay: 0)
            .Project("left", "end", Whole, new Rule.OneToOne(), weight: 3, delay: 0)
            .Project("right", "end", Whole, new Rule.OneToOne(), weight: 4, delay: 0);

        Assert.That(Run(network, ticks: 3, stimulus => stimulus.Event(1, "in", 0)).Events("end"), Is.EqualTo(Events((1, 0, 7 * 16))));
    }

    [Test]
    public void A_neuron_that_excites_itself_goes_on_for_ever()
    {
        var network = Network.Named("loop").Input("in", 1).Population("a", 1, Relay)
            .Project("in", "a", Whole, new Rule.OneToOne(), weight: 1, delay: 2)
            .Project("a", "a", Whole, new Rule.OneToOne(), weight: 1, delay: 3);

        Assert.That(Run(network, ticks: 20, stimulus => stimulus.Event(1, "in", 0)).Spikes("a", 0), Is.EqualTo(new long[] { 3, 6, 9, 12, 15, 18 }));
    }

    [Test]
    public void A_token_goes_round_a_ring_by_one_neuron_a_tick()
    {
        // Were a neuron to see its neighbour's new state, the token would jump, one way or the other.
        var network = List(List(Network.Named("ring").Input("in", 1).Population("a", 5, Relay), "in", "a", Whole, (0, 0, 1, 0)),
            "a", "a", Whole, from n in Enumerable.Range(0, 5) select (n, (n + 1) % 5, 1L, 1));

        Assert.That(Run(network, ticks: 12, stimulus => stimulus.Event(0, "in", 0)).Events("a").Select(e => e.Neuron),
            Is.EqualTo(new[] { 0, 1, 2, 3, 4, 0, 1, 2, 3, 4, 0, 1 }));
    }

    [Test]
    public void Neurons_that_silence_each_other_act_at_once()
    {
        var network = List(List(Network.Named("rivals").Input("in", 1).Population("a", 2, Relay), "in", "a", Whole, (0, 0, 5, 1), (0, 1, 5, 1)),
            "a", "a", Whole, (0, 1, -5, 1), (1, 0, -5, 1)).Probe("a.x");
        var trace = Run(network, ticks: 5, stimulus => stimulus.Events("in", [(0, 0), (1, 0), (2, 0)]));

        // Both fire, both are silenced, both fire again.
        Assert.That(trace.Events("a"), Is.EqualTo(Events((1, 0, 1), (1, 1, 1), (3, 0, 1), (3, 1, 1))));
    }
}
