using System.Collections.Immutable;

namespace Neuro.Graph;

/// <summary>Goes through the tokens of a model and says what was expected where they disappoint.</summary>
internal sealed class TokenReader(SourceText source, ImmutableArray<Token> tokens, Diagnostics diagnostics)
{
    private int at;
    private int itemStart;

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
        throw Fail($"expected '{text}', found {Found}", help);
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

    /// <summary>The way a message calls what stands where something else was expected.</summary>
    public string Found => AtLineEnd ? "the end of the line" : Current.Shown;

    /// <summary>From here on an item is read; it should end on its line.</summary>
    public void BeginItem() => itemStart = at;

    public SyntaxException Fail(string message, string? help = null, Code code = Code.UnexpectedToken)
    {
        var place = AtLineEnd ? new Place.Text(Source, Previous.End, 1) : Place(Current);
        if (!FollowsStrayCharacter(place))
            Diagnostics.Error(code, place, message, help);
        return new SyntaxException();
    }

    // The next line's first word is not what is wrong with an unfinished line.
    private bool AtLineEnd => at > itemStart && Current.FirstOnLine && !AtEnd;

    // A character that means nothing is reported by the lexer; what the parser then misses is its consequence.
    private bool FollowsStrayCharacter(Place.Text place) => Diagnostics.Items.Any(d =>
        d.Code == Code.UnexpectedCharacter && d.Place is Place.Text stray && stray.Start <= place.Start
        && Source.LineColumn(stray.Start).Line == Source.LineColumn(place.Start).Line);

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
