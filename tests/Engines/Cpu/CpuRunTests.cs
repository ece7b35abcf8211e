using Neuro.Graph;
using Neuro.Hw;
using Neuro.Sim;

namespace Neuro.Tests;

/// <summary>A run may stop after any tick, and another one, with other threads and layouts, goes on where it stood.</summary>
public sealed class CpuRunTests
{
    private const int Networks = 300;
    private const int WideNetworks = 30;

    [Test]
    public void Runs_that_take_over_from_each_other_give_the_trace_of_one() => Seeds.Each(Networks, seed => Difference(RandomNetwork.Of(seed)));

    [Test]
    public void Runs_of_hundreds_of_neurons_that_take_over_from_each_other_give_the_trace_of_one() =>
        Seeds.Each(WideNetworks, seed => Difference(RandomNetwork.Wide(seed)));

    [Test]
    public void What_may_still_arrive_is_remembered_and_no_more()
    {
        var relay = Models.Parse("""
            neuron Relay {
              input x
              spike when x > 0 { }
            }
            """);
        var network = Elaborated.Of(Network.Named("chain").Input("in", 1).Population("a", 1, relay)
            .Project("in", "a", Format.Fix(4, 0), new Rule.OneToOne(), weight: 1, delay: 3));
        var stimulus = new StimulusBuilder(network).Event(0, "in", 0).Event(5, "in", 0).Build();
        var header = Recording.Header(network, StimulusDigest.Of(network, stimulus, 20), 20);
        var run = new CpuRun(CpuNetwork.Of(network, workers: 1), maySave: true);
        run.Begin(stimulus, header);
        run.Advance(7, new MemoryTrace(header), CancellationToken.None);

        var state = run.Save();

        Assert.That(state.Tick, Is.EqualTo(7));
        Assert.That(state.Events, Is.EqualTo(new[] { new InputEvent(5, 0, 0, 1) }));
    }

    private static string? Difference(RandomNetwork random)
    {
        var (network, draws) = (random.Elaborated, new Draws(random.Network.Seed + 1));
        var header = Recording.Header(network, StimulusDigest.Of(network, random.Stimulus, random.Ticks), random.Ticks, random.DigestInterval);
        var (expected, found) = (new MemoryTrace(header), new MemoryTrace(header));
        new ReferenceEngine().Run(network, random.Stimulus, header, expected, CancellationToken.None);
        for (RunState? state = null; state is null || state.Tick < random.Ticks;)
        {
            var run = new CpuRun(CpuNetwork.Of(network, draws.Between(1, 4), new(LaneWidths.Widest, draws.Pick<RowForm>()), watched: null, CancellationToken.None), maySave: true);
            run.Begin(random.Stimulus, header, state);
            for (var stops = draws.Between(1, 3); stops > 0; stops--)
                run.Advance(Math.Min(random.Ticks, run.Tick + draws.Between(1, 2 + (int)random.Ticks / 3)), found, CancellationToken.None);
            state = run.Save();
        }
        return Traces.Difference(expected, found);
    }
}
