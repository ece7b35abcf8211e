namespace Neuro.Codegen;

/// <summary>The hand-written C headers of <c>hw/c</c>, which emitted projects bring with them.</summary>
public static class CLibrary
{
    private const string Folder = "c/";

    /// <summary>In an order in which each needs those before it at most: <c>neuro_fixed.h</c>, <c>neuro_draw.h</c>, <c>neuro_digest.h</c>.</summary>
    public static IReadOnlyList<string> Names { get; } = ["neuro_fixed.h", "neuro_draw.h", "neuro_digest.h"];

    /// <summary>A header as it lies in <c>hw/c</c>.</summary>
    public static string Get(string name) => Embedded.Text(Folder + name);

    /// <summary>All of them, as files of a project.</summary>
    /// <param name="folder">Where they go, "" or ending in '/'.</param>
    public static IEnumerable<EmittedFile> Files(string folder) => Names.Select(name => new EmittedFile(folder + name, Get(name)));
}
