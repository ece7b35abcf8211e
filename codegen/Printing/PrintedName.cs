using System.Globalization;

namespace Neuro.Codegen;

/// <summary>Names of the user's, which may hold anything and be long, where emitted text tells of them.</summary>
internal static class PrintedName
{
    private const int MostLetters = 40;

    /// <summary>In a comment that ends with its line.</summary>
    public static string InLine(string name)
    {
        var most = name.Length > MostLetters && char.IsHighSurrogate(name[MostLetters - 1]) ? MostLetters - 1 : MostLetters;
        var shown = name.Length <= most ? name : name[..most] + "...";
        return string.Concat(shown.Select(c => Shows(c) ? c : ' '));
    }

    /// <summary>Whether a letter is there to be seen, and neither ends a line nor changes the order of what follows.</summary>
    public static bool Shows(char letter) => char.GetUnicodeCategory(letter) is not (UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator);

    /// <summary>In a comment of C.</summary>
    public static string InC(string name) => CExpression.Comment(InLine(name));

    /// <summary>In a table of a page.</summary>
    public static string InCell(string name) => Cell(InLine(name));

    /// <summary>A text that tells of names, in a table of a page.</summary>
    public static string Cell(string text) => text.Replace("|", "\\|", StringComparison.Ordinal).Replace("`", "\\`", StringComparison.Ordinal);
}
