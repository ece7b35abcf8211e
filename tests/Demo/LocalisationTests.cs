using Neuro.Sim;

namespace Neuro.Tests;

/// <summary>The whole demo, run once: half a minute of one core.</summary>
public sealed class LocalisationTests
{
    private static readonly Lazy<(LocalisationResult Result, double Progress)> Demo = new(() =>
    {
        var reported = new Reported();
        return (Localisation.Run(Localisation.DefaultScene, () => new ReferenceEngine(), reported), reported.Last);
    });

    [Test]
    public void The_delay_lines_follow_a_moving_sound()
    {
        var result = Demo.Value.Result;

        Assert.That(result.Windows.Select(window => window.True), Is.EqualTo(Enumerable.Range(0, 20).Select(i => -57.0 + 6 * i)).Within(0.01));
        Assert.That(result.MeanError, Is.LessThan(1), string.Join('\n', result.Windows));
        Assert.That(result.Windows.Select(window => Math.Abs(window.Estimate!.Value - window.True!.Value)), Is.All.LessThan(3));
    }

    [Test]
    public void With_equal_delays_the_network_knows_nothing()
    {
        // Whoever always says "straight ahead" errs by 30 degrees, the mean of 0 to 60.
        Assert.That(Demo.Value.Result.MeanControlError, Is.GreaterThan(29));
    }

    [Test]
    public void The_demo_has_the_same_trace_on_every_machine()
    {
        var result = Demo.Value.Result;

        Assert.That(result.Trace.ToString(), Is.EqualTo("8eb56cd819209da1ebf03110b1d2fdad3c28a1c5caa45dc5cbf1d2386bc16792"));
        Assert.That(result.ControlTrace.ToString(), Is.EqualTo("9214de809fdb4483539056793b09e121c2f96eb40d759e140b6d8c777090c822"));
    }

    [Test]
    public void Progress_reaches_the_end() => Assert.That(Demo.Value.Progress, Is.EqualTo(1));

    [Test]
    public void A_recording_has_estimates_and_no_truth()
    {
        var still = new Scene(44_100, 4_410, FromDegrees: 30, ToDegrees: 30, Seed: 5);

        var result = Localisation.Run(still.Synthesise(), () => new ReferenceEngine());

        Assert.That(result.Windows, Has.Length.EqualTo(5));
        Assert.That(result.MeanError, Is.Null);
        Assert.That(result.Windows.Select(window => window.Estimate), Is.All.EqualTo(30).Within(2));
        Assert.That(result.Windows.Select(window => window.True), Is.All.Null);
    }

    [Test]
    public void In_silence_there_is_no_estimate()
    {
        var result = Localisation.Run(new Audio(48_000, [new int[960], new int[960]]), () => new ReferenceEngine());

        Assert.That(result.Windows.Select(window => window.Estimate), Is.EqualTo([(double?)null]));
    }

    [Test]
    public void An_interrupted_demo_stops_both_networks()
    {
        using var source = new CancellationTokenSource();
        var stopping = new Stopping(source);

        Assert.That(() => Localisation.Run(Localisation.DefaultScene, () => new ReferenceEngine(), stopping, source.Token), Throws.InstanceOf<OperationCanceledException>());
    }

    private sealed class Reported : IProgress<double>
    {
        public double Last { get; private set; }

        public void Report(double value) => Last = Math.Max(Last, value);
    }

    private sealed class Stopping(CancellationTokenSource source) : IProgress<double>
    {
        public void Report(double value) => source.Cancel();
    }
}
