namespace Neuro.Tests;

/// <summary>The files of the repository the tests were built from.</summary>
internal static class Repository
{
    public static string Root { get; } = FindRoot();

    public static string PathOf(params ReadOnlySpan<string> parts) => Path.Combine([Root, .. parts]);

    // Build outputs lie inside the repository, so the solution file is found on the way up.
    private static string FindRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (File.Exists(Path.Combine(folder.FullName, "Neuro.sln")))
                return folder.FullName;
        throw new DirectoryNotFoundException($"no Neuro.sln above {AppContext.BaseDirectory}");
    }
}
