using System.CommandLine;
using System.Text.Json.Nodes;
using Neuro.Graph;
using Neuro.Sim;

namespace Neuro.Cli;

/// <summary>Sound localisation by delay lines, from a sound to an angle.</summary>
internal sealed class DemoVerb : Verb
{
    private readonly Option<string?> audio = new("--audio") { Description = "Listen to a stereo recording instead of the computed scene.", HelpName = "FILE.wav" };
    private readonly Option<bool> json = StandardOptions.Json();

    public DemoVerb()
        : base("demo", "Hear with two ears where a moving sound comes from, by delay lines.")
    {
        Add(audio);
        Add(json);
    }

    public override IReadOnlyList<(string Line, string Does)> Examples =>
    [
        ("neuro demo", "a noise moves from left to right; its true angle and what the network hears"),
        ("neuro demo --audio street.wav", "the same for a stereo recording"),
    ];

    public override string Notes =>
        "Each ear's signal is turned into events by a bank of fixed-point filters. Detectors with a different delay from either "
        + "ear fire where events meet; the delay that makes most of them meet tells the angle. Beside it the same network with "
        + "all delays equal, which hears nothing of direction.";

    public override int Run(ParseResult given, Session session)
    {
        var sound = given.GetValue(audio) is { } path ? Stereo(path) : null;
        var result = Progress.Show(session, "listening", watched => sound is null
            ? Localisation.Run(Localisation.DefaultScene, () => new ReferenceEngine(), watched, session.Cancellation)
            : Localisation.Run(sound, () => new ReferenceEngine(), watched, session.Cancellation));
        if (given.GetValue(json))
            session.Out.WriteLine(Json(result));
        else
            AnglePage.Write(session.Out, result);
        return ExitCode.Fine;
    }

    private static Audio Stereo(string path)
    {
        var sound = WavFile.Read(path);
        return sound.Channels.Length == 2 ? sound : throw new InvalidInputException(
            Code.RecordingDoesNotFit, new Place.File(path), $"it has {sound.Channels.Length} channel{(sound.Channels.Length == 1 ? "" : "s")}; two ears need two");
    }

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
