namespace Neuro.Graph;

/// <summary>Reads <c>"models"</c>: the user's own neuron models, each a file.</summary>
internal static class ModelsReader
{
    private const int LargestFile = 1 << 20;

    /// <summary>By name; null where the file has errors, which are reported.</summary>
    public static Dictionary<string, NeuronModel?> Read(JsonValue? value, NetworkReading reading)
    {
        var models = new Dictionary<string, NeuronModel?>(StringComparer.Ordinal);
        if (value is not { } list || !list.Is(JsonKind.Object, "the models, an object of names and files", reading.Diagnostics))
            return models;
        foreach (var (name, _, file) in list.Members)
        {
            if (reading.Diagnostics.IsFull)
                break;
            models[name] = file.ReadString("the file of a model, a string", reading.Diagnostics) is { } path
                && TextFile.Read(reading.PathOf(path), LargestFile, reading.Diagnostics, file.Place) is { } text
                    ? ModelParser.Parse(text, reading.Diagnostics)
                    : null;
        }
        return models;
    }
}
