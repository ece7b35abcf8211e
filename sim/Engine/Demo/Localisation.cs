using System.Collections.Immutable;
using Neuro.Graph;

namespace Neuro.Sim;

/// <summary>Where a sound seemed to be during one window.</summary>
/// <param name="Seconds">The middle of the window.</param>
/// <param name="True">In degrees, positive to the right, as all angles here; null if nobody knows.</param>
/// <param name="Estimate">What the delay lines tell; null in silence.</param>
/// <param name="Control">What the network tells whose delays are all equal.</param>
public readonly record struct AngleWindow(double Seconds, double? True, double? Estimate, double? Control);

/// <summary>What came of listening to a sound with delay lines, and without.</summary>
/// <param name="MeanError">Mean distance of the estimates from the truth, in degrees; null if nobody knows the truth.</param>
/// <param name="Coincidences">By window and lead, from right ear last to right ear first.</param>
/// <param name="Trace">The digest of the trace of the network with delay lines.</param>
public sealed record LocalisationResult(
    ImmutableArray<AngleWindow> Windows,
    double? MeanError,
    double? MeanControlError,
    IReadOnlyList<IReadOnlyList<int>> Coincidences,
    Digest256 Trace,
    Digest256 ControlTrace);

/// <summary>Sound in, angles out: two ears, a filter bank, a network of delay lines, and beside it the same network with equal delays.</summary>
public static class Localisation
{
    /// <summary>20 milliseconds.</summary>
    public const int WindowTicks = 960;

    /// <summary>A noise that passes the listener from left to right within 0.4 seconds.</summary>
    public static Scene DefaultScene { get; } = new(Jeffress.TicksPerSecond, 20 * WindowTicks, FromDegrees: -60, ToDegrees: 60);

    /// <summary>Runs a scene whose truth is known.</summary>
    public static LocalisationResult Run(Scene scene, Func<IEngine> engine, IProgress<double>? progress = null, CancellationToken cancellation = default) =>
        Run(scene.Synthesise(), sample => scene.Microdegrees(sample) / 1e6, engine, progress, cancellation);

    /// <summary>Runs a recording whose truth nobody knows.</summary>
    /// <param name="sound">Stereo, at 48 kHz.</param>
    public static LocalisationResult Run(Audio sound, Func<IEngine> engine, IProgress<double>? progress = null, CancellationToken cancellation = default) =>
        Run(sound, _ => null, engine, progress, cancellation);

    private static LocalisationResult Run(
        Audio sound, Func<long, double?> truth, Func<IEngine> engine, IProgress<double>? progress, CancellationToken cancellation)
    {
        if (sound.Channels.Length != 2 || sound.SampleRate != Jeffress.TicksPerSecond)
            throw new ArgumentException($"two ears need two channels, at {Jeffress.TicksPerSecond} samples a second", nameof(sound));
        using var both = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        var shared = new SharedProgress(progress, 2L * sound.Length);
        var control = Task.Run(() => Listen(Jeffress.EqualDelays, sound, engine(), shared, both.Token), both.Token);
        try
        {
            var heard = Listen(Jeffress.Network, sound, engine(), shared, both.Token);
            return Result(truth, heard, control.GetAwaiter().GetResult());
        }
        catch
        {
            both.Cancel();
            ((IAsyncResult)control).AsyncWaitHandle.WaitOne();
            throw;
        }
    }

    private static (AngleDecoder Angles, Digest256 Trace) Listen(Network network, Audio sound, IEngine engine, SharedProgress progress, CancellationToken cancellation)
    {
        var diagnostics = new Diagnostics();
        var elaborated = Elaborator.Elaborate(network, diagnostics, cancellation: cancellation)
            ?? throw new System.Diagnostics.UnreachableException(string.Join('\n', diagnostics.Items));
        var stimulus = Jeffress.Hear(elaborated, sound);
        var header = Recording.Header(elaborated, StimulusDigest.Of(elaborated, stimulus, sound.Length), sound.Length);
        var decoder = new AngleDecoder(header, WindowTicks);
        using var writer = new TraceWriter(Stream.Null, header);
        engine.Run(elaborated, stimulus, header, new Tee(writer, decoder, progress), cancellation);
        return (decoder, writer.End());
    }

    private static LocalisationResult Result(
        Func<long, double?> truth, (AngleDecoder Angles, Digest256 Trace) heard, (AngleDecoder Angles, Digest256 Trace) control)
    {
        ImmutableArray<AngleWindow> windows = [.. heard.Angles.Degrees.Zip(control.Angles.Degrees).Select((angles, window) =>
        {
            var middle = window * WindowTicks + WindowTicks / 2;
            return new AngleWindow((double)middle / Jeffress.TicksPerSecond, truth(middle), angles.First, angles.Second);
        })];
        return new(
            windows,
            MeanError(windows, window => window.Estimate),
            MeanError(windows, window => window.Control),
            heard.Angles.Counts,
            heard.Trace,
            control.Trace);
    }

    // A window without an estimate is an error of a right angle: silence must not help.
    private static double? MeanError(ImmutableArray<AngleWindow> windows, Func<AngleWindow, double?> angle) =>
        windows.IsEmpty || windows[0].True is null ? null
        : windows.Average(window => angle(window) is { } degrees ? Math.Abs(degrees - window.True!.Value) : 90);

    private sealed class Tee(ITraceSink trace, ITraceSink angles, SharedProgress progress) : ITraceSink
    {
        public void Tick(TickRecord record)
        {
            trace.Tick(record);
            angles.Tick(record);
            progress.Tick();
        }
    }

    private sealed class SharedProgress(IProgress<double>? progress, long total)
    {
        private long done;

        public void Tick()
        {
            var ticks = Interlocked.Increment(ref done);
            if (ticks % 256 == 0 || ticks == total)
                progress?.Report((double)ticks / total);
        }
    }
}
