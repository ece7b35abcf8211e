using System.Collections.Immutable;

namespace Neuro.Graph;

/// <summary>Goes through the tokens of a model and says what was expected where they disappoint.</summary>
internal sealed class TokenReader(SourceText source, ImmutableArray<Token> tokens, Diagnostics diagnostics)
{
    private int at;

    /// <summary>A syntax error was reported; the caller goes on at the next line that begins an item.</summary>
    public sealed class SyntaxException : Exception;

    public SourceText Source { get; } = source;

    public Diagnostics Diagnostics { get; } = diagnostics;

    /// <summary>How many tokens were read.</summary>
    public int Position => at;

    public Token Current => tokens[at];

    public Token Previous => tokens[Math.Max(0, at - 1)];

    public bool AtEnd => Current.Kind == TokenKind.End;

    public Token Ahead(int count) => tokens[Math.Min(at + count, tokens.Length - 1)];

    public Token Next()
    {
        var token = Current;
        if (!AtEnd)
            at++;
        return token;
    }

    public bool Accept(string text)
    {
        if (!Current.Is(text))
            return false;
        at++;
        return true;
    }

    public Token Expect(string text, string? help = null)
    {
        if (Current.Is(text))
            return Next();
        throw Fail($"expected '{text}', found {Current.Shown}", help);
    }

    /// <summary>Ends a type: the lexer reads <c>ufix&lt;8,4&gt;=1</c> as ending in <c>&gt;=</c>.</summary>
    public void ExpectClosingAngle()
    {
        if (Current.Is(">=") || Current.Is(">>"))
            // The first character is taken, the second stays.
            tokens = tokens.SetItem(at, Current with { Text = Current.Text[1..], Start = Current.Start + 1 });
        else
            Expect(">");
    }

    public SyntaxException Fail(string message, string? help = null)
    {
        Diagnostics.Error(Code.UnexpectedToken, Place(Current), message, help);
        return new SyntaxException();
    }

    public Place.Text Place(Token token) => new(Source, token.Start, token.Text.Length);

    /// <summary>From a token to the last one read.</summary>
    public Place.Text PlaceFrom(int start) => new(Source, start, Math.Max(1, Previous.End - start));

    /// <summary>Skips to the next line that may begin an item, or to a closing brace.</summary>
    public void SkipItem()
    {
        while (!AtEnd && !Current.Is("}") && !Current.FirstOnLine)
            at++;
    }
}
