using System.Collections.Immutable;

namespace Neuro.Graph;

/// <summary>Cuts a model's text into names, numbers and symbols; spaces and comments are gone.</summary>
internal static class Lexer
{
    private static readonly string[] Symbols =
        ["<<", ">>", "<=", ">=", "==", "!=", "{", "}", "(", ")", "[", "]", "<", ">", "=", "+", "-", "*", "?", ":", ","];

    public static ImmutableArray<Token> Tokens(SourceText source, Diagnostics diagnostics)
    {
        var text = source.Text;
        var tokens = ImmutableArray.CreateBuilder<Token>();
        var firstOnLine = true;
        var strayOnLine = false;
        for (var at = 0; at < text.Length;)
        {
            var c = text[at];
            if (c == '\n')
                (firstOnLine, strayOnLine) = (true, false);
            if (c is ' ' or '\t' or '\r' or '\n')
            {
                at++;
                continue;
            }
            if (c == '#')
            {
                while (at < text.Length && text[at] != '\n')
                    at++;
                continue;
            }
            var length = Length(text, at, out var kind);
            if (length == 0)
            {
                var stray = StrayLength(text, at);
                // One a line: where the text is no model at all there would be one for every quote.
                if (!strayOnLine)
                    diagnostics.Error(Code.UnexpectedCharacter, new Place.Text(source, at, stray),
                        $"{Shown(text.AsSpan(at, stray))} has no meaning here", "names are made of a-z, A-Z, 0-9 and _");
                strayOnLine = true;
                at += stray;
                continue;
            }
            tokens.Add(new(kind, text.Substring(at, length), at, firstOnLine));
            firstOnLine = false;
            at += length;
        }
        tokens.Add(new(TokenKind.End, "", text.Length, true));
        return tokens.ToImmutable();
    }

    private static int Length(string text, int at, out TokenKind kind)
    {
        kind = TokenKind.Name;
        var end = at;
        if (char.IsAsciiLetter(text[at]) || text[at] == '_')
        {
            while (end < text.Length && (char.IsAsciiLetterOrDigit(text[end]) || text[end] == '_'))
                end++;
            return end - at;
        }
        kind = TokenKind.Number;
        if (char.IsAsciiDigit(text[at]) || (text[at] == '.' && at + 1 < text.Length && char.IsAsciiDigit(text[at + 1])))
        {
            // Letters belong to it, so that 12ab is one bad number and not a number and a name.
            while (end < text.Length && (char.IsAsciiLetterOrDigit(text[end]) || text[end] is '.' or '_'
                || (text[end] is '+' or '-' && text[end - 1] is 'e' or 'E' && !text[at..end].StartsWith("0x", StringComparison.OrdinalIgnoreCase))))
                end++;
            return end - at;
        }
        kind = TokenKind.Symbol;
        foreach (var symbol in Symbols)
            if (string.CompareOrdinal(text, at, symbol, 0, symbol.Length) == 0)
                return symbol.Length;
        return 0;
    }

    private static int StrayLength(string text, int at)
    {
        var end = at;
        while (end < text.Length && text[end] > 127)
            end++;
        return Math.Max(1, end - at);
    }

    private static string Shown(ReadOnlySpan<char> stray) =>
        stray.Length == 1 && char.IsControl(stray[0]) ? $"the character U+{(int)stray[0]:X4}" : $"'{stray}'";
}
