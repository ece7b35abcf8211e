namespace Neuro.Graph;

/// <summary>The text of a file, with the name a diagnostic calls it by.</summary>
/// <param name="text">All of it, or whole lines out of a file that is not kept.</param>
/// <param name="firstLine">The number of the text's first line in the file.</param>
public sealed class SourceText(string name, string text, int firstLine = 1)
{
    private readonly int[] lineStarts = FindLineStarts(text);

    public string Name { get; } = name;

    public string Text { get; } = text;

    /// <summary>Line and column of a position, both from 1.</summary>
    public (int Line, int Column) LineColumn(int position)
    {
        var line = Array.BinarySearch(lineStarts, position);
        line = line < 0 ? ~line - 1 : line;
        return (line + firstLine, position - lineStarts[line] + 1);
    }

    /// <summary>A line without its end, by its number in the file.</summary>
    public string Line(int line) => LineSpan(line).ToString();

    /// <summary>The same without a copy: a file may be one line of many megabytes.</summary>
    public ReadOnlySpan<char> LineSpan(int line)
    {
        var index = line - firstLine;
        var start = lineStarts[index];
        var end = index + 1 < lineStarts.Length ? lineStarts[index + 1] : Text.Length;
        return Text.AsSpan(start..end).TrimEnd("\r\n");
    }

    private static int[] FindLineStarts(string text)
    {
        List<int> starts = [0];
        for (var i = 0; i < text.Length; i++)
            if (text[i] == '\n')
                starts.Add(i + 1);
        return [.. starts];
    }
}
