using System.Collections.Immutable;
using Neuro.Sim;

namespace Neuro.Tests;

/// <summary>examples/delay_motif: a detector fires for the spike pattern that its delays undo, and for no other.</summary>
public class DelayMotifExample
{
    // Every order and every pair of intervals up to 12 ticks, each sample 40 ticks long and begun by a reset.
    private const int Spread = 12;
    private const int SampleTicks = 40;

    private static readonly ImmutableArray<(int T0, int T1, int T2)> Patterns =
    [
        .. from t0 in Enumerable.Range(0, Spread + 1)
           from t1 in Enumerable.Range(0, Spread + 1)
           from t2 in Enumerable.Range(0, Spread + 1)
           where Math.Min(t0, Math.Min(t1, t2)) == 0
           select (t0, t1, t2),
    ];

    [TestCase(0, new[] { 1, 5, 9 })]
    [TestCase(1, new[] { 8, 5, 1 })]
    public void A_detector_fires_where_its_delays_bring_three_spikes_together(int detector, int[] delays)
    {
        Assert.That(Responses("motif.neuro.json", detector), Is.EqualTo(Expected(delays)));
    }

    [TestCase(0)]
    [TestCase(1)]
    public void With_equal_delays_both_detectors_fire_for_the_same_patterns(int detector) =>
        Assert.That(Responses("equal_delays.neuro.json", detector), Is.EqualTo(Expected([5, 5, 5])));

    // Half of a spike is left after a tick: with a threshold of 2.5 one of the three may come a tick before the other two.
    private static IEnumerable<(int T0, int T1, int T2)> Expected(int[] delays) => Patterns.Where(pattern =>
    {
        int[] arrivals = [pattern.T0 + delays[0], pattern.T1 + delays[1], pattern.T2 + delays[2]];
        return arrivals.Sum(tick => Math.Pow(0.5, arrivals.Max() - tick)) >= 2.5;
    });

    /// <summary>The patterns that the detector fired for, as often as it did.</summary>
    private static IEnumerable<(int T0, int T1, int T2)> Responses(string networkFile, int detector)
    {
        var network = ExampleRun.Network("delay_motif", networkFile);
        var events = Patterns.Index().SelectMany(p => new[] { p.Item.T0, p.Item.T1, p.Item.T2 }
            .Select((t, channel) => new InputEvent(p.Index * SampleTicks + t, 0, channel, 1)))
            .OrderBy(e => e.Tick).ThenBy(e => e.Neuron);
        var marks = Patterns.Index().Select(p => new ResetMark(p.Index * SampleTicks, [], KeepInFlight: false));
        var stimulus = new Stimulus([.. events], [], [.. marks], Patterns.Length * SampleTicks);
        return ExampleRun.Of(network, stimulus).Spikes("detector", detector).Select(tick => Patterns[(int)(tick / SampleTicks)]);
    }
}
