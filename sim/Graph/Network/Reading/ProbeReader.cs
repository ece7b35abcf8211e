using System.Collections.Immutable;

namespace Neuro.Graph;

/// <summary>Reads one of <c>"probes"</c>.</summary>
internal static class ProbeReader
{
    internal static readonly string[] Keys = ["population", "signal", "neurons"];

    public static Probe? Read(JsonValue value, NetworkReading reading)
    {
        var diagnostics = reading.Diagnostics;
        if (JsonFields.Of(value, "a probe", Keys, diagnostics) is not { } fields || fields.Required("signal") is not { } signal)
            return null;
        var end = fields["population"] is { } population ? Named(population, signal, reading) : Pointed(signal, reading);
        var (range, neurons) = fields["neurons"] is { } chosen ? Chosen(chosen, diagnostics) : (null, []);
        if (end is not var (ofRange, name))
            return null;
        if (fields["neurons"] is { } twice && (ofRange.First != 0 || ofRange.Count is not null))
            diagnostics.Error(Code.JsonUnknownKey, twice.Place, "the signal names a range already", "say it in one place");
        if (range is not null)
            ofRange = ofRange with { First = range.Value.First, Count = range.Value.Count };
        return new(ofRange, name) { Neurons = neurons, Place = signal.Place };
    }

    private static (NeuronRange Range, string Signal)? Named(JsonValue population, JsonValue signal, NetworkReading reading) =>
        (EndReader.Population(population, reading), signal.ReadString("the name of a state, port or let", reading.Diagnostics)) is ({ } name, { } text)
            ? (new NeuronRange(name) { Place = population.Place }, text)
            : null;

    private static (NeuronRange Range, string Signal)? Pointed(JsonValue signal, NetworkReading reading)
    {
        if (!signal.Is(JsonKind.String, "a signal, a string such as \"h.v\"", reading.Diagnostics) || EndReader.Read(signal, "a signal", reading) is not var (range, name))
            return null;
        if (name is not null)
            return (range, name);
        reading.Diagnostics.Error(Code.UnknownSignal, signal.Place, $"'{range}' names no state, port or let", $"write \"{range}.v\"");
        return null;
    }

    private static ((int First, int? Count)? Range, ImmutableArray<int> Neurons) Chosen(JsonValue value, Diagnostics diagnostics)
    {
        if (value.Kind != JsonKind.Array)
            return (EndReader.ReadRange(value, diagnostics), []);
        if (value.Count == 0)
            diagnostics.Error(Code.BadRange, value.Place, "this list holds no neuron", "to record all, leave it out");
        return (null, value.ReadList("neurons", diagnostics, v => v.ReadInt("a neuron", 0, int.MaxValue, diagnostics)) ?? []);
    }
}
