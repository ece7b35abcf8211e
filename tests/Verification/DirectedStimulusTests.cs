using Neuro.Graph;
using Neuro.Hw;
using Neuro.Sim;

namespace Neuro.Tests;

/// <summary>The directed stimulus leads a network where it says it does.</summary>
public sealed class DirectedStimulusTests
{
    private static readonly Network Driven = Network.Named("driven").Input("plain", 3).Input("graded", 2, Format.Fix(6, 2)).Population("a", 5, ShippedModels.Get("If"), ("threshold", 4))
        .Project("plain", "a.x", Format.Fix(5, 0), new Rule.AllToAll(), Values.Uniform(-16, 15, seed: 1), delay: Values.Uniform(0, 7, seed: 2))
        .Project("graded", "a.x", Format.Fix(5, 1), new Rule.AllToAll(), Values.Uniform(-8, 7, seed: 3), delay: Values.Uniform(1, 7, seed: 4))
        .Probe("a.x");

    [Test]
    public void A_ports_sum_reaches_both_ends_of_its_exact_range()
    {
        var network = Elaborated.Of(Driven);
        var (range, trace) = (network.Populations[2].Ports[0], Run(network));
        var sums = Enumerable.Range(0, 5).SelectMany(n => trace.Probe("a", "x", n)).ToList();

        Assert.That((sums.Min(), sums.Max()), Is.EqualTo(((long)range.Min, (long)range.Max)));
    }

    [Test]
    public void Every_channel_fires_at_once_and_there_is_silence_and_everything_between()
    {
        var network = Elaborated.Of(Driven);
        var stimulus = DirectedStimulus.Of(network, 10_000);
        var counts = Enumerable.Range(0, (int)stimulus.Ticks!.Value).Select(tick => stimulus.Events.Count(e => e.Tick == tick)).ToList();

        Assert.That(counts, Does.Contain(0).And.Contain(1).And.Contain(3).And.Contain(5));
        Assert.That(counts.Take(3), Is.All.Zero);
        var marks = stimulus.Marks.Select(mark => mark.Tick).ToHashSet();
        Assert.That(marks.Any(tick => marks.Contains(tick + 1)));
        Assert.That(stimulus.Marks.Any(mark => mark.KeepInFlight) && stimulus.Marks.Any(mark => !mark.KeepInFlight));
    }

    [Test]
    public void It_runs_on_any_network_and_keeps_to_its_length()
    {
        for (var seed = 0UL; seed < 40; seed++)
        {
            var network = RandomNetwork.Of(seed).Elaborated;
            var stimulus = DirectedStimulus.Of(network, 80);
            Assert.That(stimulus.Ticks, Is.LessThanOrEqualTo(80));
            Run(network, stimulus);
        }
    }

    private static MemoryTrace Run(ElaboratedNetwork network) => Run(network, DirectedStimulus.Of(network, 10_000));

    private static MemoryTrace Run(ElaboratedNetwork network, Stimulus stimulus)
    {
        var trace = new MemoryTrace(Recording.Header(network, StimulusDigest.Of(network, stimulus, stimulus.Ticks!.Value), stimulus.Ticks.Value));
        new ReferenceEngine().Run(network, stimulus, trace.Header, trace, CancellationToken.None);
        return trace;
    }
}
