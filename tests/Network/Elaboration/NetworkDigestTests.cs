using Neuro.Graph;

namespace Neuro.Tests;

public sealed class NetworkDigestTests
{
    private const string RelayText =
        """
        neuron Relay {
          param threshold : fix<8,2> = 1
          input x
          input y
          state seen : fix<8,2>
          table t : ufix<4,1> = [0.5, 1]
          seen = x + y * t[0] >> 1
          spike when (x > 0 or seen >= threshold) and not (y == 0) { seen = -(0.25 : fix<8,4>) }
        }
        """;

    private static readonly Format Weight = Format.Fix(10, 4);

    [Test]
    public void A_rule_and_a_list_of_the_same_synapses_have_the_same_digest()
    {
        var rule = Two().Project("a", "b.x", Weight, new Rule.AllToAll(), weight: Values.Uniform(-3, 3, seed: 1), delay: Values.Uniform(1, 20, seed: 2));
        var synapses = Elaborated.Synapses(Elaborated.Of(rule).Projections[0]);

        Assert.That(Digest(Two().Project("a", "b.x", Weight, Listed(synapses), Weights(synapses), Delays(synapses))), Is.EqualTo(Digest(rule)));
    }

    [Test]
    public void The_order_of_synapses_and_of_projections_does_not_matter()
    {
        var rule = Two().Project("a", "b.x", Weight, new Rule.FixedIndegree(9, Seed: 1), weight: Values.Uniform(-3, 3, seed: 1), delay: 1);
        var synapses = Elaborated.Synapses(Elaborated.Of(rule).Projections[0]);
        new Random(5).Shuffle(System.Runtime.InteropServices.CollectionsMarshal.AsSpan(synapses));
        var (front, back) = (synapses[..10], synapses[10..]);

        var parts = Two()
            .Project("a", "b.x", Weight, Listed(back), Weights(back), Delays(back), name: "the second half")
            .Project("a", "b.x", Weight, Listed(front), Weights(front), Delays(front), name: "the first half");

        Assert.That(Digest(parts), Is.EqualTo(Digest(rule)));
    }

    [Test]
    public void The_digest_is_the_same_on_one_thread_and_on_many()
    {
        var network = Network.Named("n").Input("a", 3000).Population("b", 1000, Relay())
            .Project("a", "b.x", Weight, new Rule.FixedProbability(1UL << 30, Seed: 1), weight: Values.Uniform(-3, 3, seed: 1), delay: Values.Uniform(1, 20, seed: 2));
        var elaborated = Elaborated.Of(network);
        var hash = new SynapseHash(0, 1, 0, Weight.Frac);
        var serial = new SynapseDigest();
        elaborated.Projections[0].Synapses.ForEachBlock(block =>
        {
            foreach (ref readonly var synapse in block)
                serial.Add(hash.Of(synapse));
        });
        var parallel = SynapseWalk.Sum(elaborated.Projections[0].Synapses, () => new SynapseDigest(), (sum, block) =>
        {
            foreach (ref readonly var synapse in block)
                sum.Add(hash.Of(synapse));
        }, (sum, other) => sum.Add(other), workers: 7, new(null, []), default);

        Assert.That((parallel.Count, parallel.First, parallel.Second), Is.EqualTo((serial.Count, serial.First, serial.Second)));
        Assert.That(serial.Count, Is.EqualTo((ulong)elaborated.Projections[0].SynapseCount));
    }

    [Test]
    public void A_weight_counts_with_its_value_whatever_its_format()
    {
        Assert.That(Digest(Two().Project("a", "b.x", Format.Fix(8, 1), new Rule.AllToAll(), weight: -1.5m, delay: 1)),
            Is.EqualTo(Digest(Two().Project("a", "b.x", Format.Fix(20, 9), new Rule.AllToAll(), weight: -1.5m, delay: 1))));
    }

    [Test]
    public void A_constant_is_the_same_as_its_value_written_out()
    {
        var written = Network.Named("n").Input("a", 4).Population("b", 3, Relay(), ("threshold", Values.Of(2, 2, 2))).Initial("b", "seen", Values.OfRaw(8, 8, 8));

        Assert.That(Digest(written), Is.EqualTo(Digest(Network.Named("n").Input("a", 4).Population("b", 3, Relay(), ("threshold", 2)).Initial("b", "seen", 2))));
        Assert.That(Digest(Two()), Is.EqualTo(Digest(Network.Named("n").Input("a", 4).Population("b", 3, Relay(), ("threshold", 1)).Initial("b", "seen", 0))),
            "a default is the same as its value given");
    }

    [Test]
    public void Probes_dt_names_of_networks_and_projections_and_limits_are_outside()
    {
        var plain = Two().Project("a", "b.x", Weight, new Rule.AllToAll(), weight: 1, delay: 1);
        var dressed = (Two() with { Name = "another", Dt = 0.5m, MaxDelay = 9 }).Probe("b.seen")
            .Project("a", "b.x", Weight, new Rule.AllToAll(), weight: 1, delay: 1, name: "w", loadable: true);

        Assert.That(Digest(dressed), Is.EqualTo(Digest(plain)));
    }

    [Test]
    public void Comments_layout_and_spelling_of_a_model_are_outside()
    {
        var respelled = RelayText.Replace("  seen = x", "  # a comment\n\n\tseen    =   (x)", StringComparison.Ordinal).Replace("fix<8,2> = 1", "fix<8,2>", StringComparison.Ordinal)
            .Replace("0.25 : fix<8,4>", "0.250 : fix<12,6>", StringComparison.Ordinal).Replace("state seen : fix<8,2>", "state seen : fix<8, 2> round floor = 0.5", StringComparison.Ordinal);
        var network = Network.Named("n").Input("a", 4).Population("b", 3, Models.Parse(respelled), ("threshold", 1)).Initial("b", "seen", 0);

        Assert.That(Digest(network), Is.EqualTo(Digest(Two())));
    }

    [Test]
    public void Everything_that_has_a_meaning_is_inside()
    {
        var connected = Two().Project("a", "b.x", Weight, new Rule.Listed([0, 1], [0, 1]), weight: Values.Of(1, 2), delay: Values.Of(3, 4));
        Network[] networks =
        [
            Two(),
            connected,
            Network.Named("n").Input("A", 4).Population("b", 3, Relay()),
            Network.Named("n").Input("a", 5).Population("b", 3, Relay()),
            Network.Named("n").Input("a", 4, Format.Fix(4, 1)).Population("b", 3, Relay()),
            Network.Named("n").Input("a", 4, Format.Fix(4, 2)).Population("b", 3, Relay()),
            Network.Named("n").Population("b", 3, Relay()).Input("a", 4),
            Network.Named("n").Input("a", 4).Population("b", 3, Relay(), ("threshold", 2)),
            Network.Named("n").Input("a", 4).Population("b", 3, Relay(), ("threshold", Values.Of(1, 1, 2))),
            Two().Initial("b", "seen", 1),
            Network.Named("n").Input("a", 4).Population("b", 3, Models.Parse(RelayText.Replace(">= threshold", "> threshold", StringComparison.Ordinal))),
            Network.Named("n").Input("a", 4).Population("b", 3, Models.Parse(RelayText.Replace("seen : fix<8,2>", "seen : fix<8,2> round nearest", StringComparison.Ordinal))),
            Network.Named("n").Input("a", 4).Population("b", 3, Models.Parse(RelayText.Replace("[0.5, 1]", "[0.5, 1.5]", StringComparison.Ordinal))),
            Two().Project("a", "b.y", Weight, new Rule.Listed([0, 1], [0, 1]), weight: Values.Of(1, 2), delay: Values.Of(3, 4)),
            Two().Project("a", "b.x", Weight, new Rule.Listed([1, 0], [0, 1]), weight: Values.Of(1, 2), delay: Values.Of(3, 4)),
            Two().Project("a", "b.x", Weight, new Rule.Listed([0, 1], [0, 1]), weight: Values.Of(2, 1), delay: Values.Of(3, 4)),
            Two().Project("a", "b.x", Weight, new Rule.Listed([0, 1], [0, 1]), weight: Values.Of(1, 2), delay: Values.Of(4, 3)),
            Two().Project("a", "b.x", Weight, new Rule.Listed([0, 1], [0, 1]), weight: Values.Of(-1, 2), delay: Values.Of(3, 4)),
            Two().Project("a", "b.x", Weight, new Rule.Listed([0, 1, 1], [0, 1, 1]), weight: Values.Of(1, 2, 2), delay: Values.Of(3, 4, 4)),
            Two().Project("a", "b.x", Weight, new Rule.Listed([0, 1, 1], [0, 1, 1]), weight: Values.Of(1, 2, 0), delay: Values.Of(3, 4, 4)),
            Two().Drive("a", new GeneratorKind.Bernoulli(5), seed: 1),
            Two().Drive("a", new GeneratorKind.Bernoulli(6), seed: 1),
            Two().Drive("a", new GeneratorKind.Bernoulli(5), seed: 2),
            Two().Drive("a", new GeneratorKind.Bernoulli(5), seed: 1, index: new(Stride: 9)),
            Two().Drive("a[0:2]", new GeneratorKind.Bernoulli(5), seed: 1),
            Two().Drive("a", new GeneratorKind.Regular(5, 1)),
            Two().Drive("b.x", new GeneratorKind.Poisson([5]), format: Weight, weight: 1),
            Two().Drive("b.x", new GeneratorKind.Poisson([5]), format: Weight, weight: 2),
            Two().Drive("b.y", new GeneratorKind.Poisson([5]), format: Weight, weight: 1),
        ];

        Assert.That(networks.Select(Digest), Is.Unique);
    }

    [Test]
    public void Generators_count_in_any_order_and_without_their_names()
    {
        var one = Two().Drive("a[0:2]", new GeneratorKind.Bernoulli(5), seed: 1).Drive("b.x", new GeneratorKind.Regular(3, 0), format: Format.Fix(4, 1), weight: 1.5m);
        var other = Two().Drive("b.x", new GeneratorKind.Regular(3, 0), format: Format.Fix(9, 4), weight: 1.5m, name: "r").Drive("a[0:2]", new GeneratorKind.Bernoulli(5), seed: 1);

        Assert.That(Digest(other), Is.EqualTo(Digest(one)));
    }

    [Test]
    public void The_seed_is_inside_where_a_model_draws_random_numbers()
    {
        var noisy = Models.Parse("neuron Noisy {\n  state v : fix<8,0>\n  v = random<4>\n}\n");
        var quiet = Two();
        var loud = Network.Named("n").Population("b", 1, noisy);

        Assert.That(Digest(quiet with { Seed = 5 }), Is.EqualTo(Digest(quiet)));
        Assert.That(Digest(loud with { Seed = 5 }), Is.Not.EqualTo(Digest(loud)));
    }

    [Test]
    public void A_printed_model_reads_as_itself()
    {
        foreach (var model in ShippedModels.Names.Select(ShippedModels.Get).Append(Relay()))
        {
            var printed = ModelText.Of(model);
            Assert.That(ModelText.Of(Models.Parse(printed)), Is.EqualTo(printed));
        }
    }

    [Test]
    public void The_byte_form_is_the_documented_one()
    {
        // docs/network-format.md tells how this number comes about; whoever changes it changes every digest there is.
        Assert.That(Digest(Two().Project("a", "b.x", Weight, new Rule.Listed([2], [1]), weight: Values.Of(-1.5m), delay: Values.Of(3))).ToString(),
            Is.EqualTo(DocumentedDigest.Of(Two(), source: 2, target: 1, weightOdd: -3, weightExponent: -1, delay: 3)));
    }

    private static NeuronModel Relay() => Models.Parse(RelayText);

    private static Network Two() => Network.Named("n").Input("a", 4).Population("b", 3, Relay());

    private static Digest256 Digest(Network network) => Elaborated.Of(network).Digest;

    private static Rule.Listed Listed(IEnumerable<Synapse> synapses) => new([.. synapses.Select(s => s.Source)], [.. synapses.Select(s => s.Target)]);

    private static Values Weights(IEnumerable<Synapse> synapses) => Values.OfRaw(synapses.Select(s => s.Weight));

    private static Values Delays(IEnumerable<Synapse> synapses) => Values.OfRaw(synapses.Select(s => (long)s.Delay));
}
