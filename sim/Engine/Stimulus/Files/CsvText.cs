using System.Text;
using Neuro.Graph;

namespace Neuro.Sim;

/// <summary>A line of a CSV file cut into cells: commas between them, double quotes around a cell that holds one.</summary>
internal static class CsvText
{
    /// <summary>
    /// Cuts a line; a cell keeps its quotes and loses the blanks around it.
    /// </summary>
    /// <returns>How many cells there are, also where that is more than there is room for.</returns>
    public static int Cut(ReadOnlySpan<byte> line, Span<Range> cells)
    {
        var count = 0;
        for (var start = 0; start <= line.Length;)
        {
            var end = EndOfCell(line, start);
            if (count < cells.Length)
                cells[count] = Trimmed(line, start, end);
            count++;
            start = end + 1;
        }
        return count;
    }

    /// <summary>The text of a cell, quotes resolved.</summary>
    public static string Unquoted(ReadOnlySpan<byte> cell) => IsQuoted(cell)
        ? Decode(cell[1..^1]).Replace("\"\"", "\"", StringComparison.Ordinal)
        : Decode(cell);

    /// <summary>What stands between the quotes of a cell, or the cell if it has none.</summary>
    public static ReadOnlySpan<byte> Bare(ReadOnlySpan<byte> cell) => IsQuoted(cell) ? cell[1..^1] : cell;

    /// <summary>A name as a cell that reads as this name again.</summary>
    public static string Quoted(string name) =>
        name.Length > 0 && name.Trim() == name && name.AsSpan().IndexOfAny(",\"#") < 0 ? name : $"\"{name.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";

    /// <summary>Bytes that are no UTF-8 become U+FFFD: they are shown, or looked up in vain, and never kept.</summary>
    public static string Decode(ReadOnlySpan<byte> utf8) => Encoding.UTF8.GetString(utf8);

    /// <summary>The place of a part of a line.</summary>
    public static Place.Text PlaceOf(string path, int lineNumber, ReadOnlySpan<byte> line, Range part)
    {
        var (start, length) = part.GetOffsetAndLength(line.Length);
        return new(new(path, Decode(line), lineNumber), Decode(line[..start]).Length, Math.Max(1, Decode(line.Slice(start, length)).Length));
    }

    private static bool IsQuoted(ReadOnlySpan<byte> cell) => cell.Length >= 2 && cell[0] == '"' && cell[^1] == '"';

    // A comma ends the cell unless an odd number of quotes stands before it.
    private static int EndOfCell(ReadOnlySpan<byte> line, int start)
    {
        var length = line[start..].IndexOfAny((byte)',', (byte)'"');
        if (length < 0)
            return line.Length;
        if (line[start + length] == ',')
            return start + length;
        var isInside = false;
        for (var i = start; i < line.Length; i++)
        {
            if (line[i] == '"')
                isInside = !isInside;
            else if (line[i] == ',' && !isInside)
                return i;
        }
        return line.Length;
    }

    private static Range Trimmed(ReadOnlySpan<byte> line, int start, int end)
    {
        while (start < end && line[start] is (byte)' ' or (byte)'\t')
            start++;
        while (end > start && line[end - 1] is (byte)' ' or (byte)'\t')
            end--;
        return start..end;
    }
}
