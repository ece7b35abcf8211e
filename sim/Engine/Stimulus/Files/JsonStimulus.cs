using System.Numerics;
using Neuro.Graph;

namespace Neuro.Sim;

/// <summary>Reads a <c>*.stimulus.json</c> file into a draft; docs/stimulus-format.md describes it.</summary>
internal sealed class JsonStimulus(StimulusDraft draft, string folder)
{
    internal static readonly string[] Keys = [JsonVersion.SchemaKey, "neuro", "ticks", "events", "files", "recordings", "generators", "resets"];
    internal static readonly string[] PayloadKeys = ["raw"];
    internal static readonly string[] FileKeys = ["path", "first_tick"];
    internal static readonly string[] ResetKeys = ["tick", "every", "count", "populations", "keep_in_flight"];

    private const int MostErrors = 20;

    private readonly Diagnostics diagnostics = draft.Diagnostics;

    public void Read(JsonValue root)
    {
        if (!JsonVersion.IsKnown(root, "stimulus", diagnostics) || JsonFields.Of(root, "a stimulus", Keys, diagnostics) is not { } fields)
            return;
        JsonVersion.ReadSchema(fields, diagnostics);
        if (fields["ticks"] is { } ticks && ReadTick(ticks, "the number of ticks", StimulusDraft.LastTick + 1) is { } length)
            draft.SetTicks(length, ticks.Place);
        if (fields["events"] is { } events && events.Is(JsonKind.Object, "the events, an object with a list for each population", diagnostics))
            foreach (var member in events.Members.TakeWhile(_ => !diagnostics.IsFull))
                TakeEvents(member);
        foreach (var file in Items(fields["files"], "the files, a list"))
            TakeFile(file);
        foreach (var recording in Items(fields["recordings"], "the recordings, a list"))
            new RecordingReader(draft, folder).Read(recording);
        if (fields["generators"] is { } generators && StimulusGenerators.Read(generators, draft.Network, diagnostics) is { } resolved)
            draft.Generators.AddRange(resolved);
        foreach (var reset in Items(fields["resets"], "the resets, a list"))
            TakeReset(reset);
    }

    private IEnumerable<JsonValue> Items(JsonValue? list, string expected) =>
        list is { } value && value.Is(JsonKind.Array, expected, diagnostics) ? value.Items.TakeWhile(_ => !diagnostics.IsFull) : [];

    private void TakeEvents(JsonMember member)
    {
        if (draft.Input(member.Key, member.KeyPlace) is not { } population || !member.Value.Is(JsonKind.Array, "events, a list of [tick, neuron]", diagnostics))
            return;
        draft.Events.BeginSource(index => member.Value.Items.ElementAt(index).Place);
        var errorsBefore = draft.ErrorCount;
        foreach (var item in member.Value.Items)
        {
            if (draft.ErrorCount - errorsBefore >= MostErrors)
            {
                diagnostics.Error(Code.TooManyErrors, member.Value.Place with { Length = 1 }, $"{MostErrors} errors so far; the rest of the list is not read");
                return;
            }
            TakeEvent(population, item);
        }
    }

    private void TakeEvent(ElaboratedPopulation population, JsonValue item)
    {
        if (item.Kind != JsonKind.Array || item.Count is < 2 or > 3)
        {
            diagnostics.Error(Code.BadCell, item.Place, "an event is [tick, neuron] or [tick, neuron, payload]");
            return;
        }
        JsonValue[] parts = [.. item.Items];
        if (ReadLong(parts[0], "a tick") is { } tick
            && ReadLong(parts[1], "a neuron") is { } neuron
            && Payload(population, parts) is { } raw)
            Good(draft.Add(population, tick, neuron, raw), parts);
    }

    // A payload is its value, or {"raw": 24}, its integer.
    private long? Payload(ElaboratedPopulation population, JsonValue[] parts)
    {
        if (parts.Length == 2)
            return Good(draft.TryUnit(population, out var unit), parts) ? unit : null;
        if (parts[2].Kind == JsonKind.Object)
            return JsonFields.Of(parts[2], "a payload", PayloadKeys, diagnostics)?.Required("raw") is { } integer ? ReadLong(integer, "a raw payload") : null;
        return parts[2].ReadNumber("a payload, a number", diagnostics) is { } number && Good(StimulusDraft.TryRaw(population, number, out var raw), parts) ? raw : null;
    }

    private bool Good(EventProblem? problem, JsonValue[] parts)
    {
        if (problem is null)
            return true;
        diagnostics.Error(problem.Code, parts[Math.Min((int)problem.Part, parts.Length - 1)].Place, problem.Message, problem.Help);
        return false;
    }

    private void TakeFile(JsonValue value)
    {
        var (path, firstTick) = (value, 0L);
        if (value.Kind == JsonKind.Object)
        {
            if (JsonFields.Of(value, "a file", FileKeys, diagnostics) is not { } fields || fields.Required("path") is not { } named)
                return;
            path = named;
            if (fields["first_tick"] is { } first)
            {
                if (ReadTick(first, "the first tick", StimulusDraft.LastTick) is not { } tick)
                    return;
                firstTick = tick;
            }
        }
        if (path.ReadString("the path of a .csv or .npz file, a string", diagnostics) is not { } relative)
            return;
        if (!EventFile.IsOne(relative))
        {
            diagnostics.Error(Code.UnknownStimulusKind, path.Place, $"'{relative}' is no list of events that is known", "events are listed in .csv and .npz files");
            return;
        }
        try
        {
            EventFile.Take(Path.Combine(folder, relative), draft, firstTick);
        }
        catch (InvalidInputException e)
        {
            diagnostics.Add(e.Diagnostic);
        }
    }

    // A tick alone, or an object: {"tick": 100, "every": 100, "count": 10, "populations": ["h"], "keep_in_flight": true}.
    private void TakeReset(JsonValue value)
    {
        if (value.Kind == JsonKind.Number)
        {
            if (ReadTick(value, "a tick", StimulusDraft.LastTick) is { } alone)
                draft.AddMark(alone, null, keepInFlight: false, value.Place);
            return;
        }
        if (JsonFields.Of(value, "a reset", ResetKeys, diagnostics) is not { } fields)
            return;
        var tick = fields.Required("tick") is { } at ? ReadTick(at, "a tick", StimulusDraft.LastTick) : null;
        var keep = fields["keep_in_flight"] is { } keeping ? keeping.ReadBool("true or false", diagnostics) : false;
        var populations = fields["populations"] is { } names ? ReadPopulations(names) : null;
        var (every, count) = ReadSeries(fields);
        if (tick is null || keep is null || count is null || (fields["populations"] is not null && populations is null))
            return;
        for (var i = 0; i < count && !diagnostics.IsFull; i++)
            draft.AddMark(tick.Value + i * every, populations, keep.Value, value.Place);
    }

    private (long Every, int? Count) ReadSeries(JsonFields fields)
    {
        if (fields["every"] is null && fields["count"] is null)
            return (0, 1);
        if (fields.Required("every") is not { } every || fields.Required("count") is not { } count
            || every.ReadInteger("the distance of resets", 1, StimulusDraft.LastTick, diagnostics) is not { } distance
            || count.ReadInt("the number of resets", 1, StimulusDraft.MostMarks, diagnostics) is not { } number)
            return (0, null);
        if (distance * number <= StimulusDraft.LastTick)
            return ((long)distance, number);
        diagnostics.Error(Code.BadResetMark, every.Place, $"the last of these resets comes after tick {StimulusDraft.LastTick}");
        return (0, null);
    }

    private List<ElaboratedPopulation>? ReadPopulations(JsonValue names)
    {
        if (!names.Is(JsonKind.Array, "the populations to reset, a list of names", diagnostics))
            return null;
        if (names.Count == 0)
        {
            diagnostics.Error(Code.BadResetMark, names.Place, "this reset names no population", "leave \"populations\" out to reset all");
            return null;
        }
        List<ElaboratedPopulation> populations = [];
        foreach (var name in names.Items)
            if (name.ReadString("the name of a population", diagnostics) is { } text && draft.Resettable(text, name.Place) is { } population)
                populations.Add(population);
        return populations.Count == names.Count ? populations : null;
    }

    private long? ReadLong(JsonValue value, string what) =>
        value.Kind == JsonKind.Number && value.AsLong is { } quick ? quick : (long?)value.ReadInteger(what, long.MinValue, long.MaxValue, diagnostics);

    private long? ReadTick(JsonValue value, string what, BigInteger most) => (long?)value.ReadInteger(what, 0, most, diagnostics);
}
