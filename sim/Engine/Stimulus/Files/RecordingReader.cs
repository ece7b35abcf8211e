using System.Collections.Immutable;
using Neuro.Graph;

namespace Neuro.Sim;

/// <summary>Reads one of the recordings that a <c>*.stimulus.json</c> file names: an event camera's, or sound.</summary>
internal sealed class RecordingReader(StimulusDraft draft, string folder)
{
    internal static readonly string[] NmnistKeys = ["nmnist", "population", "microseconds_per_tick", "merge", "first_tick"];
    internal static readonly string[] WavKeys = ["wav", "populations", "bands", "events_per_wave", "threshold", "samples_per_tick", "merge", "first_tick"];
    internal static readonly string[] BandKeys = ["first", "last", "step"];

    private readonly Diagnostics diagnostics = draft.Diagnostics;

    public void Read(JsonValue value)
    {
        if (!value.Is(JsonKind.Object, "a recording, an object", diagnostics))
            return;
        try
        {
            if (value.Members.Any(member => member.Key == "nmnist"))
                ReadNmnist(value);
            else if (value.Members.Any(member => member.Key == "wav"))
                ReadWav(value);
            else
                diagnostics.Error(Code.JsonMissingKey, value.Place with { Length = 1 }, "a recording is an 'nmnist' or a 'wav'");
        }
        catch (InvalidInputException e)
        {
            diagnostics.Add(e.Diagnostic);
        }
    }

    private void ReadNmnist(JsonValue value)
    {
        if (JsonFields.Of(value, "an N-MNIST recording", NmnistKeys, diagnostics) is not { } fields
            || Path(fields.Required("nmnist")) is not { } path
            || Population(fields.Required("population")) is not { } population
            || fields.Required("microseconds_per_tick")?.ReadInt("the length of a tick in microseconds", 1, int.MaxValue, diagnostics) is not { } microseconds
            || Merge(fields) is not { } merge
            || FirstTick(fields) is not { } firstTick)
            return;
        Add(NmnistEvents.Of(NmnistRecording.Read(path), population, microseconds, merge, value.Place, firstTick), value);
    }

    private void ReadWav(JsonValue value)
    {
        if (JsonFields.Of(value, "a WAV recording", WavKeys, diagnostics) is not { } fields
            || Path(fields.Required("wav")) is not { } path
            || Populations(fields.Required("populations")) is not { } populations
            || Merge(fields) is not { } merge
            || Optional(fields["samples_per_tick"], "the number of samples in a tick", 1, int.MaxValue) is not { } samplesPerTick
            || FirstTick(fields) is not { } firstTick)
            return;
        var sound = WavFile.Read(path);
        if (sound.Channels.Length != populations.Length)
            throw Misfit(fields["populations"]!.Value, $"the file has {sound.Channels.Length} channel{(sound.Channels.Length == 1 ? "" : "s")}; {populations.Length} populations are to hear it");
        sound = sound.At(FilterBank.SampleRates.Contains(sound.SampleRate) ? sound.SampleRate : FilterBank.SampleRates[^1]);
        if (Bands(fields["bands"], FilterBank.For(sound.SampleRate)) is not { } bank || Thresholds(fields, bank, sound) is not { } thresholds)
            return;
        for (var channel = 0; channel < populations.Length; channel++)
        {
            if (populations[channel].Size != bank.Bands.Length)
                throw Misfit(fields["populations"]!.Value, $"'{populations[channel].Name}' has {populations[channel].Size} channels; there are {bank.Bands.Length} bands");
            var heard = SoundEncoder.Encode(sound.Channels[channel], bank, thresholds[channel]).Select(e => (firstTick + e.Sample / samplesPerTick, e.Channel));
            Add(MergedEvents.Of(heard, populations[channel], merge, value.Place), value);
        }
    }

    private void Add(List<InputEvent> events, JsonValue value)
    {
        draft.Events.BeginSource(_ => value.Place);
        foreach (var (tick, population, neuron, payload) in events)
            if (draft.Add(draft.Network.Populations[population], tick, neuron, payload) is { } problem)
                throw new InvalidInputException(problem.Code, value.Place, problem.Message, problem.Help);
    }

    private FilterBank? Bands(JsonValue? value, FilterBank bank)
    {
        if (value is not { } bands)
            return bank;
        if (JsonFields.Of(bands, "a choice of bands", BandKeys, diagnostics) is not { } fields)
            return null;
        var (lowest, highest) = (bank.Bands[0].Number, bank.Bands[^1].Number);
        var first = Optional(fields["first"], "the first band, an ERB number,", lowest, highest, orElse: lowest);
        var last = Optional(fields["last"], "the last band, an ERB number,", first ?? lowest, highest, orElse: highest);
        var step = Optional(fields["step"], "the step between bands", 1, highest);
        return first is null || last is null || step is null ? null : bank.Select(first.Value, last.Value, step.Value);
    }

    // By channel and band.
    private ImmutableArray<ImmutableArray<long>>? Thresholds(JsonFields fields, FilterBank bank, Audio sound)
    {
        if (fields["threshold"] is not { } threshold)
            return Optional(fields["events_per_wave"], "the number of events of a mean half-wave", 1, 1_000_000) is { } eventsPerWave
                ? [.. sound.Channels.Select(samples => SoundEncoder.ThresholdsFor(eventsPerWave, bank, samples))]
                : null;
        if (fields["events_per_wave"] is { } both)
            diagnostics.Error(Code.JsonUnknownKey, both.Place, "the threshold is given, so nothing is left to choose it by", "give one of 'threshold' and 'events_per_wave'");
        else if (threshold.ReadNumber("a threshold, a number", diagnostics) is { } number)
        {
            var raw = number.RawAt(BandFilter.OutputFrac, Rounding.Nearest)!.Value;
            if (raw > 0 && raw <= long.MaxValue)
                return [.. sound.Channels.Select(_ => SoundEncoder.SameThreshold((long)raw, bank))];
            diagnostics.Error(Code.JsonBadNumber, threshold.Place, "a threshold is above 0 and below 2^35");
        }
        return null;
    }

    private ImmutableArray<ElaboratedPopulation>? Populations(JsonValue? names)
    {
        if (names is not { } list || !list.Is(JsonKind.Array, "a list of populations, one for each channel", diagnostics))
            return null;
        var populations = list.Items.Select(name => Population(name)).ToArray();
        return populations.All(population => population is not null) ? [.. populations.OfType<ElaboratedPopulation>()] : null;
    }

    private ElaboratedPopulation? Population(JsonValue? name) =>
        name is { } value && value.ReadString("the name of an input population", diagnostics) is { } text ? draft.Input(text, value.Place) : null;

    private string? Path(JsonValue? relative) =>
        relative?.ReadString("the path of a file, a string", diagnostics) is { } text ? System.IO.Path.Combine(folder, text) : null;

    private EventMerge? Merge(JsonFields fields)
    {
        if (fields["merge"] is not { } value)
            return EventMerge.One;
        switch (value.ReadString("\"one\" or \"sum\"", diagnostics))
        {
            case "one":
                return EventMerge.One;
            case "sum":
                return EventMerge.Sum;
            case { } other:
                diagnostics.Error(Code.BadCell, value.Place, $"events are merged to \"one\" or to a \"sum\", not to '{other}'");
                return null;
            default:
                return null;
        }
    }

    private long? FirstTick(JsonFields fields) =>
        fields["first_tick"] is { } value ? (long?)value.ReadInteger("the first tick", 0, StimulusDraft.LastTick, diagnostics) : 0;

    private int? Optional(JsonValue? value, string what, int least, int most, int orElse = 1) =>
        value is { } given ? given.ReadInt(what, least, most, diagnostics) : orElse;

    private static InvalidInputException Misfit(JsonValue value, string message) => new(Code.RecordingDoesNotFit, value.Place, message);
}
