using System.Buffers.Binary;
using System.Globalization;
using System.Text.RegularExpressions;

namespace Neuro.Tests;

/// <summary>
/// Does what a page of documentation says, in a copy of what a user has before them, and holds the page to it: files
/// are written, every command ends with exit code 0, or with the one that a comment behind it tells, prints what the page
/// shows, and makes the pictures that the page shows.
/// With <c>NEURO_ACCEPT=1</c> the page's output blocks and pictures are written anew instead.
/// </summary>
internal sealed partial class DocumentedCommands : IDisposable
{
    private static ReadOnlySpan<byte> PngSignature => [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0d, 0x0a, 0x1a, 0x0a];

    private readonly TemporaryFolder copy = new();
    private readonly DocumentedPage page;
    private readonly string pageFolder;
    private string workingFolder;

    /// <param name="pagePath">From the repository's root, with forward slashes.</param>
    /// <param name="needs">Further files and folders of the repository that the page takes for granted.</param>
    public DocumentedCommands(string pagePath, params ReadOnlySpan<string> needs)
    {
        page = new(Repository.PathOf(pagePath));
        pageFolder = Path.GetDirectoryName(pagePath)!;
        workingFolder = copy.Path;
        foreach (var need in needs)
            Copy(need);
        if (pageFolder.Length > 0)
            Copy(pageFolder);
        // What a page shows is to be made by its commands, not to lie there already.
        foreach (var picture in page.Pictures)
            File.Delete(At(picture));
    }

    /// <summary>A file beside the page, in the copy.</summary>
    public string At(string name) => Path.Combine(copy.Path, pageFolder, name);

    /// <summary>Puts a file beside the page that a user would have fetched.</summary>
    public void Put(string source, string name) => File.Copy(source, At(name));

    /// <param name="notRun">First words of commands that a test cannot run, such as <c>git</c>.</param>
    public void Run(params string[] notRun)
    {
        var accepted = new List<(DocumentedPage.Step, string)>();
        foreach (var step in page.Steps)
        {
            foreach (var file in step.Files)
                Write(file);
            var output = string.Concat(step.Commands.Select(command => Run(step, command, notRun)));
            if (step.Output is { } shown && ShownOutput.FirstDifference(shown.Lines, output) is { } difference)
            {
                if (!Accepted.Accepts || shown.Lines.Contains(ShownOutput.Elision))
                    Assert.Fail($"{page.Path}:{shown.Line}: {difference}\nNEURO_ACCEPT=1 dotnet test rewrites blocks without {ShownOutput.Elision}\nprinted:\n{output}");
                accepted.Add((step, output));
            }
        }
        if (accepted.Count > 0)
            File.WriteAllText(page.Path, page.With(accepted));
        foreach (var picture in page.Pictures)
            CheckPicture(picture);
    }

    public void Dispose() => copy.Dispose();

    private string Run(DocumentedPage.Step step, string command, string[] notRun)
    {
        var words = CommandWords.Of(command);
        var place = $"{page.Path}:{step.Line}: {command}";
        if (notRun.Contains(words[0]))
            return "";
        if (words is ["cd", var folder])
        {
            workingFolder = Path.GetFullPath(Path.Combine(workingFolder, folder));
            Assert.That(workingFolder, Does.Exist, place);
            return "";
        }
        // The launcher of the repository's root, which here stands for the executable built with the tests.
        Assert.That(Path.GetFullPath(Path.Combine(workingFolder, words[0])), Is.EqualTo(Path.Combine(copy.Path, "neuro")),
            $"{place}\nthis is neither neuro nor cd");
        var result = NeuroProcess.Run(workingFolder, [.. words.Skip(1)]);
        var expected = ExitCodeInComment().Match(command) is { Success: true } told ? int.Parse(told.Groups[1].Value, CultureInfo.InvariantCulture) : 0;
        Assert.That(result.ExitCode, Is.EqualTo(expected), $"{place}\n{result.Output}{result.Error}");
        // On a terminal both are seen.
        return (result.Output + result.Error).ReplaceLineEndings("\n");
    }

    private void CheckPicture(string name)
    {
        var (made, shown) = (At(name), Path.Combine(Path.GetDirectoryName(page.Path)!, name));
        Assert.That(made, Does.Exist, $"{page.Path} shows a picture that none of its commands makes");
        if (Accepted.Accepts)
            File.Copy(made, shown, overwrite: true);
        // Fonts differ between systems, so the pixels may; the size is the command's choice.
        Assert.That(shown, Does.Exist);
        Assert.That(PictureSize(made), Is.EqualTo(PictureSize(shown)), name);
    }

    // The first chunk of a PNG file is always the header: width and height, big-endian, after 16 bytes.
    private static (int Width, int Height) PictureSize(string path)
    {
        var bytes = File.ReadAllBytes(path).AsSpan();
        Assert.That(bytes.StartsWith(PngSignature), path);
        return (BinaryPrimitives.ReadInt32BigEndian(bytes[16..]), BinaryPrimitives.ReadInt32BigEndian(bytes[20..]));
    }

    private void Write(DocumentedPage.WrittenFile file)
    {
        var path = Path.Combine(copy.Path, file.Path);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, file.Text);
    }

    private void Copy(string path)
    {
        var source = Repository.PathOf(path);
        var target = Path.Combine(copy.Path, path);
        if (File.Exists(source))
        {
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(source, target, overwrite: true);
            return;
        }
        Directory.CreateDirectory(target);
        foreach (var file in Directory.EnumerateFileSystemEntries(source))
            Copy(Path.Combine(path, Path.GetFileName(file)));
    }

    [GeneratedRegex(@"# .*exit code (\d+)")]
    private static partial Regex ExitCodeInComment();
}
