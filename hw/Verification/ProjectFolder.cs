using Neuro.Codegen;
using Neuro.Graph;

namespace Neuro.Hw;

/// <summary>
/// The folder that an emitted project goes to. It appears when it is whole, in place of an earlier project; a folder that
/// holds anything else is left alone.
/// </summary>
public sealed class ProjectFolder : IDisposable
{
    private readonly string target;
    private readonly string making;

    private ProjectFolder(string target, string making) => (this.target, this.making) = (target, making);

    /// <summary>Where the files are written until they are whole.</summary>
    public string Path => making;

    /// <exception cref="InvalidInputException">There is something that was not emitted.</exception>
    public static ProjectFolder Create(string path)
    {
        var target = System.IO.Path.TrimEndingDirectorySeparator(System.IO.Path.GetFullPath(path));
        if (File.Exists(target))
            throw Refused(path, "this is a file", "emit into a folder of another name");
        if (Directory.Exists(target) && Directory.EnumerateFileSystemEntries(target).Any() && !File.Exists(System.IO.Path.Combine(target, HardwareManifest.FileName)))
            throw Refused(path, $"there is a folder that was not emitted: it has no {HardwareManifest.FileName}", "emit into a new folder");
        if (System.IO.Path.GetDirectoryName(target) is not { } parent || !Directory.Exists(parent))
            throw Refused(path, "the folder above it is not there", "make it first, or emit elsewhere");
        var making = $"{target}.{System.IO.Path.GetRandomFileName()[..8]}.tmp";
        try
        {
            Directory.CreateDirectory(making);
        }
        catch (UnauthorizedAccessException)
        {
            throw Refused(path, "nothing can be made there", "emit elsewhere");
        }
        return new(target, making);
    }

    public void Write(EmittedFile file)
    {
        var path = System.IO.Path.Combine(making, file.Path);
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(path)!);
        File.WriteAllBytes(path, file.Bytes.Span);
    }

    /// <summary>Gives the folder its name.</summary>
    public void Commit()
    {
        var old = $"{making}.old";
        if (Directory.Exists(target))
            Directory.Move(target, old);
        Directory.Move(making, target);
        if (Directory.Exists(old))
            Directory.Delete(old, recursive: true);
    }

    public void Dispose()
    {
        if (Directory.Exists(making))
            Directory.Delete(making, recursive: true);
    }

    private static InvalidInputException Refused(string path, string what, string help) => new(Code.UnwritableFile, new Place.File(path), what, help);
}
