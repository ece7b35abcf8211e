using Neuro.Graph;

namespace Neuro.Sim;

/// <summary>Which cell of a row is what, as the header row says; -1: there is no such column.</summary>
/// <param name="Payload">The payload's value, an exact decimal.</param>
/// <param name="Raw">Or the payload's integer on the grid of its format.</param>
internal readonly record struct CsvColumns(int Count, int Tick, int Population, int Neuron, int Payload, int Raw)
{
    private static readonly string[] Names = ["tick", "population", "neuron", "payload", "raw"];

    /// <exception cref="InvalidInputException">The row is no header.</exception>
    public static CsvColumns Of(string path, int lineNumber, ReadOnlySpan<byte> line)
    {
        Span<Range> cells = stackalloc Range[Names.Length + 1];
        Span<int> columns = [-1, -1, -1, -1, -1];
        var count = CsvText.Cut(line, cells);
        for (var column = 0; column < Math.Min(count, cells.Length); column++)
        {
            var text = CsvText.Unquoted(line[cells[column]]);
            var name = Array.IndexOf(Names, text);
            if (name < 0)
                throw Bad(CsvText.PlaceOf(path, lineNumber, line, cells[column]), $"'{text}' is no column of a stimulus");
            if (columns[name] >= 0)
                throw Bad(CsvText.PlaceOf(path, lineNumber, line, cells[column]), $"there are two columns named '{text}'");
            columns[name] = column;
        }
        foreach (var needed in (ReadOnlySpan<int>)[0, 2])
            if (columns[needed] < 0)
                throw Bad(CsvText.PlaceOf(path, lineNumber, line, ..), $"there is no column '{Names[needed]}'");
        if (columns[3] >= 0 && columns[4] >= 0)
            throw Bad(CsvText.PlaceOf(path, lineNumber, line, cells[columns[4]]), "'payload' and 'raw' are two ways to write the same");
        return new(count, columns[0], columns[1], columns[2], columns[3], columns[4]);
    }

    private static InvalidInputException Bad(Place place, string message) => new(
        Code.BadColumns, place, message, "the first row names the columns: tick,neuron and perhaps population, payload (a decimal) or raw (an integer)");
}
