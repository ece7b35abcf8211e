using System.Text;
using DiffPlex.DiffBuilder;
using DiffPlex.DiffBuilder.Model;
using Neuro.Codegen;

namespace Neuro.Tests;

/// <summary>
/// Emitted files that lie in the repository as they are, in <c>tests/snapshots/TARGET/CASE.verified</c>, so that they can
/// be read, linted and synthesised. What differs is left in <c>CASE.received</c> beside it. NEURO_ACCEPT=1 writes the
/// folder anew, which CI never does.
/// </summary>
internal static class Snapshot
{
    private const int MostLines = 40;

    public static void Assert(string target, string name, IReadOnlyCollection<EmittedFile> files)
    {
        var verified = Repository.PathOf("tests", "snapshots", target, name + ".verified");
        var received = Repository.PathOf("tests", "snapshots", target, name + ".received");
        Remove(received);
        if (Accepted.Accepts)
        {
            Remove(verified);
            Write(verified, files);
            return;
        }
        NUnit.Framework.Assert.That(verified, Does.Exist, "write it with NEURO_ACCEPT=1 dotnet test");
        if (Differences(verified, files) is not { Length: > 0 } differences)
            return;
        Write(received, files);
        NUnit.Framework.Assert.Fail($"{verified} is not what is emitted now, which lies in {Path.GetFileName(received)}; NEURO_ACCEPT=1 dotnet test accepts it\n{differences}");
    }

    // Files that came, files that went, changed lines with those around them.
    private static string Differences(string verified, IReadOnlyCollection<EmittedFile> files)
    {
        var text = new StringBuilder();
        var old = Directory.GetFiles(verified, "*", SearchOption.AllDirectories)
            .ToDictionary(path => Path.GetRelativePath(verified, path).Replace('\\', '/'), StringComparer.Ordinal);
        foreach (var gone in old.Keys.Except(files.Select(f => f.Path)).Order(StringComparer.Ordinal))
            text.Append($"{gone} is emitted no longer\n");
        foreach (var file in files.OrderBy(f => f.Path, StringComparer.Ordinal))
            if (!old.TryGetValue(file.Path, out var before))
                text.Append($"{file.Path} is new\n");
            else if (!file.IsText)
                text.Append(File.ReadAllBytes(before).AsSpan().SequenceEqual(file.Bytes.Span) ? "" : $"{file.Path} holds other numbers\n");
            else if (File.ReadAllText(before).ReplaceLineEndings("\n") is var lines && lines != file.Text)
                text.Append($"{file.Path}\n{Changed(lines, file.Text)}");
        return text.ToString();
    }

    private static string Changed(string before, string after)
    {
        var lines = InlineDiffBuilder.Diff(before, after, ignoreWhiteSpace: false).Lines
            .Where(line => line.Type != ChangeType.Unchanged)
            .Select(line => $"  {(line.Type == ChangeType.Inserted ? '+' : '-')} {line.Text}\n")
            .ToList();
        return string.Concat(lines.Take(MostLines)) + (lines.Count > MostLines ? $"  … and {lines.Count - MostLines} lines more\n" : "");
    }

    private static void Write(string folder, IReadOnlyCollection<EmittedFile> files)
    {
        foreach (var file in files)
        {
            var path = Path.Combine(folder, file.Path);
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllBytes(path, file.Bytes.Span);
        }
    }

    private static void Remove(string folder)
    {
        if (Directory.Exists(folder))
            Directory.Delete(folder, recursive: true);
    }
}
