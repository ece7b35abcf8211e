using System.Buffers.Text;
using System.Text;
using Neuro.Graph;

namespace Neuro.Sim;

/// <summary>Reads events and reset marks from a CSV file into a draft, line by line.</summary>
/// <param name="firstTick">Added to every tick of the file.</param>
internal sealed class CsvStimulus(StimulusDraft draft, string path, Func<Stream> open, long firstTick)
{
    public const string Reset = "reset";
    public const string ResetKeep = "reset-keep";

    private const int MostErrors = 20;

    // By event: the line it stands in, so that it is found again when another clashes with it.
    private readonly List<int> lines = [];
    private readonly byte[][] inputNames = [.. draft.Inputs.Select(p => Encoding.UTF8.GetBytes(p.Name))];

    public void Read()
    {
        using var stream = open();
        var reader = new LineReader(stream, path);
        draft.Events.BeginSource(PlaceOfEvent);
        CsvColumns? columns = null;
        var errorsBefore = draft.ErrorCount;
        while (reader.TryRead(out var line))
        {
            var content = line.Trim(" \t"u8);
            if (content.IsEmpty)
                continue;
            if (content[0] == '#')
                TakeComment(reader.Number, line, content[1..].Trim(" \t"u8));
            else if (columns is null)
                columns = CsvColumns.Of(path, reader.Number, line);
            else
                TakeRow(reader.Number, line, columns.Value);
            if (draft.ErrorCount - errorsBefore >= MostErrors)
                throw new InvalidInputException(Code.TooManyErrors, new Place.File(path), $"{MostErrors} errors so far; the rest of the file is not read");
        }
        if (columns is null)
            throw new InvalidInputException(Code.BadColumns, new Place.File(path), "there is no header row in it", "the first row names the columns: tick,neuron");
    }

    private void TakeComment(int number, ReadOnlySpan<byte> line, ReadOnlySpan<byte> text)
    {
        if (!text.StartsWith("ticks:"u8))
            return;
        var value = text["ticks:".Length..].Trim(" \t"u8);
        var place = CsvText.PlaceOf(path, number, line, ..);
        if (TryWhole(value, out var ticks))
            draft.SetTicks(firstTick + Math.Min(ticks, StimulusDraft.LastTick), place);
        else
            draft.Diagnostics.Error(Code.BadCell, place, $"'{CsvText.Decode(value)}' is no number of ticks", "write '# ticks: 1000'");
    }

    private void TakeRow(int number, ReadOnlySpan<byte> line, CsvColumns columns)
    {
        Span<Range> cells = stackalloc Range[columns.Count];
        var count = CsvText.Cut(line, cells);
        if (count > columns.Count)
        {
            draft.Diagnostics.Error(Code.BadColumns, CsvText.PlaceOf(path, number, line, ..), $"the row has {count} cells; the header names {columns.Count}");
            return;
        }
        // Empty cells at the end of a row may be left out.
        cells[Math.Min(count, columns.Count)..].Fill(line.Length..line.Length);
        var row = new CsvRow(number, line, cells);
        var target = row.Bare(columns.Neuron);
        if (!TryWhole(row.Bare(columns.Tick), out var tick))
            Bad(row, columns.Tick, "is no tick, a whole number");
        else if (target.SequenceEqual("reset"u8) || target.SequenceEqual("reset-keep"u8))
            TakeMark(row, columns, tick, keepInFlight: target.Length > Reset.Length);
        else if (!TryWhole(target, out var neuron))
            Bad(row, columns.Neuron, $"is no neuron, a whole number, nor '{Reset}' or '{ResetKeep}'");
        else if (InputOf(row, columns) is { } population)
            TakeEvent(row, columns, population, tick, neuron);
    }

    private void TakeMark(CsvRow row, CsvColumns columns, long tick, bool keepInFlight)
    {
        if (!row.Bare(columns.Payload).IsEmpty || !row.Bare(columns.Raw).IsEmpty)
            Bad(row, Math.Max(columns.Payload, columns.Raw), "stands in the row of a reset, which has no payload");
        else if (row.Bare(columns.Population).IsEmpty)
            draft.AddMark(Shifted(tick), null, keepInFlight, PlaceOf(row, columns.Tick));
        else if (draft.Resettable(CsvText.Unquoted(row[columns.Population]), PlaceOf(row, columns.Population)) is { } population)
            draft.AddMark(Shifted(tick), [population], keepInFlight, PlaceOf(row, columns.Tick));
    }

    private ElaboratedPopulation? InputOf(CsvRow row, CsvColumns columns)
    {
        var cell = row[columns.Population];
        if (CsvText.Bare(cell).IsEmpty)
            return draft.OnlyInput ?? draft.InputOfUnnamed(PlaceOf(row, columns.Neuron));
        for (var i = 0; i < inputNames.Length; i++)
            if (cell.SequenceEqual(inputNames[i]))
                return draft.Inputs[i];
        return draft.Input(CsvText.Unquoted(cell), PlaceOf(row, columns.Population));
    }

    private void TakeEvent(CsvRow row, CsvColumns columns, ElaboratedPopulation population, long tick, long neuron)
    {
        if (!TryPayload(row, columns, population, out var payload))
            return;
        if (draft.Add(population, Shifted(tick), neuron, payload) is { } problem)
            Report(row, columns, problem);
        else
            lines.Add(row.Number);
    }

    private bool TryPayload(CsvRow row, CsvColumns columns, ElaboratedPopulation population, out long raw)
    {
        var text = row.Bare(Math.Max(columns.Payload, columns.Raw));
        EventProblem? problem;
        if (text.IsEmpty)
            problem = draft.TryUnit(population, out raw);
        else if (columns.Raw >= 0)
            problem = TryWhole(text, out raw) ? null : NoNumber("no raw payload, a whole number");
        else if (NumberText.Parse(CsvText.Decode(text)) is { } value)
            problem = StimulusDraft.TryRaw(population, value, out raw);
        else
            (problem, raw) = (NoNumber("no payload, a number"), 0);
        if (problem is not null)
            Report(row, columns, problem);
        return problem is null;
    }

    private static EventProblem NoNumber(string what) => new(EventPart.Payload, Code.BadCell, $"this is {what}", null);

    private void Report(CsvRow row, CsvColumns columns, EventProblem problem)
    {
        var column = problem.Part switch
        {
            EventPart.Tick => columns.Tick,
            EventPart.Neuron => columns.Neuron,
            _ => Math.Max(columns.Payload, columns.Raw),
        };
        draft.Diagnostics.Error(problem.Code, PlaceOf(row, column), problem.Message, problem.Help);
    }

    private void Bad(CsvRow row, int column, string message) =>
        draft.Diagnostics.Error(Code.BadCell, PlaceOf(row, column), $"'{CsvText.Unquoted(row[column])}' {message}");

    private Place.Text PlaceOf(CsvRow row, int column) => CsvText.PlaceOf(path, row.Number, row.Line, column < 0 ? .. : row.Cells[column]);

    // A tick that is none stays what it is, for the message.
    private long Shifted(long tick) => tick is >= 0 and <= StimulusDraft.LastTick ? firstTick + tick : tick;

    private static bool TryWhole(ReadOnlySpan<byte> cell, out long value) =>
        Utf8Parser.TryParse(cell, out value, out var used) && used == cell.Length;

    private Place PlaceOfEvent(int index)
    {
        using var stream = open();
        var reader = new LineReader(stream, path);
        while (reader.TryRead(out var line))
            if (reader.Number == lines[index])
                return CsvText.PlaceOf(path, reader.Number, line, ..);
        return new Place.File(path);
    }
}

/// <summary>A line of a CSV file and its cells; a column that does not exist is empty everywhere.</summary>
internal readonly ref struct CsvRow(int number, ReadOnlySpan<byte> line, ReadOnlySpan<Range> cells)
{
    public int Number { get; } = number;

    public ReadOnlySpan<byte> Line { get; } = line;

    public ReadOnlySpan<Range> Cells { get; } = cells;

    public ReadOnlySpan<byte> this[int column] => column < 0 ? default : Line[Cells[column]];

    /// <summary>A cell that holds a number or a word: quotes around it do not count.</summary>
    public ReadOnlySpan<byte> Bare(int column) => CsvText.Bare(this[column]);
}
