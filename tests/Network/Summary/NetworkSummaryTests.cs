using Neuro.Graph;
using Neuro.Hw;

namespace Neuro.Tests;

/// <summary>What <c>neuro show</c> says of a network.</summary>
public sealed class NetworkSummaryTests
{
    private static readonly Format Weight = Format.Fix(8, 4);
    private static readonly NeuronModel Lif = ShippedModels.Get("Lif");

    [Test]
    public void Every_synapse_is_counted_where_it_starts_where_it_ends_and_by_its_delay()
    {
        var network = Network.Named("three").Input("a", 3).Population("b", 4, Lif, ("keep", 0.5m), ("threshold", 1))
            .Project("a", "b", Weight, new Rule.Listed([0, 0, 2, 2, 2], [1, 1, 1, 3, 0]), weight: Values.Of(1, -1, 0.5m, 2, 3), delay: Values.Of(4, 4, 9, 1, 4))
            .Project("a[0:2]", "b[2:4]", Weight, new Rule.OneToOne(), weight: 1, delay: 2);

        var summary = NetworkSummary.Of(Elaborated.Of(network));

        Assert.Multiple(() =>
        {
            Assert.That(summary.Synapses, Is.EqualTo(7));
            Assert.That(summary.Populations[0].FanOut.Counts, Is.EqualTo(new[] { (1L, 1L), (3L, 2L) }), "a sends 3, 1, 3");
            Assert.That(summary.Populations[0].FanIn.IsEmpty, Is.True, "nothing can end at an input");
            Assert.That(summary.Populations[1].FanIn.Counts, Is.EqualTo(new[] { (1L, 2L), (2L, 1L), (3L, 1L) }), "b receives 1, 3, 1, 2");
            Assert.That(summary.Populations[1].FanOut.Counts, Is.EqualTo(new[] { (0L, 4L) }));
            Assert.That(summary.Delays.Counts, Is.EqualTo(new[] { (1L, 1L), (2L, 2L), (4L, 3L), (9L, 1L) }));
            Assert.That(summary.Projections.Select(projection => projection.Weights), Is.EqualTo(new (long, long)?[] { (-16, 48), (16, 16) }));
            Assert.That(summary.Populations[1].Ports.Single().Synapses, Is.EqualTo(7));
        });
    }

    [Test]
    public void Counts_agree_with_the_synapses_of_random_networks()
    {
        for (var seed = 1UL; seed <= 30; seed++)
        {
            var elaborated = RandomNetwork.Of(seed).Elaborated;
            var summary = NetworkSummary.Of(elaborated);
            var synapses = elaborated.Projections.SelectMany(p => Elaborated.Synapses(p).Select(s => (From: (p.Source, s.Source), To: (p.Target, s.Target), s.Delay))).ToList();
            Assert.That(summary.Delays.Counts, Is.EqualTo(synapses.GroupBy(s => (long)s.Delay).OrderBy(g => g.Key).Select(g => (g.Key, g.LongCount()))), $"seed {seed}");
            foreach (var population in summary.Populations)
            {
                var neurons = Enumerable.Range(0, population.Population.Size);
                Assert.That(population.FanOut.Counts, Is.EqualTo(Histogram.Of([.. neurons.Select(n => synapses.LongCount(s => s.From == (population.Population.Index, n)))]).Counts), $"seed {seed}");
                if (!population.Population.IsInput)
                    Assert.That(population.FanIn.Counts, Is.EqualTo(Histogram.Of([.. neurons.Select(n => synapses.LongCount(s => s.To == (population.Population.Index, n)))]).Counts), $"seed {seed}");
            }
        }
    }

    [TestCase(1, 1, 1)]
    [TestCase(3, 7, 7)]
    [TestCase(0, 7, 8, Description = "what is sent without delay needs the slot of its own tick, too")]
    [TestCase(0, 0, 1)]
    public void A_port_holds_a_sum_for_every_tick_that_something_may_still_arrive_at(int least, int most, int slots)
    {
        var network = Network.Named("pair").Input("a", 2).Population("b", 10, Lif, ("keep", 0.5m), ("threshold", 1))
            .Project("a", "b", Weight, new Rule.AllToAll(), weight: 1, delay: Values.Of([.. Enumerable.Range(0, 20).Select(i => (Number)(i == 0 ? least : most))]));

        var port = NetworkSummary.Of(Elaborated.Of(network)).Populations[1].Ports.Single();

        // 0..2 in steps of 1/16: six bits.
        Assert.That((port.Slots, port.DelayBits), Is.EqualTo((slots, slots * 10 * 6)));
    }

    [Test]
    public void A_generator_needs_one_sum_and_a_port_without_anything_none()
    {
        var network = Network.Named("driven").Population("b", 5, ShippedModels.Get("ExpSynapseLif"),
                ("keep", 0.5m), ("keep_exc", 0.5m), ("keep_inh", 0.5m), ("threshold", 1))
            .Drive("b.exc", new GeneratorKind.Regular(2, 0), format: Format.Fix(4, 0), weight: 3);

        var summary = NetworkSummary.Of(Elaborated.Of(network));

        Assert.That(summary.Populations[0].Ports.Select(port => (port.Name, port.Synapses, port.Generators, port.Slots, port.DelayBits)),
            Is.EqualTo(new[] { ("exc", 0L, 1, 1, 5L * 2), ("inh", 0L, 0, 0, 0L) }));
    }

    private static IEnumerable<TestCaseData> Words()
    {
        Number[] drawn = [.. Enumerable.Range(0, 40).Select(i => (Number)(i % 5))];
        var (weights, delays) = (Values.Of(drawn), Values.Of([.. drawn.Select((_, i) => (Number)(3 + i % 4))]));
        yield return Case("all to all: a word a pair, addresses computed", new Rule.AllToAll(), weights, delays, new(8, 2, 0), 40, 40 * 10);
        yield return Case("what all synapses share is not stored", new Rule.AllToAll(), 1, 3, new(0, 0, 0), 40, 0);
        yield return Case("a list stores its targets, and for 4 sources where they begin: 5 numbers of 0 to 6",
            new Rule.Listed([0, 0, 1, 1, 3, 3], [0, 9, 0, 9, 0, 9]), 1, Values.Of(1, 2, 3, 4, 5, 6), new(0, 3, 4), 6, 6 * 7 + 5 * 3);
        yield return Case("drawn pairs are stored like a list", new Rule.FixedIndegree(4, Seed: 1), weights, delays, new(8, 2, 4), 40, 40 * 14 + 5 * 6);
        yield return Case("a number of synapses that is a power of two needs a bit more to point behind its end",
            new Rule.FixedTotal(64, Seed: 1), 1, 1, new(0, 0, 4), 64, 64 * 4 + 5 * 7);
        yield return Case("no synapse, no bits", new Rule.FixedTotal(0, Seed: 1), 1, 1, new(0, 0, 4), 0, 0);
    }

    private static TestCaseData Case(string name, Rule rule, Values weights, Values delays, SynapseWord word, long words, long bits) =>
        new TestCaseData(rule, weights, delays, word, words, bits).SetArgDisplayNames(name);

    [TestCaseSource(nameof(Words))]
    public void Synapses_are_packed_to_the_bit(Rule rule, Values weights, Values delays, SynapseWord word, long words, long bits)
    {
        var network = Network.Named("pair").Input("a", 4).Population("b", 10, Lif, ("keep", 0.5m), ("threshold", 1)).Project("a", "b", Weight, rule, weights, delays);

        var projection = NetworkSummary.Of(Elaborated.Of(network)).Projections.Single();

        Assert.That((projection.Word, projection.Words, projection.Bits), Is.EqualTo((word, words, bits)));
    }

    [Test]
    public void A_kernel_is_stored_once_and_a_loadable_weight_always()
    {
        var network = Network.Named("edges").Input("eye", [1, 6, 6]).Population("map", [2, 4, 4], Lif, ("keep", 0.5m), ("threshold", 1))
            .Project("eye", "map", Weight, new Rule.Convolution([3, 3], [1, 1], [0, 0], [1, 1], 1), weight: 1, delay: 1)
            .Project("eye", "map", Weight, new Rule.Convolution([3, 3], [1, 1], [0, 0], [1, 1], 1), weight: 1, delay: 1, loadable: true);

        var projections = NetworkSummary.Of(Elaborated.Of(network)).Projections;

        Assert.That(projections.Select(p => (p.Projection.SynapseCount, p.Words, p.Bits)), Is.EqualTo(new[] { (288L, 18L, 0L), (288L, 18L, 18L * 8) }));
    }

    [Test]
    public void States_are_counted_for_each_neuron_and_numbers_where_each_neuron_has_its_own()
    {
        var network = Network.Named("own").Input("a", 1)
            .Population("b", 3, ShippedModels.Get("LifRefractory"), ("keep", 0.5m), ("threshold", Values.Of(1, 2, 3)), ("period", 4))
            .Initial("b", "v", Values.Of(0, 1, 2));

        var summary = NetworkSummary.Of(Elaborated.Of(network));
        var model = summary.Populations[1].Population.Model!.Model;

        Assert.Multiple(() =>
        {
            Assert.That(summary.Memory.States, Is.EqualTo(3 * model.States.Sum(state => state.Type.Format.Bits)));
            Assert.That(summary.Memory.Parameters, Is.EqualTo(3 * model.Params.Single(param => param.Name == "threshold").Type.Format.Bits));
            Assert.That(summary.Memory.Initial, Is.EqualTo(3 * model.States.Single(state => state.Name == "v").Type.Format.Bits));
            Assert.That(summary.Memory.Total, Is.EqualTo(summary.Memory.States + summary.Memory.Parameters + summary.Memory.Initial));
        });
    }

    [Test]
    public void Somebody_who_watches_is_told_of_all_the_work_and_can_stop_it()
    {
        var network = Elaborated.Of(Network.Named("large").Input("a", 300).Population("b", 300, Lif, ("keep", 0.5m), ("threshold", 1))
            .Project("a", "b", Weight, new Rule.AllToAll(), weight: 1, delay: 1));
        var reports = new Reports();
        using var stopped = new CancellationTokenSource();
        stopped.Cancel();

        NetworkSummary.Of(network, reports);

        Assert.That(reports.Values, Has.Count.EqualTo(6).And.All.InRange(0, 1).And.Some.EqualTo(1));
        Assert.That(() => NetworkSummary.Of(network, cancellation: stopped.Token), Throws.InstanceOf<OperationCanceledException>());
    }
}
