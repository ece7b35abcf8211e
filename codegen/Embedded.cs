using System.Diagnostics;
using System.Reflection;

namespace Neuro.Codegen;

/// <summary>Text files that are part of this program.</summary>
internal static class Embedded
{
    /// <summary>Names that begin with a folder's, in order, without it.</summary>
    public static IEnumerable<string> Names(string folder) => typeof(Embedded).Assembly.GetManifestResourceNames()
        .Where(name => name.StartsWith(folder, StringComparison.Ordinal))
        .Select(name => name[folder.Length..])
        .Order(StringComparer.Ordinal);

    public static string Text(string name) => Text(typeof(Embedded).Assembly, name);

    /// <summary>A file of another program; one that it does not have is one of this.</summary>
    public static string Text(Assembly owner, string name)
    {
        using var stream = owner.GetManifestResourceStream(name) ?? typeof(Embedded).Assembly.GetManifestResourceStream(name)
            ?? throw new UnreachableException($"there is no file {name} in this program");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd().ReplaceLineEndings("\n");
    }
}
