using System.Globalization;
using Neuro.Hw;
using Neuro.Sim;
using Spectre.Console;

namespace Neuro.Cli;

/// <summary>The table of a verification, and what is known of its first disagreement.</summary>
internal static class VerificationPage
{
    private const int Width = 110;

    public static void Write(TextWriter text, IReadOnlyList<VerificationRow> rows)
    {
        var table = new Table().Border(TableBorder.Simple).Width(Width);
        foreach (var (title, alignment) in new[]
        {
            ("target", Justify.Left), ("tool", Justify.Left), ("lanes", Justify.Right), ("run", Justify.Left), ("ticks", Justify.Right), ("events", Justify.Right),
            ("cycles", Justify.Right), ("predicted", Justify.Right), ("agreed", Justify.Left),
        })
            table.AddColumn(new TableColumn(title) { Alignment = alignment, NoWrap = true });
        foreach (var row in rows)
            table.AddRow(
                row.Target, row.Tool, Number(row.Lanes), row.Run, Number(row.Ticks), Number(row.Events), Number(row.Cycles), Number(row.PredictedCycles),
                row.Agreed ? "yes" : "NO");
        WriteTable(text, table);
        if (rows.FirstOrDefault(row => !row.Agreed) is { Disagreement: { } disagreement } first)
            Write(text, first, disagreement);
    }

    // Lines are made for a pipe as for a terminal: of one width, without colours and blanks at their ends.
    private static void WriteTable(TextWriter text, Table table)
    {
        using var lines = new StringWriter();
        var console = AnsiConsole.Create(new() { Ansi = AnsiSupport.No, ColorSystem = ColorSystemSupport.NoColors, Out = new AnsiConsoleOutput(lines) });
        console.Profile.Width = Width;
        console.Write(table);
        foreach (var line in lines.ToString().Split('\n').Select(line => line.TrimEnd()).Where(line => line.Length > 0))
            text.WriteLine(line);
    }

    private static void Write(TextWriter text, VerificationRow row, Disagreement disagreement)
    {
        text.WriteLine();
        text.WriteLine($"{row.Tool}, {row.Lanes} lanes, {row.Run}: {disagreement.Complaint}");
        if (disagreement.Difference is { } difference)
        {
            text.WriteLine();
            text.WriteLine("A is the reference, B the hardware:");
            text.Write(TraceDifferenceText.Of(difference));
        }
        foreach (var explanation in disagreement.Why)
        {
            text.WriteLine();
            ExplanationText.Write(text, explanation);
        }
        if (disagreement is { Waveform: { } waveform, SaveFile: { } saveFile })
        {
            text.WriteLine();
            text.WriteLine($"waveforms  {waveform}");
            text.WriteLine($"           gtkwave {saveFile}");
        }
    }

    private static string Number(long number) => number.ToString(CultureInfo.InvariantCulture);
}
