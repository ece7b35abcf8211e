namespace Neuro.Codegen;

/// <summary>The hand-written C of <c>hw/c/host</c>: reads the words of a run, writes those that come out, drives a device.</summary>
internal static class HostLibrary
{
    private const string Library = "host/";

    /// <summary>Its files, as files of a project.</summary>
    /// <param name="folder">Where they go, ending in '/'.</param>
    /// <param name="stems">Names without extension of those that are wanted; none: all.</param>
    public static IEnumerable<EmittedFile> Files(string folder, params string[] stems) => Embedded.Names(Library)
        .Where(name => stems.Length == 0 || stems.Contains(Path.GetFileNameWithoutExtension(name)))
        .Select(name => new EmittedFile(folder + name, Embedded.Text(Library + name)));
}
