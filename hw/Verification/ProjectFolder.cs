using Neuro.Codegen;
using Neuro.Graph;

namespace Neuro.Hw;

/// <summary>
/// The folder that an emitted project goes to. It appears when it is whole, in place of an earlier project; a folder that
/// holds anything else, or a file of it that was changed, is left alone. What its Makefile built, and its runs, go.
/// </summary>
public sealed class ProjectFolder : IDisposable
{
    // Made by the project's Makefile, or written beside it for its test bench.
    private static readonly string[] Products = ["build", "run"];

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
        if (Directory.Exists(target) && Directory.EnumerateFileSystemEntries(target).Any())
            RequireEmitted(path, target);
        if (File.Exists(System.IO.Path.GetDirectoryName(target)))
            throw Refused(path, "what is above it is a file", "emit into a folder of another name");
        if (System.IO.Path.GetDirectoryName(target) is not { } parent || !Directory.Exists(parent))
            throw Refused(path, "the folder above it is not there", "make it first, or emit elsewhere");
        var making = $"{target}.{System.IO.Path.GetRandomFileName()[..8]}.tmp";
        try
        {
            Directory.CreateDirectory(making);
        }
        catch (Exception e) when (e is UnauthorizedAccessException or IOException)
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

    // What would be lost with the folder must be what can be emitted again.
    private static void RequireEmitted(string path, string target)
    {
        var manifest = System.IO.Path.Combine(target, HardwareManifest.FileName);
        if (!File.Exists(manifest))
            throw Refused(path, $"there is a folder that was not emitted: it has no {HardwareManifest.FileName}", "emit into a new folder");
        if (HardwareManifest.DigestsOf(File.ReadAllText(manifest)) is not { } emitted)
            throw Refused(path, $"there is a folder that was not emitted: its {HardwareManifest.FileName} is another", "emit into a new folder");
        foreach (var file in Directory.EnumerateFiles(target, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
        {
            var name = System.IO.Path.GetRelativePath(target, file).Replace(System.IO.Path.DirectorySeparatorChar, '/');
            if (name == HardwareManifest.FileName || Products.Contains(name.Split('/')[0]))
                continue;
            if (!emitted.TryGetValue(name, out var digest))
                throw Refused(path, $"{name} in it was not emitted, and would be lost", "move it away, or emit into a new folder");
            if (HardwareManifest.DigestOf(File.ReadAllBytes(file)) != digest)
                throw Refused(path, $"{name} in it was changed since it was emitted, and would be lost", "move it away, or emit into a new folder");
        }
    }

    private static InvalidInputException Refused(string path, string what, string help) => new(Code.UnwritableFile, new Place.File(path), what, help);
}
