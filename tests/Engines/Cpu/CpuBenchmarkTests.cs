using Neuro.Graph;
using Neuro.Sim;

namespace Neuro.Tests;

/// <summary>The spike counts that the statements of the benchmark networks tell, at the length they tell them for.</summary>
public sealed class CpuBenchmarkTests
{
    [TestCase("n1x.neuro.json", 94_211)]
    [TestCase("n2x.neuro.json", 93_312)]
    public void A_balanced_network_of_15_million_synapses_gives_the_spikes_of_its_statement(string file, int spikes) =>
        Assert.That(Spikes(ExampleRun.Network("benchmarks", file), Stimulus.Empty, ticks: 2000, threads: 2).Sum(), Is.EqualTo(spikes));

    [Test]
    public void N4_as_a_stream_gives_the_spikes_of_its_statement()
    {
        var network = ExampleRun.Network("benchmarks", "n4.neuro.json");

        Assert.That(Spikes(network, Stimulus.Empty, ticks: 100_000, threads: 1), Is.EqualTo(new[] { 896_801, 1_052_955, 115_004 }));
    }

    [Test]
    public void N4_as_samples_gives_the_spikes_of_its_statement()
    {
        var network = ExampleRun.Network("benchmarks", "n4.neuro.json");
        var stimulus = ExampleRun.Stimulus(network, "benchmarks", "n4_samples.stimulus.json");

        Assert.That(Spikes(network, stimulus, ticks: 100_000, threads: 1), Is.EqualTo(new[] { 822_214, 836_686, 73_853 }));
    }

    private static int[] Spikes(ElaboratedNetwork network, Stimulus stimulus, long ticks, int threads)
    {
        var header = Recording.Header(network, default, ticks, digestInterval: 0);
        var counts = new SpikeCounts(header.Populations.Length);
        new CpuEngine(threads).Run(network, stimulus, header, counts, CancellationToken.None);
        return counts.Spikes;
    }
}
