using System.Text;
using Neuro.Graph;

namespace Neuro.Tests;

/// <summary>Reads networks that a test writes out as files.</summary>
internal static class NetworkFiles
{
    public static Network Read(string json, string folder = "")
    {
        var diagnostics = new Diagnostics();
        var network = NetworkReader.Read("test.neuro.json", Encoding.UTF8.GetBytes(json), folder, diagnostics);
        Assert.That(diagnostics.Items.Select(d => d.ToString()), Is.Empty);
        return network!;
    }

    public static ElaboratedNetwork Elaborate(string json, string folder = "") => Elaborated.Of(Read(json, folder));

    /// <summary>The diagnostics of a network, of its reading and, if that goes well, of its elaboration.</summary>
    public static IReadOnlyList<Diagnostic> Errors(string name, ReadOnlySpan<byte> json, string folder = "")
    {
        var diagnostics = new Diagnostics();
        if (NetworkReader.Read(name, json, folder, diagnostics) is { } network)
            Elaborator.Elaborate(network, diagnostics);
        return diagnostics.Items;
    }

    /// <summary>All network files of the repository that are meant to be good.</summary>
    public static IEnumerable<string> All() =>
        from folder in new[] { "examples", Path.Combine("tests", "golden") }
        where Directory.Exists(Repository.PathOf(folder))
        from path in Directory.EnumerateFiles(Repository.PathOf(folder), "*" + NetworkReader.Extension, SearchOption.AllDirectories).Order(StringComparer.Ordinal)
        select Path.GetRelativePath(Repository.Root, path);
}
