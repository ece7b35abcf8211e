namespace Neuro.Graph;

/// <summary>Rows of cells, written below each other in columns as wide as they need to be.</summary>
/// <param name="indent">What every row begins with.</param>
/// <param name="alignment">A letter for each column: l, r.</param>
public sealed class Columns(string indent, string alignment)
{
    private readonly List<string[]> rows = [];

    /// <param name="cells">One for each column; missing ones are empty.</param>
    public void Add(params string[] cells) => rows.Add(cells);

    public void WriteTo(TextWriter text)
    {
        var widths = new int[alignment.Length];
        foreach (var row in rows)
            for (var column = 0; column < row.Length; column++)
                widths[column] = Math.Max(widths[column], row[column].Length);
        foreach (var row in rows)
        {
            var cells = row.Select((cell, column) => alignment[column] == 'r' ? cell.PadLeft(widths[column]) : cell.PadRight(widths[column]));
            text.Write((indent + string.Join("  ", cells)).TrimEnd());
            text.Write('\n');
        }
    }
}
