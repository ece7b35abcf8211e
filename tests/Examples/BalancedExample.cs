using Neuro.Sim;

namespace Neuro.Tests;

/// <summary>examples/balanced: irregular firing from balanced input, and less synchrony where delays differ.</summary>
public class BalancedExample
{
    private const int Ticks = 2000;
    private const int Settled = 400;
    private const double SecondsPerTick = 0.0005;

    private static readonly Lazy<MemoryTrace> Spread = new(() => Run("balanced.neuro.json"));
    private static readonly Lazy<MemoryTrace> Same = new(() => Run("same_delay.neuro.json"));

    [Test]
    public void Firing_is_irregular_and_spread_delays_make_it_less_synchronous()
    {
        var (spread, same) = (Spread.Value, Same.Value);

        Assert.That(Rate(spread, "exc"), Is.InRange(20, 40));
        Assert.That(Rate(spread, "inh"), Is.EqualTo(Rate(spread, "exc")).Within(20).Percent);
        Assert.That(Rate(same, "exc"), Is.EqualTo(Rate(spread, "exc")).Within(20).Percent);
        Assert.That(Irregularity(spread), Is.InRange(0.7, 1.2));
        Assert.That(Synchrony(spread), Is.LessThan(0.4 * Synchrony(same)));
    }

    private static MemoryTrace Run(string networkFile)
    {
        var network = ExampleRun.Network("balanced", networkFile);
        return ExampleRun.Of(network, Stimulus.Empty, Ticks);
    }

    private static double Rate(MemoryTrace trace, string population) =>
        trace.Events(population).Count(e => e.Tick >= Settled)
        / (trace.Header.Populations.Single(p => p.Name == population).Size * (Ticks - Settled) * SecondsPerTick);

    /// <summary>Coefficient of variation of the intervals between a neuron's spikes, mean over neurons with at least five spikes.</summary>
    private static double Irregularity(MemoryTrace trace) =>
        trace.Events().Where(e => e.Tick >= Settled).GroupBy(e => (e.Population, e.Neuron)).Where(g => g.Count() >= 5)
            .Select(spikes => spikes.Zip(spikes.Skip(1), (a, b) => (double)(b.Tick - a.Tick)).ToArray())
            .Average(intervals => Math.Sqrt(Variance(intervals)) / intervals.Average());

    /// <summary>Variance over mean of the number of spikes in a tick: 1 if neurons fire independently of each other.</summary>
    private static double Synchrony(MemoryTrace trace)
    {
        double[] counts = [.. trace.Ticks.Skip(Settled).Select(tick => tick.Neurons.Sum(spikes => spikes.Count))];
        return Variance(counts) / counts.Average();
    }

    private static double Variance(double[] values)
    {
        var mean = values.Average();
        return values.Average(v => (v - mean) * (v - mean));
    }
}
