using System.Text;
using System.Text.RegularExpressions;

namespace Neuro.Tests;

/// <summary>
/// A page of documentation as the files it tells to write (blocks below their path in bold), the commands it tells to
/// type (<c>sh</c> blocks) and the output it shows (the <c>text</c> block after one).
/// </summary>
internal sealed partial class DocumentedPage
{
    /// <param name="Line">Of the block's first command, counted from 1.</param>
    /// <param name="Files">What is to be written before them.</param>
    /// <param name="Output">What the page shows after the commands; null if it shows nothing.</param>
    public sealed record Step(int Line, IReadOnlyList<WrittenFile> Files, IReadOnlyList<string> Commands, Shown? Output);

    /// <param name="Path">As the page has it, from the root of the repository.</param>
    public sealed record WrittenFile(string Path, string Text);

    /// <param name="Line">Of the first line inside the block, counted from 1.</param>
    public sealed record Shown(int Line, IReadOnlyList<string> Lines);

    private readonly string[] lines;

    public string Path { get; }

    public IReadOnlyList<Step> Steps { get; }

    /// <summary>Pictures beside the page that it shows.</summary>
    public IReadOnlyList<string> Pictures { get; }

    public DocumentedPage(string path)
    {
        Path = path;
        lines = File.ReadAllText(path).ReplaceLineEndings("\n").Split('\n');
        Steps = [.. FindSteps()];
        Pictures = [.. FindPictures().Distinct()];
    }

    /// <summary>The page with other output in the block of a step.</summary>
    public string With(IEnumerable<(Step Step, string Output)> outputs)
    {
        var changed = lines.ToList();
        foreach (var (step, output) in outputs.OrderByDescending(change => change.Step.Line))
        {
            var shown = step.Output!;
            changed.RemoveRange(shown.Line - 1, shown.Lines.Count);
            changed.InsertRange(shown.Line - 1, output.TrimEnd('\n').Split('\n'));
        }
        return string.Join('\n', changed);
    }

    private IEnumerable<Step> FindSteps()
    {
        (int Line, IReadOnlyList<WrittenFile> Files, IReadOnlyList<string> Commands)? pending = null;
        var files = new List<WrittenFile>();
        for (var at = 0; at < lines.Length; at++)
        {
            if (!lines[at].StartsWith("```", StringComparison.Ordinal))
                continue;
            var language = lines[at][3..].Trim();
            var first = at + 1;
            while (++at < lines.Length && lines[at] != "```") { }
            Assert.That(at, Is.LessThan(lines.Length), $"{Path}:{first}: this block has no end");
            var body = lines[first..at];
            if (pending is var (line, written, commands))
                yield return new(line, written, commands, language == "text" ? new(first + 1, body) : null);
            pending = null;
            if (language == "sh")
            {
                pending = (first + 1, [.. files], Commands(body));
                files.Clear();
            }
            else if (first >= 3 && PathInBold().Match(lines[first - 3]) is { Success: true } path)
                files.Add(new(path.Groups[1].Value, string.Join('\n', body) + "\n"));
        }
        if (pending is var (lastLine, lastWritten, lastCommands))
            yield return new(lastLine, lastWritten, lastCommands, null);
    }

    // A backslash at a line's end joins it with the next; what starts with # is for the reader.
    private static List<string> Commands(string[] body)
    {
        var commands = new List<string>();
        var command = new StringBuilder();
        foreach (var line in body)
        {
            if (line.EndsWith('\\'))
            {
                command.Append(line, 0, line.Length - 1).Append(' ');
                continue;
            }
            command.Append(line);
            if (command.ToString().Trim() is { Length: > 0 } whole && whole[0] != '#')
                commands.Add(whole);
            command.Clear();
        }
        return commands;
    }

    private IEnumerable<string> FindPictures()
    {
        foreach (var line in lines)
            for (var at = line.IndexOf("](", StringComparison.Ordinal); at >= 0; at = line.IndexOf("](", at + 1, StringComparison.Ordinal))
            {
                var end = line.IndexOf(')', at);
                if (end > 0 && line[(at + 2)..end] is var target && target.EndsWith(".png", StringComparison.Ordinal) && !target.Contains(':'))
                    yield return target;
            }
    }

    [GeneratedRegex(@"^\*\*`([^`]+)`\*\*$")]
    private static partial Regex PathInBold();
}
