using Spectre.Console;

namespace Neuro.Cli;

/// <summary>Tables for a pipe as for a terminal: as wide as they are, without colours and blanks at the ends of lines.</summary>
internal static class TextTable
{
    // Nothing is cut or broken to fit.
    private const int MostWidth = 1000;

    public static void Write(TextWriter text, IEnumerable<(string Title, Justify Alignment)> columns, IEnumerable<string[]> rows, int? width = null)
    {
        var table = new Table { Width = width }.Border(TableBorder.Simple);
        foreach (var (title, alignment) in columns)
            table.AddColumn(new TableColumn(Markup.Escape(title)) { Alignment = alignment, NoWrap = true });
        foreach (var row in rows)
            table.AddRow([.. row.Select(Markup.Escape)]);
        using var lines = new StringWriter();
        var console = AnsiConsole.Create(new() { Ansi = AnsiSupport.No, ColorSystem = ColorSystemSupport.NoColors, Out = new AnsiConsoleOutput(lines) });
        console.Profile.Width = width ?? MostWidth;
        console.Write(table);
        foreach (var line in lines.ToString().Split('\n').Select(line => line.TrimEnd()).Where(line => line.Length > 0))
            text.WriteLine(line);
    }
}
