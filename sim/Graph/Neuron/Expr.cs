namespace Neuro.Graph;

public enum UnaryOp
{
    Negate,
    Not,
    Abs,
}

public enum BinaryOp
{
    Add,
    Subtract,
    Multiply,
    Less,
    LessOrEqual,
    Greater,
    GreaterOrEqual,
    Equal,
    NotEqual,
    And,
    Or,
    Min,
    Max,
}

/// <summary>What a name stands for; the index counts within its kind, in the order of declaration.</summary>
public enum SymbolKind
{
    Param,
    Port,
    State,
    Let,
}

public readonly record struct Symbol(SymbolKind Kind, int Index);

/// <summary>An expression of a model as parsed. Its meaning is exact; nothing in it loses a bit.</summary>
public abstract record Expr(Place.Text Place)
{
    public sealed record Literal(Exact Value, Place.Text Place) : Expr(Place);

    /// <summary>A parameter, a port's sum, a state (its latest value above) or a let.</summary>
    public sealed record Name(string Text, Symbol Symbol, Place.Text Place) : Expr(Place);

    public sealed record Unary(UnaryOp Op, Expr Operand, Place.Text Place) : Expr(Place);

    public sealed record Binary(BinaryOp Op, Expr Left, Expr Right, Place.Text Place) : Expr(Place);

    /// <summary>Shift by a constant: the binary point moves. Positive bits divide by 2^bits, negative multiply.</summary>
    public sealed record Shift(Expr Operand, int RightBits, Place.Text Place) : Expr(Place);

    public sealed record Conditional(Expr Condition, Expr Then, Expr Else, Place.Text Place) : Expr(Place);

    /// <summary><c>table[index]</c></summary>
    /// <param name="Table">Index of the table in the model.</param>
    public sealed record Lookup(int Table, Expr Index, Place.Text Place) : Expr(Place);

    /// <summary><c>random&lt;bits&gt;</c>, the draw numbered in program order.</summary>
    public sealed record Random(int Bits, int Draw, Place.Text Place) : Expr(Place);
}
