using System.Collections.Immutable;
using Neuro.Graph;

namespace Neuro.Sim;

/// <summary>How a recording becomes the events of a network's inputs.</summary>
/// <param name="Populations">Names of the inputs it goes to, one for each channel of sound; empty: the network's inputs in their order.</param>
/// <param name="MicrosecondsPerTick">For event cameras; null: the network's <c>dt</c>.</param>
/// <param name="SamplesPerTick">For sound.</param>
/// <param name="EventsPerWave">For sound: how many events a half-wave of mean height makes.</param>
public sealed record RecordingOptions(ImmutableArray<string> Populations, EventMerge Merge, int? MicrosecondsPerTick, int SamplesPerTick, int EventsPerWave);

/// <summary>Reads a recording as a stimulus: sound through the filter bank, or the events of a camera.</summary>
public static class RecordedStimulus
{
    /// <summary>Null, and at least one error, if it cannot be read or does not fit the network.</summary>
    public static Stimulus? Read(string path, ElaboratedNetwork network, RecordingOptions options, Diagnostics diagnostics)
    {
        try
        {
            var inputs = Inputs(network, options.Populations, diagnostics);
            return diagnostics.HasErrors ? null
                : path.EndsWith(".wav", StringComparison.OrdinalIgnoreCase) ? Sound(path, inputs, options)
                : path.EndsWith(".bin", StringComparison.OrdinalIgnoreCase) || path.EndsWith(".bs2", StringComparison.OrdinalIgnoreCase) ? Camera(path, network, inputs, options)
                : throw new InvalidInputException(Code.UnknownStimulusKind, new Place.File(path), "this is no kind of recording that is known",
                    "a recording is a .wav file, or a .bin or .bs2 file of N-MNIST");
        }
        catch (InvalidInputException e)
        {
            diagnostics.Add(e.Diagnostic);
            return null;
        }
    }

    private static ImmutableArray<ElaboratedPopulation> Inputs(ElaboratedNetwork network, ImmutableArray<string> names, Diagnostics diagnostics)
    {
        var all = network.Populations.Where(population => population.IsInput);
        if (names.IsEmpty)
            return [.. all];
        var inputs = ImmutableArray.CreateBuilder<ElaboratedPopulation>();
        foreach (var name in names)
            if (all.FirstOrDefault(population => population.Name == name) is { } input)
                inputs.Add(input);
            else
                diagnostics.Error(Code.NotAnInput, new Place.Named(name), "the network has no input of this name",
                    $"its inputs are {string.Join(", ", all.Select(population => population.Name))}");
        return inputs.ToImmutable();
    }

    private static Stimulus Sound(string path, ImmutableArray<ElaboratedPopulation> inputs, RecordingOptions options)
    {
        var sound = WavFile.Read(path);
        if (sound.Channels.Length != inputs.Length)
            throw Misfit(path, $"it has {sound.Channels.Length} channels of sound; {inputs.Length} inputs are to hear it", "name one input for each channel with --population");
        sound = sound.At(FilterBank.SampleRates.Contains(sound.SampleRate) ? sound.SampleRate : FilterBank.SampleRates[^1]);
        var bank = FilterBank.For(sound.SampleRate);
        var events = new List<InputEvent>();
        foreach (var (input, samples) in inputs.Zip(sound.Channels))
        {
            if (input.Size != bank.Bands.Length)
                throw Misfit(path, $"'{input.Name}' has {input.Size} channels; at {sound.SampleRate} Hz there are {bank.Bands.Length} bands",
                    "give the input a channel for each band, or choose bands in a .stimulus.json file");
            var thresholds = SoundEncoder.ThresholdsFor(options.EventsPerWave, bank, samples);
            events.AddRange(MergedEvents.Of(
                SoundEncoder.Encode(samples, bank, thresholds).Select(e => (e.Sample / options.SamplesPerTick, e.Channel)), input, options.Merge, new Place.File(path)));
        }
        return Listed(events, (sound.Length + options.SamplesPerTick - 1L) / options.SamplesPerTick);
    }

    private static Stimulus Camera(string path, ElaboratedNetwork network, ImmutableArray<ElaboratedPopulation> inputs, RecordingOptions options)
    {
        if (inputs is not [var input])
            throw Misfit(path, $"{inputs.Length} inputs are to see it; there can be only one", "name it with --population");
        return Listed(NmnistEvents.Of(NmnistRecording.Read(path), input, MicrosecondsPerTick(path, network, options), options.Merge, new Place.File(path)), null);
    }

    private static int MicrosecondsPerTick(string path, ElaboratedNetwork network, RecordingOptions options)
    {
        const decimal microsecondsPerSecond = 1_000_000;
        var microseconds = options.MicrosecondsPerTick ?? network.Source.Dt * microsecondsPerSecond;
        return microseconds is { } whole && whole == decimal.Truncate(whole) && whole is >= 1 and <= int.MaxValue ? (int)whole
            : throw Misfit(path, "nothing says how many whole microseconds a tick is long", "give --microseconds-per-tick, or the network a dt");
    }

    private static Stimulus Listed(List<InputEvent> events, long? ticks) =>
        new([.. events.OrderBy(e => e.Tick).ThenBy(e => e.Population).ThenBy(e => e.Neuron)], [], [], ticks);

    private static InvalidInputException Misfit(string path, string message, string help) => new(Code.RecordingDoesNotFit, new Place.File(path), message, help);
}
