using Neuro.Graph;
using Neuro.Sim;

namespace Neuro.Tests;

/// <summary>The exact spike counts that the statement of N4 tells.</summary>
public sealed class BenchmarkRunTests
{
    [Test]
    public void N4_as_a_stream_gives_the_spikes_of_its_statement()
    {
        var network = ExampleRun.Network("benchmarks", "n4.neuro.json");

        Assert.That(Run(network, Stimulus.Empty), Is.EqualTo(((9_008, 10_428, 1_135), 5_064_624)));
    }

    [Test]
    public void N4_as_samples_gives_the_spikes_of_its_statement()
    {
        var network = ExampleRun.Network("benchmarks", "n4.neuro.json");
        var stimulus = ExampleRun.Stimulus(network, "benchmarks", "n4_samples.stimulus.json");

        Assert.That(stimulus.Marks, Has.Length.EqualTo(999));
        Assert.That(Run(network, stimulus), Is.EqualTo(((8_356, 8_526, 734), 4_859_672)));
    }

    // Spikes of the layers, and the synaptic events of input and layers, in the first 1,000 ticks.
    private static ((int, int, int), long) Run(ElaboratedNetwork network, Stimulus stimulus)
    {
        const int ticks = 1000;
        var counts = new SpikeCounts(populations: 3);
        new ReferenceEngine().Run(network, stimulus, Recording.Header(network, default, ticks, digestInterval: 0), counts, CancellationToken.None);
        var input = Enumerable.Range(0, ticks).Sum(tick => Enumerable.Range(0, 700).Sum(channel => network.Generators[0].Counts(tick, channel)));
        var (layer1, layer2, layer3) = (counts.Spikes[0], counts.Spikes[1], counts.Spikes[2]);
        return ((layer1, layer2, layer3), 256L * input + 256L * layer1 + 20L * layer2);
    }
}
