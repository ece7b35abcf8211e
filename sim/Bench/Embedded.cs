namespace Neuro.Bench;

/// <summary>Networks and floors that come with the program, put into a folder where they can be read and compiled.</summary>
internal static class Embedded
{
    /// <param name="kind">"networks" or "floors".</param>
    public static void Extract(string kind, string folder)
    {
        var assembly = typeof(Embedded).Assembly;
        foreach (var name in assembly.GetManifestResourceNames().Where(name => name.StartsWith(kind + "/", StringComparison.Ordinal)))
        {
            using var from = assembly.GetManifestResourceStream(name)!;
            using var to = File.Create(Path.Combine(folder, name[(kind.Length + 1)..]));
            from.CopyTo(to);
        }
    }
}
