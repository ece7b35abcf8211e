using Neuro.Graph;
using Neuro.Hw;
using Neuro.Sim;

namespace Neuro.Tests;

/// <summary>Where rows can have a layout, it changes no bit of a trace.</summary>
internal sealed class CpuLayoutTests
{
    // As many neurons as fill vectors and are no power of two.
    private const int Neurons = 96;

    [Test]
    public void Neurons_get_their_own_weights_whatever_the_layout([Values] RowForm form, [Values(0, 1, 5)] int longestDelay)
    {
        var adder = Models.Parse("""
            neuron Adder {
              input x
              state v : fix<24,0>
              v = v + x
              spike when v > 900 { v = 0 }
            }
            """);
        var network = Network.Named("layout").Input("in", 10).Population("cells", Neurons, adder);
        var rules = network.Project("in", "cells", Format.Fix(9, 0), new Rule.AllToAll(), Values.Uniform(-256, 255, seed: 1), Values.Uniform(0, longestDelay, seed: 2)).Probe("cells.x");
        var lists = network.Project("in", "cells", Format.Fix(9, 0), new Rule.FixedIndegree(7, 3), Values.Uniform(-256, 255, seed: 1), Values.Uniform(0, longestDelay, seed: 2)).Probe("cells.x");

        Assert.Multiple(() =>
        {
            foreach (var threads in new[] { 1, 2 })
            {
                Assert.That(Difference(rules, new(threads, new(LaneWidths.Widest, form))), Is.Null, $"all to all, {threads} threads");
                Assert.That(Difference(lists, new(threads, new(LaneWidths.Widest, form))), Is.Null, $"any to any, {threads} threads");
            }
        });
    }

    [Test]
    public void Neurons_that_sleep_wake_whatever_the_layout([Values] RowForm form, [Values(0, 3)] int delayTicks)
    {
        var keeper = Models.Parse("""
            neuron Keeper {
              input x
              state v : fix<24,0>
              v = v + x
            }
            """);
        var network = Network.Named("sleepers").Input("in", 1).Population("cells", 700, keeper)
            .Project("in", "cells", Format.Fix(9, 0), new Rule.Listed([0, 0, 0], [8, 350, 699]), Values.OfRaw([-256, 3, 255]), delayTicks).Probe("cells.v");
        var run = new FuzzCase(network, [new(15, "in", 0, 1), new(17, "in", 0, 1)], [], Ticks: 25, DigestInterval: 1);

        Assert.That(Traces.Difference(run.Run(new ReferenceEngine())!, run.Run(new CpuEngine(2, new(LaneWidths.Widest, form)))!), Is.Null);
    }

    private static string? Difference(Network network, CpuEngine engine)
    {
        var events = Enumerable.Range(0, 200).Select(n => new FuzzCase.Event(n / 10, "in", n % 10, 1)).Where(e => (e.Tick * 7 + e.Neuron) % 3 > 0);
        var run = new FuzzCase(network, [.. events], [], Ticks: 30, DigestInterval: 1);
        return Traces.Difference(run.Run(new ReferenceEngine())!, run.Run(engine)!);
    }
}
