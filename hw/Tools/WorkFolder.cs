namespace Neuro.Hw;

/// <summary>
/// A folder that outside programs work in: of its own and gone afterwards, or one that the user keeps. Where something
/// went wrong it stays, so that what is in it can be looked at.
/// </summary>
public sealed class WorkFolder : IDisposable
{
    private bool keep;

    /// <summary>A folder of its own, gone afterwards unless it is to be kept.</summary>
    public WorkFolder() => Path = Directory.CreateTempSubdirectory("neuro-").FullName;

    /// <param name="path">A folder to be kept; it is made where it is missing.</param>
    public WorkFolder(string path)
    {
        Path = Directory.CreateDirectory(path).FullName;
        keep = true;
    }

    /// <summary>Absolute.</summary>
    public string Path { get; }

    public string PathOf(params ReadOnlySpan<string> parts) => System.IO.Path.Combine([Path, .. parts]);

    /// <summary>It stays when this is disposed.</summary>
    public void Keep() => keep = true;

    public void Dispose()
    {
        if (!keep)
            Directory.Delete(Path, recursive: true);
    }
}
