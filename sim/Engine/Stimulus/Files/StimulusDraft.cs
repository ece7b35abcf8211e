using System.Collections.Immutable;
using System.Numerics;
using Neuro.Graph;

namespace Neuro.Sim;

/// <summary>A stimulus as its files are read: what they list, checked one by one against the network.</summary>
internal sealed class StimulusDraft(ElaboratedNetwork network, Diagnostics diagnostics)
{
    /// <summary>So that ticks can be added up, and written as floating point, without a thought.</summary>
    public const long LastTick = (1L << 53) - 1;

    /// <summary>The most resets of a stimulus.</summary>
    public const int MostMarks = 10_000_000;

    private readonly long errorsBefore = diagnostics.ErrorCount;
    private readonly List<ResetMark> marks = [];
    private readonly ImmutableArray<ElaboratedPopulation> inputs = [.. network.Populations.Where(p => p.IsInput)];
    private readonly ImmutableArray<(long Min, long Max)> payloads =
        [.. network.Populations.Select(p => ((long)p.Payload.Num.Min, (long)p.Payload.Num.Max))];
    private readonly ImmutableArray<long?> units =
        [.. network.Populations.Select(p => CountPayload.Fits(1, p.Payload) ? CountPayload.Raw(1, p.Payload.Frac) : (long?)null)];

    public ElaboratedNetwork Network => network;

    public Diagnostics Diagnostics => diagnostics;

    public EventList Events { get; } = new();

    public List<ElaboratedGenerator> Generators { get; } = [];

    public long? Ticks { get; private set; }

    public ImmutableArray<ElaboratedPopulation> Inputs => inputs;

    /// <summary>Errors that were found since reading began.</summary>
    public long ErrorCount => diagnostics.ErrorCount - errorsBefore;

    /// <summary>The input population that events go to when none is named; null if there are several.</summary>
    public ElaboratedPopulation? OnlyInput => inputs.Length == 1 ? inputs[0] : null;

    /// <summary>An input population by its name; null, and an error, if there is none.</summary>
    public ElaboratedPopulation? Input(string name, Place place)
    {
        if (network.Populations.FirstOrDefault(p => p.Name == name) is { IsInput: true } population)
            return population;
        NotAnInput(place, network.Populations.Any(p => p.Name == name)
            ? $"'{name}' runs a model; events from outside go to input populations"
            : $"there is no population '{name}'");
        return null;
    }

    /// <summary>The only input population; null, and an error, if there are none or several.</summary>
    public ElaboratedPopulation? InputOfUnnamed(Place place)
    {
        if (OnlyInput is { } input)
            return input;
        NotAnInput(place, inputs.IsEmpty ? "the network has no input population" : "the network has several input populations; this does not say which is meant");
        return null;
    }

    /// <summary>Adds an event to the current source of <see cref="Events"/>, or tells what is wrong with it.</summary>
    public EventProblem? Add(ElaboratedPopulation population, long tick, long neuron, long payload)
    {
        if (!IsTick(tick))
            return new(EventPart.Tick, Code.BadTick, NoTick(tick), null);
        if (neuron < 0 || neuron >= population.Size)
            return new(EventPart.Neuron, Code.NoSuchChannel,
                $"there is no {population.Name}[{neuron}]; it has {population.Size} channel{(population.Size == 1 ? "" : "s, from 0")}", null);
        if (payload == 0)
            return new(EventPart.Payload, Code.BadPayload, "a payload of 0 is no event", "leave it out");
        if (payload < payloads[population.Index].Min || payload > payloads[population.Index].Max)
            return PayloadOutOfRange(population, new Exact(payload, population.Payload.Frac).ToString());
        Events.Add(new(tick, population.Index, (int)neuron, payload));
        return null;
    }

    /// <summary>The payload 1 of an event that names none, as the population's integer, or what is wrong with it.</summary>
    public EventProblem? TryUnit(ElaboratedPopulation population, out long raw)
    {
        raw = units[population.Index] ?? 0;
        return units[population.Index] is null ? TryRaw(population, Exact.One, out raw) : null;
    }

    /// <summary>A payload's value as the population's integer, or what is wrong with it.</summary>
    public static EventProblem? TryRaw(ElaboratedPopulation population, NumberText value, out long raw) =>
        Checked(population, value.RawAt(population.Payload.Frac, rounding: null), value.ToString(), out raw);

    /// <inheritdoc cref="TryRaw(ElaboratedPopulation, NumberText, out long)"/>
    public static EventProblem? TryRaw(ElaboratedPopulation population, Exact value, out long raw)
    {
        var floor = Narrowing.Round(value, population.Payload.Frac, Rounding.Floor);
        var isOnGrid = floor == Narrowing.Round(value, population.Payload.Frac, Rounding.Ceil);
        return Checked(population, isOnGrid ? floor : null, value.ToString(), out raw);
    }

    private static EventProblem? Checked(ElaboratedPopulation population, BigInteger? exact, string value, out long raw)
    {
        raw = 0;
        if (exact is null)
            return new(EventPart.Payload, Code.BadPayload, $"{value} lies between two values of {population.Payload}, the payload of '{population.Name}'", "round it");
        if (exact < long.MinValue || exact > long.MaxValue)
            return PayloadOutOfRange(population, value);
        raw = (long)exact;
        return null;
    }

    private static EventProblem PayloadOutOfRange(ElaboratedPopulation population, string value) => population.IsGraded
        ? new(EventPart.Payload, Code.BadPayload, $"{value} is not in the range of {population.Payload}, the payload of '{population.Name}'", null)
        : new(EventPart.Payload, Code.BadPayload, $"the events of '{population.Name}' carry no payload but 1", "give the population a payload format in the network");

    /// <summary>Adds a reset of some populations (null: of all).</summary>
    public void AddMark(long tick, IReadOnlyList<ElaboratedPopulation>? populations, bool keepInFlight, Place place)
    {
        if (!IsTick(tick))
            diagnostics.Error(Code.BadTick, place, NoTick(tick));
        else if (marks.Count == MostMarks)
            diagnostics.Error(Code.BadResetMark, place, $"a stimulus has at most {MostMarks} resets");
        else
            marks.Add(new(tick, populations is null ? [] : [.. populations.Select(p => p.Index).Distinct().Order()], keepInFlight));
    }

    /// <summary>A population that can be reset, by its name; null, and an error, if there is none.</summary>
    public ElaboratedPopulation? Resettable(string name, Place place)
    {
        if (network.Populations.FirstOrDefault(p => p.Name == name) is { IsInput: false } population)
            return population;
        diagnostics.Error(Code.BadResetMark, place, network.Populations.Any(p => p.Name == name)
            ? $"'{name}' is an input; it has no state to reset"
            : $"there is no population '{name}'");
        return null;
    }

    public void SetTicks(long ticks, Place place)
    {
        if (ticks < 0 || ticks > LastTick + 1)
            diagnostics.Error(Code.BadTick, place, $"a stimulus lasts 0 to {LastTick + 1} ticks, not {ticks}");
        else if (Ticks is { } before && before != ticks)
            diagnostics.Error(Code.BadTick, place, $"it says here that the stimulus lasts {ticks} ticks, elsewhere {before}");
        else
            Ticks = ticks;
    }

    /// <summary>The whole; null if anything was wrong.</summary>
    public Stimulus? Finish()
    {
        if (ErrorCount > 0)
            return null;
        var events = Events.Sorted(network, diagnostics);
        return ErrorCount > 0 ? null : new(events, [.. Generators], ResetMarks.Canonical(network, marks), Ticks);
    }

    private static bool IsTick(long tick) => tick is >= 0 and <= LastTick;

    private static string NoTick(long tick) => $"ticks count from 0 to {LastTick}; {tick} is none";

    private void NotAnInput(Place place, string message) =>
        diagnostics.Error(Code.NotAnInput, place, message,
            inputs.IsEmpty ? null : $"the network's input populations: {string.Join(", ", inputs.Select(p => $"'{p.Name}'"))}");
}
