namespace Neuro.Graph;

/// <summary>The text of a file, with the name a diagnostic calls it by.</summary>
public sealed class SourceText(string name, string text)
{
    private readonly int[] lineStarts = FindLineStarts(text);

    public string Name { get; } = name;

    public string Text { get; } = text;

    /// <summary>Line and column of a position, both from 1.</summary>
    public (int Line, int Column) LineColumn(int position)
    {
        var line = Array.BinarySearch(lineStarts, position);
        line = line < 0 ? ~line - 1 : line;
        return (line + 1, position - lineStarts[line] + 1);
    }

    /// <summary>A line without its end, counted from 1.</summary>
    public string Line(int line)
    {
        var start = lineStarts[line - 1];
        var end = line < lineStarts.Length ? lineStarts[line] : Text.Length;
        return Text[start..end].TrimEnd('\r', '\n');
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
