using System.Collections.Immutable;

namespace Neuro.Graph;

/// <summary>Reads one of <c>"populations"</c>.</summary>
internal static class PopulationReader
{
    internal static readonly string[] Keys = ["name", "size", "shape", "input", "payload", "model", "parameters", "initial", "loadable"];

    public static Population? Read(JsonValue value, IReadOnlyDictionary<string, NeuronModel?> models, NetworkReading reading)
    {
        var diagnostics = reading.Diagnostics;
        if (JsonFields.Of(value, "a population", Keys, diagnostics) is not { } fields)
            return null;
        var name = fields.Required("name")?.ReadString("a population's name, a string", diagnostics);
        var shape = Shape(fields, diagnostics);
        var model = Model(fields, models, diagnostics);
        if (fields["model"] is not null && model is null)
            return null;
        var payload = fields["payload"] is { } format ? FormatText.Read(format, diagnostics) : null;
        var parameters = model is null ? [] : model.Params.Select(p => (p.Name, p.Type.Format));
        var states = model is null ? [] : model.States.Select(s => (s.Name, s.Type.Format));
        var population = new Population(name ?? "", shape.Aggregate(1, (product, extent) => product * extent))
        {
            Model = model,
            Shape = fields["shape"] is null ? [] : shape,
            Payload = payload,
            Parameters = Values(fields["parameters"], "parameter", parameters, Code.UnknownParameter, model, reading),
            Initial = Values(fields["initial"], "state", states, Code.UnknownState, model, reading),
            Loadable = fields["loadable"]?.ReadList("the loadable parameters, a list of names", diagnostics, v => v.ReadString("the name of a parameter", diagnostics))?.ToImmutableSortedSet(StringComparer.Ordinal) ?? [],
            Place = (fields["name"] ?? value).Place,
        };
        return name is null ? null : population;
    }

    // As a list of extents: a plain size is a list of one.
    private static ImmutableArray<int> Shape(JsonFields fields, Diagnostics diagnostics)
    {
        if (fields["size"] is { } both && fields["shape"] is not null)
            diagnostics.Error(Code.JsonUnknownKey, both.Place, "a population has a size or a shape, not both", "the size is the product of the shape");
        if (fields["shape"] is not { } shape)
            return [fields.Required("size")?.ReadInt("the size of a population", 0, Network.MostNeurons, diagnostics) ?? 1];
        var extents = shape.ReadList("the shape of a population, a list of numbers", diagnostics, v => v.ReadInt("an extent", 0, Network.MostNeurons, diagnostics)) ?? [1];
        if (extents.Length is > 0 and <= 8 && extents.Aggregate((Int128)1, (product, extent) => product * extent) <= Network.MostNeurons)
            return extents;
        diagnostics.Error(Code.BadSize, shape.Place, $"a shape has 1 to 8 extents and at most {Network.MostNeurons} neurons");
        return [1];
    }

    private static NeuronModel? Model(JsonFields fields, IReadOnlyDictionary<string, NeuronModel?> models, Diagnostics diagnostics)
    {
        var isInput = fields["input"]?.ReadBool("true, for an input population", diagnostics) ?? false;
        if (fields["model"] is not { } value)
        {
            if (!isInput)
                diagnostics.Error(Code.JsonMissingKey, fields.Place with { Length = 1 }, "a population needs 'model', or 'input': true");
            return null;
        }
        if (isInput)
            diagnostics.Error(Code.NotForThisPopulation, value.Place, "an input population has no model", "leave out one of the two");
        if (value.ReadString("the name of a model, a string", diagnostics) is not { } name)
            return null;
        if (models.TryGetValue(name, out var own))
            return own;
        if (ShippedModels.Find(name) is { } shipped)
            return shipped;
        diagnostics.Error(Code.UnknownModel, value.Place, $"there is no model '{name}'",
            Words.Nearest(name, models.Keys.Concat(ShippedModels.Names)) is { } near ? $"did you mean '{near}'?" : $"a model of your own is named in \"models\"; the shipped ones are {string.Join(", ", ShippedModels.Names)}");
        return null;
    }

    private static ImmutableSortedDictionary<string, Values> Values(
        JsonValue? value, string what, IEnumerable<(string Name, Format Format)> declared, Code unknown, NeuronModel? model, NetworkReading reading)
    {
        var values = ImmutableSortedDictionary.CreateBuilder<string, Values>(StringComparer.Ordinal);
        if (value is not { } list || !list.Is(JsonKind.Object, $"an object of {what}s and their values", reading.Diagnostics))
            return values.ToImmutable();
        var formats = declared.ToDictionary(d => d.Name, d => d.Format, StringComparer.Ordinal);
        foreach (var (name, place, member) in list.Members)
        {
            if (!formats.TryGetValue(name, out var format))
                reading.Diagnostics.Error(unknown, place, model is null ? $"an input population has no {what}s" : $"{model.Name} has no {what} '{name}'", NetworkNames.Suggestion(name, formats.Keys));
            else if (ValuesReader.Read(member, format, reading) is { } read)
                values.Add(name, read);
        }
        return values.ToImmutable();
    }
}
