using System.CommandLine;
using Neuro.Graph;
using Neuro.Sim;

namespace Neuro.Cli;

/// <summary>Turns a recording into a stimulus that lists its events.</summary>
internal sealed class ImportVerb : Verb
{
    private readonly Argument<string> recording = new("recording") { Description = "Sound (*.wav) or the events of a camera (N-MNIST's *.bin, *.bs2).", HelpName = "RECORDING" };
    private readonly Option<string> network = new("--for") { Description = "The network that is to hear or see it.", HelpName = "NETWORK", Required = true };
    private readonly Option<string> output = new("--output", "-o") { Description = "The stimulus: *.csv or *.npz.", HelpName = "FILE", Required = true };
    private readonly Option<string[]> populations = new("--population")
    {
        Description = "The input it goes to; for sound once for each channel. Without it the network's inputs in their order.",
        HelpName = "NAME",
    };
    private readonly Option<bool> sum = new("--sum") { Description = "Make several events of one channel in one tick one event that carries their number; else one plain event." };
    private readonly Option<int?> microseconds = new("--microseconds-per-tick") { Description = "For cameras: the length of a tick; the network's dt unless given.", HelpName = "N" };
    private readonly Option<int> samples = new("--samples-per-tick") { Description = "For sound: the length of a tick; 1 unless given.", HelpName = "N", DefaultValueFactory = _ => 1 };
    private readonly Option<int> eventsPerWave = new("--events-per-wave")
    {
        Description = "For sound: how many events a half-wave of mean height makes; 1 unless given.",
        HelpName = "N",
        DefaultValueFactory = _ => 1,
    };

    public ImportVerb()
        : base("import", "Turn a recording, sound or the events of a camera, into a stimulus for a network.")
    {
        Add(recording);
        Add(network);
        Add(output);
        Add(populations);
        Add(sum);
        Add(microseconds);
        Add(samples);
        Add(eventsPerWave);
        foreach (var option in new Option[] { microseconds, samples, eventsPerWave })
            option.TakesWholeNumbers(from: 1, to: int.MaxValue);
    }

    public override IReadOnlyList<(string Line, string Does)> Examples =>
    [
        ("neuro import digit.bin --for net.neuro.json -o digit.csv", "list a camera's events, a tick being as long as the network's dt"),
        ("neuro import scene.wav --for ears.neuro.json --population left --population right -o scene.npz", "let each ear hear one channel, through the filter bank"),
    ];

    public override string Notes => "A .stimulus.json file can name recordings itself, choose bands and thresholds, and put several one after another.";

    public override int Run(ParseResult given, Session session)
    {
        var path = given.GetRequiredValue(output);
        if (!Inputs.IsApart(session, path, given.GetRequiredValue(recording), given.GetRequiredValue(network)) || Writer(session, path) is not { } write || Inputs.Network(session, given.GetRequiredValue(network)) is not { } net)
            return ExitCode.BadInput;
        var options = new RecordingOptions(
            [.. given.GetValue(populations) ?? []],
            given.GetValue(sum) ? EventMerge.Sum : EventMerge.One,
            given.GetValue(microseconds),
            given.GetValue(samples),
            given.GetValue(eventsPerWave));
        if (RecordedStimulus.Read(given.GetRequiredValue(recording), net, options, session.Diagnostics) is not { } stimulus)
            return ExitCode.BadInput;
        OutputFile.Write(path, stream => write(net, stimulus, stream));
        session.Out.WriteLine($"{stimulus.Events.Length} events in {path}");
        return ExitCode.Fine;
    }

    private static Action<ElaboratedNetwork, Stimulus, Stream>? Writer(Session session, string path)
    {
        if (path.EndsWith(".csv", StringComparison.OrdinalIgnoreCase))
            return StimulusWriter.WriteCsv;
        if (path.EndsWith(".npz", StringComparison.OrdinalIgnoreCase))
            return StimulusWriter.WriteNpz;
        session.Diagnostics.Error(Code.BadOption, new Place.Named("--output"), $"'{path}' does not say what kind of file it is to be", "end its name in .csv or .npz");
        return null;
    }
}
