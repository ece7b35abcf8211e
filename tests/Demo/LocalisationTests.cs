using Neuro.Sim;

namespace Neuro.Tests;

/// <summary>The whole demo, run once for all tests.</summary>
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

        Assert.That(result.Trace.ToString(), Is.EqualTo("b2ba0051f535af7186098cdfcb0ba3eed01767ec1854f0425a2bd1653edff6a6"));
        Assert.That(result.ControlTrace.ToString(), Is.EqualTo("482103c63ed9f7614d4a55e43dd1d20406a3eb15c013bdb28ee2ac9d422dd40e"));
    }

    [Test]
    public void Progress_reaches_the_end() => Assert.That(Demo.Value.Progress, Is.EqualTo(1));

    [Test]
    public void A_recording_has_estimates_and_no_truth()
    {
        var still = new Scene(44_100, 4_410, FromDegrees: 30, ToDegrees: 30, Seed: 5);

        var result = Localisation.Run(still.Synthesise().At(Jeffress.TicksPerSecond), () => new ReferenceEngine());

        Assert.That(result.Windows, Has.Length.EqualTo(5));
        Assert.That(result.MeanError, Is.Null);
        Assert.That(result.Windows.Select(window => window.Estimate), Is.All.EqualTo(30).Within(2));
        Assert.That(result.Windows.Select(window => window.True), Is.All.Null);
    }

    [Test]
    public void An_ear_in_the_shadow_of_the_head_is_no_hindrance()
    {
        var sound = new Scene(Jeffress.TicksPerSecond, 4_800, FromDegrees: 45, ToDegrees: 45, Seed: 6).Synthesise();
        // 12 dB: more than a head takes from a voice.
        Audio shaded = sound with { Channels = [Array.ConvertAll(sound.Channels[0], sample => sample / 4), sound.Channels[1]] };

        var result = Localisation.Run(shaded, () => new ReferenceEngine());

        Assert.That(result.Windows.Select(window => window.Estimate), Is.All.EqualTo(45).Within(3));
    }

    [Test]
    public void A_pure_tone_is_heard_though_it_is_in_one_band_alone()
    {
        // The left ear is ten ticks late, 208 microseconds: 24 degrees to the right.
        var tone = Enumerable.Range(0, 4_800).Select(n => (int)(1e9 * Math.Sin(2 * Math.PI * n / 68))).ToArray();

        var result = Localisation.Run(new Audio(Jeffress.TicksPerSecond, [[.. new int[10], .. tone[..^10]], tone]), () => new ReferenceEngine());

        // The first window has the onset, in which all bands ring.
        Assert.That(result.Windows.Skip(1).Select(window => window.Estimate), Is.All.EqualTo(Head.Degrees(10.0 / Jeffress.TicksPerSecond)).Within(2));
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
