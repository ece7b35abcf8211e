using Neuro.Graph;
using Neuro.Hw;
using Neuro.Sim;

namespace Neuro.Tests;

/// <summary>
/// The cpu engine gives the reference engine's trace, whatever the network. A failure names the seed, and prints the
/// smallest network on which it still happens.
/// </summary>
public sealed class CpuRandomNetworkTests
{
    private const int Networks = 2000;
    private const int WideNetworks = 100;
    private const int MostThreads = 8;

    [Test]
    public void Random_networks_give_the_same_trace_on_any_number_of_threads() => Seeds.Each(Networks, seed => Failure(RandomNetwork.Of(seed)));

    [Test]
    public void Networks_of_hundreds_of_neurons_give_the_same_trace_on_any_number_of_threads() =>
        Seeds.Each(WideNetworks, seed => Failure(RandomNetwork.Wide(seed)));

    [Test]
    public void A_failure_shrinks_to_the_synapse_and_the_event_that_it_takes()
    {
        var relay = Models.Parse("""
            neuron Relay {
              input x
              spike when x > 0 { }
            }
            """);
        var network = Network.Named("failing").Input("in", 5).Population("a", 9, relay).Population("b", 9, relay)
            .Project("in", "a", Format.Fix(8, 0), Pairs(Enumerable.Range(0, 45).Select(n => (n / 9, n % 9))), Each(45, 3), Each(45, 2))
            .Project("a", "b", Format.Fix(8, 0), Pairs(Enumerable.Range(0, 9).Select(n => (n, n))), Each(9, 1), Each(9, 1));
        var failing = new FuzzCase(network, [.. Enumerable.Range(0, 60).Select(n => new FuzzCase.Event(n / 3, "in", n % 5, 1))], [], Ticks: 30, DigestInterval: 1);

        // As if an engine went wrong where neuron 8 of a population sends an event.
        var smallest = failing.Shrunk(run => run.Run(new ReferenceEngine())!.Ticks.Any(tick => tick.Neurons.Any(neurons => neurons.Contains(8))) ? "wrong" : null);

        Assert.Multiple(() =>
        {
            Assert.That(smallest.Events, Has.Length.EqualTo(1));
            Assert.That(smallest.Ticks, Is.EqualTo(smallest.Events[0].Tick + 3));
            Assert.That(smallest.Network.Populations.Select(population => population.Name), Is.EqualTo(new[] { "in", "a" }));
            Assert.That(smallest.Elaborate()!.Value.Network.Projections.SelectMany(Elaborated.Synapses), Is.EqualTo(new[] { new Synapse(smallest.Events[0].Neuron, 8, 3, 2) }));
        });

        static Rule Pairs(IEnumerable<(int Source, int Target)> pairs) => new Rule.Listed([.. pairs.Select(p => p.Source)], [.. pairs.Select(p => p.Target)]);
        static Values Each(int count, long raw) => new Values.EachRaw([.. Enumerable.Repeat(raw, count)]);
    }

    private static string? Failure(RandomNetwork random)
    {
        var draws = new Draws(random.Network.Seed);
        var choices = new CpuChoices(draws.Pick<LaneWidth>(), draws.OneIn(2) ? null : draws.Pick<RowForm>());
        if (draws.OneIn(4))
            choices = choices with { WaitingBytes = 1 << draws.Below(12) };
        var threads = draws.Between(1, MostThreads);
        return EngineFailure.Of(random, new CpuEngine(threads, choices)) is { } failure ? $"{threads} threads, {choices}: {failure}" : null;
    }
}
