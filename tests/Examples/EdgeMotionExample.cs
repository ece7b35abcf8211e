using Neuro.Sim;

namespace Neuro.Tests;

/// <summary>examples/edge_motion: four populations that differ in their delays alone, each of which answers to its own direction.</summary>
public class EdgeMotionExample
{
    private static readonly string[] Directions = ["right", "left", "down", "up"];

    // The rule of the page: from Start on, an edge steps every StepTicks over Path pixels; the dark edge follows Width steps behind.
    private const int Side = 34;
    private const int First = 7;
    private const int Last = 26;
    private const int Top = 9;
    private const int Bottom = 24;
    private const int Width = 3;
    private const int StepTicks = 3;
    private const int SweepTicks = 89;

    [Test]
    public void The_bar_is_the_one_of_the_page()
    {
        var network = ExampleRun.Network("edge_motion", "edge_motion.neuro.json");
        var stimulus = ExampleRun.Stimulus(network, "edge_motion", "bar.csv");

        var expected = from sweep in Enumerable.Range(0, Directions.Length)
                       from front in new[] { true, false }
                       from step in Enumerable.Range(0, Last - First + 1)
                       from across in Enumerable.Range(Top, Bottom - Top + 1)
                       let along = sweep % 2 == 0 ? First + step : Side - 1 - First - step
                       let pixel = sweep < 2 ? across * Side + along : along * Side + across
                       let tick = sweep * SweepTicks + (step + (front ? 0 : Width)) * StepTicks
                       orderby tick, front, pixel
                       select (tick, (front ? Side * Side : 0) + pixel);
        Assert.That(stimulus.Events.Select(e => ((int)e.Tick, e.Neuron)), Is.EqualTo(expected));
        Assert.That(stimulus.Ticks, Is.EqualTo(Directions.Length * SweepTicks));
    }

    [Test]
    public void A_moving_bar_is_answered_by_the_population_of_its_direction_alone()
    {
        var network = ExampleRun.Network("edge_motion", "edge_motion.neuro.json");
        var trace = ExampleRun.Of(network, ExampleRun.Stimulus(network, "edge_motion", "bar.csv"));

        for (var sweep = 0; sweep < Directions.Length; sweep++)
            Assert.That(Counts(trace, sweep * SweepTicks, (sweep + 1) * SweepTicks),
                Is.EqualTo(Directions.Select((_, d) => d == sweep ? 58 : 0)), $"bar moving {Directions[sweep]}");
    }

    [TestCase("0_00002")]
    [TestCase("4_00003")]
    [TestCase("7_00016")]
    [TestCase("9_00005")]
    public void The_eye_movements_of_a_recording_are_told_apart(string recording)
    {
        var network = ExampleRun.Network("edge_motion", "edge_motion.neuro.json");
        var trace = ExampleRun.Of(network, ExampleRun.Recording(network, SharedData.At("data", "nmnist", recording + ".bin")));

        // Three movements of 100 ms, 50 ticks each: the digit goes down, then up (both times a little to the right), then left.
        Assert.That(Strongest(trace, 0, 52), Is.EqualTo("down"));
        Assert.That(Strongest(trace, 52, 105), Is.EqualTo("up"));
        Assert.That(Strongest(trace, 105, 160), Is.EqualTo("left"));
    }

    private static string Strongest(MemoryTrace trace, long from, long to) =>
        Directions.Zip(Counts(trace, from, to)).MaxBy(pair => pair.Second).First;

    private static int[] Counts(MemoryTrace trace, long from, long to) =>
        [.. Directions.Select(direction => trace.Events(direction).Count(e => e.Tick >= from && e.Tick < to))];
}
