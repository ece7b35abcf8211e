namespace Neuro.Tests;

/// <summary>Networks of a reference network's kind, of other sizes.</summary>
internal static class SmallNetworks
{
    /// <summary>All joined to all, like <c>examples/hardware/b.neuro.json</c>.</summary>
    /// <returns>The network's file.</returns>
    public static string OfReferenceKind(TemporaryFolder folder, int neurons)
    {
        var text = File.ReadAllText(Repository.PathOf("examples", "hardware", "b.neuro.json"));
        Assert.That(text, Does.Contain("\"size\": 256"));
        folder.Write("sixteenth16.neuron", File.ReadAllText(Repository.PathOf("examples", "hardware", "sixteenth16.neuron")));
        folder.Write("network.neuro.json", text.Replace("\"size\": 256", $"\"size\": {neurons}", StringComparison.Ordinal));
        return folder.PathOf("network.neuro.json");
    }
}
