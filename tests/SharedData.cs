namespace Neuro.Tests;

/// <summary>Recordings and oracles that lie beside the repository, each under its own licence; NEURO_SHARED says where else.</summary>
internal static class SharedData
{
    public static string Folder =>
        Environment.GetEnvironmentVariable("NEURO_SHARED") is { Length: > 0 } folder ? folder : Path.Combine(Repository.Root, "..", "shared");

    /// <summary>A file or folder of it; the test is skipped, aloud, where there is none.</summary>
    public static string At(params string[] parts)
    {
        var path = Path.Combine([Folder, .. parts]);
        if (!Path.Exists(path))
            Assert.Ignore($"there is no {Path.Combine(parts)} beside the repository; set NEURO_SHARED to the folder that has it");
        return path;
    }
}
