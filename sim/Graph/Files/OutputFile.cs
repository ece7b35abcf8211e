namespace Neuro.Graph;

/// <summary>
/// A file that appears under its name only when it is whole: it is written beside it under a name of its own and
/// renamed at the end, so that neither a failure nor a second process leaves half of it.
/// </summary>
public sealed class OutputFile : IDisposable
{
    private const int BufferBytes = 1 << 16;

    private readonly string target;
    private readonly string? temporary;
    private bool committed;

    private OutputFile(string target, string? temporary, FileStream stream) =>
        (this.target, this.temporary, Stream) = (target, temporary, stream);

    /// <summary>What is written to; it can seek and read back unless <see cref="IsDevice"/>.</summary>
    public FileStream Stream { get; }

    /// <summary>A pipe or a device is written directly, since it cannot be renamed.</summary>
    public bool IsDevice => temporary is null;

    /// <exception cref="InvalidInputException">No file can be made there.</exception>
    public static OutputFile Create(string path)
    {
        try
        {
            if (Directory.Exists(path))
                throw Unwritable(path, "this is a folder");
            if (OpenDevice(path) is { } device)
                return new(path, null, device);
            var target = TargetOf(path);
            var temporary = $"{target}.{Path.GetRandomFileName()[..8]}.tmp";
            return new(target, temporary, new(temporary, FileMode.CreateNew, FileAccess.ReadWrite, FileShare.Read | FileShare.Delete, BufferBytes));
        }
        catch (Exception e) when (e is DirectoryNotFoundException)
        {
            throw Unwritable(path, "the folder is not there", "make it first, or write elsewhere");
        }
        catch (Exception e) when (e is UnauthorizedAccessException or ArgumentException or NotSupportedException or PathTooLongException)
        {
            throw Unwritable(path, $"no file can be made there: {e.Message.TrimEnd('.')}");
        }
    }

    /// <summary>Where a file goes: behind a link, the file it points to is replaced, not the link.</summary>
    public static string TargetOf(string path) =>
        new FileInfo(path) is { LinkTarget: not null } link ? link.ResolveLinkTarget(returnFinalTarget: true)!.FullName : Path.GetFullPath(path);

    /// <summary>Writes a text or a binary file as a whole.</summary>
    public static void Write(string path, Action<Stream> write)
    {
        using var file = Create(path);
        write(file.Stream);
        file.Commit();
    }

    /// <summary>Gives the file its name; nothing may be written behind that.</summary>
    public void Commit()
    {
        Stream.Dispose();
        if (temporary is not null)
            File.Move(temporary, target, overwrite: true);
        committed = true;
    }

    /// <summary>Removes what was written unless it was committed.</summary>
    public void Dispose()
    {
        if (committed)
            return;
        committed = true;
        try
        {
            Stream.Dispose();
        }
        catch (Exception e) when (e is IOException or ArgumentOutOfRangeException)
        {
            // The last bytes did not fit on the disk, or into the largest file it takes; they are removed anyway.
        }
        if (temporary is not null)
            File.Delete(temporary);
    }

    /// <summary>Whether a path names a pipe or a device, which is written directly.</summary>
    public static bool IsDeviceAt(string path)
    {
        using var device = OpenDevice(path);
        return device is not null;
    }

    // What exists and cannot seek is a pipe; Unix keeps the devices that can seek, such as /dev/null, in one folder.
    private static FileStream? OpenDevice(string path)
    {
        if (!File.Exists(path))
            return null;
        var stream = new FileStream(path, FileMode.Open, FileAccess.Write, FileShare.ReadWrite | FileShare.Delete, BufferBytes);
        if (!stream.CanSeek || Path.GetFullPath(path).StartsWith("/dev/", StringComparison.Ordinal))
            return stream;
        stream.Dispose();
        return null;
    }

    private static InvalidInputException Unwritable(string path, string what, string? help = null) =>
        new(Code.UnwritableFile, new Place.File(path), what, help);
}
