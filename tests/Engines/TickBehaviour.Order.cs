using Neuro.Graph;
using Neuro.Hw;
using Neuro.Sim;

namespace Neuro.Tests;

// Order never matters, and runs end as they should.
public abstract partial class TickBehaviour
{
    [Test]
    public void Shuffled_synapses_give_the_same_file()
    {
        var synapses = RandomSynapses(seed: 3, count: 400);
        var first = Run(Lattice(synapses), ticks: 60, Busy).ToBytes();

        for (var shuffle = 0UL; shuffle < 3; shuffle++)
        {
            var other = synapses.ToArray();
            new Draws(shuffle).Shuffle(other.AsSpan());
            Assert.That(Run(Lattice(other), ticks: 60, Busy).ToBytes(), Is.EqualTo(first));
        }
    }

    [Test]
    public void Shuffled_events_and_marks_give_the_same_file()
    {
        var network = Elaborated.Of(Lattice(RandomSynapses(seed: 4, count: 300)));
        var draws = new Draws(5);
        var events = Enumerable.Range(0, 60).SelectMany(tick => Enumerable.Range(0, 8).Where(_ => draws.OneIn(3)).Select(n => (Tick: (long)tick, Neuron: n))).ToArray();
        (long Tick, string Population)[] marks = [(20, "b"), (20, "c"), (40, "b"), (41, "c")];
        var first = File();

        for (var shuffle = 0; shuffle < 3; shuffle++)
        {
            draws.Shuffle(events.AsSpan());
            draws.Shuffle(marks.AsSpan());
            Assert.That(File(), Is.EqualTo(first));
        }

        byte[] File() => Run(network, 60, stimulus =>
        {
            stimulus.Events("a", events);
            foreach (var (tick, population) in marks)
                stimulus.Reset(tick, population);
        }).ToBytes();
    }

    [Test]
    public void A_rule_and_the_list_of_its_synapses_give_the_same_file()
    {
        var bare = Network.Named("rule").Input("a", 12).Population("b", 9, Adder, ("threshold", 20)).Probe("b.v");
        var rules = new (Rule Rule, Values Delays)[]
        {
            (new Rule.AllToAll(), Values.Uniform(0, 20, seed: 2)), (new Rule.FixedIndegree(5, Seed: 7), Values.Uniform(1, 9, seed: 2)),
            (new Rule.FixedTotal(50, Seed: 7), 4), (new Rule.FixedProbability(1UL << 31, Seed: 7), Values.Uniform(0, 3, seed: 9)),
        };
        foreach (var (rule, delays) in rules)
        {
            var ruled = Elaborated.Of(bare.Project("a", "b", Whole, rule, Values.Uniform(-10, 15, seed: 1), delays));
            var list = Elaborated.Synapses(ruled.Projections[0]).Select(s => (s.Source, s.Target, s.Weight, s.Delay));
            var listed = Elaborated.Of(List(bare, "a", "b", Whole, list));

            Assert.That(listed.Digest, Is.EqualTo(ruled.Digest), $"{rule}");
            Assert.That(Run(listed, 50, Busy).ToBytes(), Is.EqualTo(Run(ruled, 50, Busy).ToBytes()), $"{rule}");
        }
    }

    [Test]
    public void A_convolution_and_the_list_of_its_synapses_give_the_same_file()
    {
        var bare = Network.Named("conv").Input("a", [2, 5, 4]).Population("b", [3, 3, 2], Adder, ("threshold", 4)).Probe("b.v");
        var rule = new Rule.Convolution(Kernel: [3, 2], Stride: [2, 2], Padding: [1, 0], Dilation: [1, 1], Groups: 1);
        var ruled = Elaborated.Of(bare.Project("a", "b", Whole, rule, Values.Uniform(-3, 5, seed: 1), Values.Uniform(0, 6, seed: 2)));
        var list = Elaborated.Synapses(ruled.Projections[0]);
        var listed = Elaborated.Of(List(bare, "a", "b", Whole, list.Select(s => (s.Source, s.Target, s.Weight, s.Delay))));
        Action<StimulusBuilder> input = stimulus => stimulus.Events("a", from tick in Enumerable.Range(0, 30) from n in Enumerable.Range(0, 40) where (tick * 7 + n * 11) % 13 == 0 select ((long)tick, n));

        Assert.That(list, Has.Count.GreaterThan(100));
        Assert.That(listed.Digest, Is.EqualTo(ruled.Digest));
        Assert.That(Run(listed, 40, input).ToBytes(), Is.EqualTo(Run(ruled, 40, input).ToBytes()));
        Assert.That(Run(ruled, 40, input).Events(), Is.Not.Empty);
    }

    [Test]
    public void A_run_of_no_ticks_is_a_trace_without_ticks() =>
        Assert.That(Run(Lattice(RandomSynapses(seed: 1, count: 10)), ticks: 0, Busy).Ticks, Is.Empty);

    [Test]
    public virtual void A_network_of_inputs_alone_runs_and_shows_nothing()
    {
        var trace = Run(Network.Named("inputs").Input("a", 3), ticks: 4, stimulus => stimulus.Event(1, "a", 2));

        Assert.That(trace.Ticks.Count, Is.EqualTo(4));
        Assert.That(trace.Events(), Is.Empty);
        Assert.That(trace.Ticks.Select(record => record.StateDigest), Is.All.EqualTo(0UL), "an empty sum");
    }

    [Test]
    public void A_longer_run_begins_like_a_shorter_one()
    {
        var network = Lattice(RandomSynapses(seed: 6, count: 300));

        Assert.That(Traces.Lines(Run(network, ticks: 80, Busy)).Take(33), Is.EqualTo(Traces.Lines(Run(network, ticks: 33, Busy))));
    }

    [Test]
    public void Two_runs_give_the_same_file()
    {
        var network = Elaborated.Of(Lattice(RandomSynapses(seed: 8, count: 300)));

        Assert.That(Run(network, 50, Busy).ToBytes(), Is.EqualTo(Run(network, 50, Busy).ToBytes()));
    }

    [Test]
    public void A_cancelled_run_stops_between_two_ticks()
    {
        var network = Elaborated.Of(Lattice(RandomSynapses(seed: 8, count: 30)));
        var header = Recording.Header(network, StimulusDigest.Of(network, Stimulus.Empty, 1000), 1000);
        using var cancel = new CancellationTokenSource();
        var trace = new StoppingTrace(header, cancel, after: 10);

        Assert.That(() => engine.Run(network, Stimulus.Empty, header, trace, cancel.Token), Throws.InstanceOf<OperationCanceledException>());
        Assert.That(trace.Kept.Ticks.Select(record => record.Tick), Is.EqualTo(Enumerable.Range(0, trace.Kept.Ticks.Count).Select(t => (long)t)));
        Assert.That(trace.Kept.Ticks.Count, Is.InRange(10, 999));
    }

    private sealed class StoppingTrace(TraceHeader header, CancellationTokenSource cancel, int after) : ITraceSink
    {
        public MemoryTrace Kept { get; } = new(header);

        public void Tick(TickRecord record)
        {
            Kept.Tick(record);
            if (Kept.Ticks.Count == after)
                cancel.Cancel();
        }
    }

    // Eight channels drive b, which drives c and itself.
    private static Network Lattice(IEnumerable<(int Source, int Target, long Weight, int Delay)> synapses) =>
        List(Network.Named("lattice").Input("a", 8).Population("b", 6, Adder, ("threshold", 6)).Population("c", 6, Adder, ("threshold", 9)), "a", "b", Whole, synapses)
            .Project("b", "c", Whole, new Rule.AllToAll(), Values.Uniform(-3, 5, seed: 11), delay: Values.Uniform(0, 12, seed: 12))
            .Project("b", "b", Whole, new Rule.AllToAll(), Values.Uniform(-2, 1, seed: 13), delay: Values.Uniform(1, 30, seed: 14))
            .Probe("b.v").Probe("c.x");

    private static (int Source, int Target, long Weight, int Delay)[] RandomSynapses(ulong seed, int count)
    {
        var draws = new Draws(seed);
        return [.. Enumerable.Range(0, count).Select(_ => (draws.Below(8), draws.Below(6), (long)draws.Between(-4, 5), draws.Below(40)))];
    }

    private static void Busy(StimulusBuilder stimulus) =>
        stimulus.Events("a", from tick in Enumerable.Range(0, 80) from n in Enumerable.Range(0, 8) where (tick * 5 + n * 3) % 7 < 2 select ((long)tick, n));
}
