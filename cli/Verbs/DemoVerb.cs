using System.CommandLine;
using System.Text.Json.Nodes;
using Neuro.Graph;
using Neuro.Sim;

namespace Neuro.Cli;

/// <summary>Sound localisation by delay lines, from a sound to an angle.</summary>
internal sealed class DemoVerb : Verb
{
    private readonly Option<string?> audio = new("--audio") { Description = "Listen to a stereo recording instead of the computed scene.", HelpName = "FILE.wav" };
    private readonly Option<string?> picture = new("--picture") { Description = "Draw the angles, and the coincidences they are read from.", HelpName = "FILE.png" };
    private readonly Option<string?> scene = new("--scene") { Description = "Write what the two ears hear of the computed scene.", HelpName = "FILE.wav" };
    private readonly Option<bool> json = StandardOptions.Json();

    public DemoVerb()
        : base("demo", "Hear with two ears where a moving sound comes from, by delay lines.")
    {
        Add(audio);
        Add(picture);
        Add(scene);
        Add(json);
        Validators.Add(given =>
        {
            if (given.GetValue(audio) is not null && given.GetValue(scene) is not null)
                given.AddError("With --audio no scene is computed; --scene has nothing to write.");
        });
    }

    public override IReadOnlyList<(string Line, string Does)> Examples =>
    [
        ("neuro demo", "a noise moves from left to right; its true angle and what the network hears"),
        ("neuro demo --audio street.wav --picture street.png", "the same for a stereo recording, and as a picture"),
    ];

    public override string Notes =>
        "Each ear's signal is turned into events by a bank of fixed-point filters. Detectors with a different delay from either "
        + "ear fire where events meet; the delay that makes most of them meet tells the angle. Beside it the same network with "
        + "all delays equal, which hears nothing of direction. At the end the network is emitted as hardware and run in Verilator: "
        + "what comes out must be the simulator's, bit for bit. examples/jeffress has the network as a file, and says how all of "
        + "it works.";

    public override int Run(ParseResult given, Session session)
    {
        if (!IsPng(session, given.GetValue(picture)))
            return ExitCode.BadInput;
        var recording = given.GetValue(audio) is { } path ? Stereo(path) : null;
        if (given.GetValue(scene) is { } file)
            OutputFile.Write(file, stream => WavWriter.Write(Localisation.DefaultScene.Synthesise(), stream));
        var result = Progress.Show(session, "listening", watched => recording is null
            ? Localisation.Run(Localisation.DefaultScene, () => new ReferenceEngine(), watched, session.Cancellation)
            : Localisation.Run(recording, () => new ReferenceEngine(), watched, session.Cancellation));
        if (given.GetValue(picture) is { } drawing)
            OutputFile.Write(drawing, stream => stream.Write(AnglePlot.Png(result)));
        if (given.GetValue(json))
            session.Out.WriteLine(Json(result));
        else
            AnglePage.Write(session.Out, result);
        // Who asks for files or numbers is past the demo.
        var isPlain = recording is null && given.GetValue(scene) is null && !given.GetValue(json);
        return !isPlain || DemoHardware.Verify(session) ? ExitCode.Fine : ExitCode.Different;
    }

    private static bool IsPng(Session session, string? path)
    {
        if (path is null || path.EndsWith(".png", StringComparison.OrdinalIgnoreCase))
            return true;
        session.Diagnostics.Error(Code.BadOption, new Place.Named("--picture"), $"'{path}' does not say that it is to be a PNG file", "end its name in .png");
        return false;
    }

    /// <summary>A recording at the sample rate of the ears.</summary>
    private static Audio Stereo(string path)
    {
        var sound = WavFile.Read(path);
        if (sound.Channels.Length != 2)
            throw Misfit(path, $"it has {sound.Channels.Length} channel{(sound.Channels.Length == 1 ? "" : "s")}; two ears need two", "give a stereo recording, the left ear first");
        var heard = sound.At(Jeffress.TicksPerSecond);
        return heard.Length >= Localisation.WindowTicks ? heard : throw Misfit(
            path, $"it has {sound.Length} samples at {sound.SampleRate} Hz; an angle is read from 20 milliseconds", "give a longer recording");
    }

    private static InvalidInputException Misfit(string path, string message, string help) => new(Code.RecordingDoesNotFit, new Place.File(path), message, help);

    private static JsonObject Json(LocalisationResult result) => new()
    {
        ["windows"] = new JsonArray([.. result.Windows.Select(window => new JsonObject
        {
            ["seconds"] = window.Seconds,
            ["true"] = window.True,
            ["estimate"] = window.Estimate,
            ["equal_delays"] = window.Control,
        })]),
        ["mean_error"] = result.MeanError,
        ["mean_error_equal_delays"] = result.MeanControlError,
        ["digest"] = result.Trace.ToString(),
        ["digest_equal_delays"] = result.ControlTrace.ToString(),
    };
}
