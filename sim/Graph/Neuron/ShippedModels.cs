using System.Collections.Frozen;

namespace Neuro.Graph;

/// <summary>The neuron models that come with the program, by the name they declare.</summary>
public static class ShippedModels
{
    private const string Folder = "models/";

    private static readonly Lazy<FrozenDictionary<string, NeuronModel>> Models = new(Load);

    /// <summary>In alphabetical order.</summary>
    public static IReadOnlyList<string> Names { get; } = [.. Models.Value.Keys.Order(StringComparer.Ordinal)];

    public static NeuronModel Get(string name) => Models.Value[name];

    public static NeuronModel? Find(string name) => Models.Value.GetValueOrDefault(name);

    private static FrozenDictionary<string, NeuronModel> Load()
    {
        var assembly = typeof(ShippedModels).Assembly;
        var models = new Dictionary<string, NeuronModel>(StringComparer.Ordinal);
        foreach (var resource in assembly.GetManifestResourceNames().Where(n => n.StartsWith(Folder, StringComparison.Ordinal)))
        {
            using var reader = new StreamReader(assembly.GetManifestResourceStream(resource)!);
            var diagnostics = new Diagnostics();
            var model = ModelParser.Parse(new(resource[Folder.Length..], reader.ReadToEnd()), diagnostics)
                ?? throw new InvalidOperationException(string.Join('\n', diagnostics.Items));
            models.Add(model.Name, model);
        }
        return models.ToFrozenDictionary(StringComparer.Ordinal);
    }
}
