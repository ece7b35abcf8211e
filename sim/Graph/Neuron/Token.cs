namespace Neuro.Graph;

internal enum TokenKind
{
    Name,
    Number,
    Symbol,
    End,
}

/// <param name="FirstOnLine">Whether nothing but space stands before it on its line.</param>
internal readonly record struct Token(TokenKind Kind, string Text, int Start, bool FirstOnLine)
{
    public int End => Start + Text.Length;

    public bool Is(string text) => (Kind is TokenKind.Name or TokenKind.Symbol) && Text == text;

    /// <summary>The way a message calls it.</summary>
    public string Shown => Kind == TokenKind.End ? "the end of the file" : $"'{Text}'";
}
