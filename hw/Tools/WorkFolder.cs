using Neuro.Graph;

namespace Neuro.Hw;

/// <summary>
/// A folder that outside programs work in: of its own and gone afterwards, or one that the user keeps. Where something
/// went wrong it stays, so that what is in it can be looked at.
/// </summary>
public sealed class WorkFolder : IDisposable
{
    // Says of a folder that it is one of these.
    private const string Sign = "kept-by-neuro.txt";

    private bool keep;
    private bool isNew;

    /// <summary>A folder of its own, gone afterwards unless it is to be kept.</summary>
    public WorkFolder() => Path = Directory.CreateTempSubdirectory("neuro-").FullName;

    /// <param name="path">A folder to be kept; it is made where it is missing.</param>
    public WorkFolder(string path)
    {
        Path = Directory.CreateDirectory(path).FullName;
        keep = true;
    }

    /// <param name="kept">The user's choice of a folder to be kept; null: one of its own.</param>
    /// <exception cref="InvalidInputException">The chosen one holds something else, which might be lost.</exception>
    public static WorkFolder Of(string? kept) => kept is null ? new() : Kept(kept);

    /// <summary>The user's choice of a folder to be kept, which holds nothing yet, or what was kept before.</summary>
    /// <exception cref="InvalidInputException">It holds something else, which might be lost.</exception>
    private static WorkFolder Kept(string path)
    {
        if (File.Exists(path))
            throw new InvalidInputException(Code.UnwritableFile, new Place.File(path), "this is a file", "keep it in a folder of another name");
        if (Directory.Exists(path) && Directory.EnumerateFileSystemEntries(path).Any() && !File.Exists(System.IO.Path.Combine(path, Sign)))
            throw new InvalidInputException(Code.UnwritableFile, new Place.File(path), "there is a folder with something else in it, which might be lost", "keep it in a new folder");
        try
        {
            var isNew = !Directory.Exists(path);
            var folder = new WorkFolder(path) { isNew = isNew };
            File.WriteAllText(folder.PathOf(Sign), "What neuro keeps here, it may replace.\n");
            return folder;
        }
        catch (Exception e) when (e is UnauthorizedAccessException or IOException)
        {
            throw new InvalidInputException(Code.UnwritableFile, new Place.File(path), "nothing can be made there", "keep it elsewhere");
        }
    }

    /// <summary>Absolute.</summary>
    public string Path { get; }

    public string PathOf(params ReadOnlySpan<string> parts) => System.IO.Path.Combine([Path, .. parts]);

    /// <summary>It stays when this is disposed.</summary>
    public void Keep() => keep = true;

    // One in which nothing was done, because a tool is missing, is nothing to be kept.
    public void Dispose()
    {
        if (!keep || (isNew && Directory.EnumerateFileSystemEntries(Path).All(entry => System.IO.Path.GetFileName(entry) == Sign)))
            Directory.Delete(Path, recursive: true);
    }
}
