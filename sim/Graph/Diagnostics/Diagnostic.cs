using System.Diagnostics;
using System.Globalization;
using System.Text;

namespace Neuro.Graph;

public enum Severity
{
    Warning,
    Error,
}

/// <summary>Something the user should know: what is wrong, where, and what to do.</summary>
public sealed record Diagnostic(Code Code, Severity Severity, Place Place, string Message, string? Help)
{
    /// <summary>The code as it is printed: NEU021.</summary>
    public string Id => $"NEU{(int)Code:000}";

    /// <summary>The way a compiler prints it: place, code, message, the line with a caret, help.</summary>
    public override string ToString()
    {
        var text = new StringBuilder();
        text.Append(Printable(Shortened(At()))).Append(": ").Append(Severity == Severity.Error ? "error " : "warning ").Append(Id).Append(": ").Append(Printable(Shortened(Message)));
        if (Place is Place.Text place)
            AppendExcerpt(text, place);
        if (Help is not null)
            text.Append("\n  help: ").Append(Printable(Shortened(Help)));
        return text.ToString();
    }

    private string At() => Place switch
    {
        Place.Text { Source: var source, Start: var start } =>
            $"{source.Name}({source.LineColumn(start).Line},{source.LineColumn(start).Column})",
        Place.Byte { Path: var path, Offset: var offset } => $"{path}(byte {offset})",
        Place.File { Path: var path } => path,
        Place.Named { What: var what } => what,
        _ => throw new UnreachableException(),
    };

    // Long lines are shown around the place only.
    private static void AppendExcerpt(StringBuilder text, Place.Text place)
    {
        const int margin = 50;
        var (line, column) = place.Source.LineColumn(place.Start);
        var source = place.Source.LineSpan(line);
        // What stands in the line's end is shown right behind the line.
        column = Math.Min(column, source.Length + 1);
        var length = Math.Max(1, Math.Min(place.Length, source.Length - column + 1));
        var from = source.Length <= 2 * margin ? 0 : Math.Max(0, column - 1 - margin);
        var to = source.Length <= 2 * margin ? source.Length : Math.Min(source.Length, column - 1 + margin);
        length = Math.Min(length, Math.Max(1, to - column + 1));
        text.Append("\n    ").Append(Printable(source[from..to].ToString())).Append("\n    ")
            .Append(' ', column - 1 - from).Append('^', length);
    }

    // A message quotes what was found, and that may be a whole file; a path may be as long.
    private static string Shortened(string text)
    {
        const int most = 600;
        const int tail = 150;
        return text.Length <= most ? text : $"{text[..(most - tail)]} … {text[^tail..]}";
    }

    // What a file holds is shown, never obeyed: terminals act on control characters, and marks of writing direction
    // make a line read as another.
    private static string Printable(string text) => string.Concat(text.Select(c => char.GetUnicodeCategory(c)
        is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator ? ' ' : c));
}
