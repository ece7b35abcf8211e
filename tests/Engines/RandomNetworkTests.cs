using Neuro.Graph;
using Neuro.Hw;
using Neuro.Sim;

namespace Neuro.Tests;

/// <summary>What holds for every network, tried on random ones. A failure names the seed: <c>RandomNetwork.Of(seed)</c>.</summary>
public sealed class RandomNetworkTests
{
    private const int Networks = 120;

    [Test]
    public void Two_engines_that_share_nothing_give_the_same_trace() =>
        Each((random, trace) => Traces.Difference(trace, Run(new NaiveEngine(), random.Elaborated, random.Stimulus, random)));

    [Test]
    public void Rules_written_out_as_shuffled_lists_give_the_same_digest_and_trace() => Each((random, trace) =>
    {
        var draws = new Draws(1);
        var listed = random.Network with { Projections = [.. random.Elaborated.Projections.Select(p => Listed(p, random.Elaborated, draws))] };
        var elaborated = Elaborated.Of(listed);
        return elaborated.Digest != random.Elaborated.Digest ? "the digests of the networks differ"
            : trace.Digest() != Run(new ReferenceEngine(), elaborated, random.Stimulus, random).Digest() ? "the traces differ"
            : null;
    });

    [Test]
    public void Stimuli_in_any_order_give_the_same_digest_and_trace() => Each((random, trace) =>
    {
        var events = random.Events.ToArray();
        new Draws(2).Shuffle(events.AsSpan());
        var builder = new StimulusBuilder(random.Elaborated);
        foreach (var (tick, population, neuron, payload) in events)
            builder.Event(tick, random.Elaborated.Populations[population].Name, neuron, payload);
        var stimulus = builder.Build() with { Marks = random.Marks };
        return trace.Digest() != Run(new ReferenceEngine(), random.Elaborated, stimulus, random).Digest() ? "the traces differ" : null;
    });

    [Test]
    public void Traces_are_canonical_and_in_their_ranges_and_come_back_from_their_bytes() => Each((random, trace) =>
    {
        using var reader = TraceReader.Open("random.trace", new MemoryStream(trace.ToBytes()));
        var back = MemoryTrace.Of(reader);
        if (!back.Events().SequenceEqual(trace.Events()) || !back.ToBytes().AsSpan().SequenceEqual(trace.ToBytes()))
            return "another trace is read than was written";
        foreach (var record in trace.Ticks)
            if (Wrong(record, trace.Header) is { } wrong)
                return $"tick {record.Tick}: {wrong}";
        return null;
    });

    [Test]
    public void Random_networks_are_not_all_alike()
    {
        var all = Enumerable.Range(0, Networks).Select(seed => RandomNetwork.Of((ulong)seed)).ToList();
        var active = all.Count(random => Run(new ReferenceEngine(), random.Elaborated, random.Stimulus, random).Events().Any());
        var rules = all.SelectMany(random => random.Network.Projections).Select(p => p.Rule.GetType().Name).Distinct();
        var models = all.SelectMany(random => random.Network.Populations).Select(p => p.Model?.Name).Distinct();

        Assert.That(active, Is.GreaterThan(Networks / 3), "networks that send events");
        Assert.That(rules.Count(), Is.EqualTo(7));
        Assert.That(models, Is.SupersetOf(ShippedModels.Names.Append("Random").Append(null)));
        Assert.That(all.Any(r => r.Elaborated.Projections.Any(p => p.Delays.Max > 255)) && all.Any(r => r.Elaborated.Projections.Any(p => p.Delays.Min == 0 && p.SynapseCount > 0)));
        Assert.That(all.Any(r => r.Network.Generators.Length > 0) && all.Any(r => r.Marks.Any(m => m.KeepInFlight)) && all.Any(r => r.Marks.Any(m => !m.KeepInFlight)));
        Assert.That(all.Any(r => !r.Elaborated.TickOrder.SequenceEqual(r.Elaborated.TickOrder.Order())), "tick orders other than the declared one");
    }

    private static void Each(Func<RandomNetwork, MemoryTrace, string?> problem) => Seeds.Each(Networks, seed =>
    {
        var random = RandomNetwork.Of(seed);
        return problem(random, Run(new ReferenceEngine(), random.Elaborated, random.Stimulus, random));
    });

    private static MemoryTrace Run(IEngine engine, ElaboratedNetwork network, Stimulus stimulus, RandomNetwork random)
    {
        var header = Recording.Header(network, StimulusDigest.Of(network, stimulus, random.Ticks), random.Ticks, random.DigestInterval);
        var trace = new MemoryTrace(header);
        engine.Run(network, stimulus, header, trace, CancellationToken.None);
        return trace;
    }

    private static Projection Listed(ElaboratedProjection projection, ElaboratedNetwork network, Draws draws)
    {
        var synapses = Elaborated.Synapses(projection).ToArray();
        draws.Shuffle(synapses.AsSpan());
        return projection.Declared with
        {
            Source = new(network.Populations[projection.Source].Name),
            Target = new(network.Populations[projection.Target].Name),
            Rule = new Rule.Listed([.. synapses.Select(s => s.Source)], [.. synapses.Select(s => s.Target)]),
            Weights = new Values.EachRaw([.. synapses.Select(s => s.Weight)]),
            Delays = new Values.EachRaw([.. synapses.Select(s => (long)s.Delay)]),
        };
    }

    private static string? Wrong(TickRecord record, TraceHeader header)
    {
        for (var p = 0; p < header.Populations.Length; p++)
        {
            var (neurons, payloads, all) = (record.Neurons[p], record.Payloads[p], header.Populations[p].Payload.Num);
            if (neurons.Zip(neurons.Skip(1)).Any(pair => pair.First >= pair.Second) || neurons.Any(n => n < 0 || n >= header.Populations[p].Size))
                return $"events of {header.Populations[p].Name} are out of order: {string.Join(", ", neurons)}";
            if (header.Populations[p].IsGraded && payloads.Any(raw => raw == 0 || raw < all.Min || raw > all.Max))
                return $"payloads of {header.Populations[p].Name}: {string.Join(", ", payloads)}";
        }
        for (var p = 0; p < header.Probes.Length; p++)
            if (header.Probes[p].Format.Num is var range && record.Probes[p].Any(raw => raw < range.Min || raw > range.Max))
                return $"{header.Probes[p]}: {string.Join(", ", record.Probes[p])}";
        return record.StateDigest is null == header.HasDigest(record.Tick) ? "the digest is missing, or should be" : null;
    }
}
