using System.Runtime.CompilerServices;

namespace Neuro.Graph;

/// <summary>Reads expressions, loosest operator first, and resolves their names.</summary>
internal sealed class ExprParser(TokenReader reader, Scope scope, LiteralParser literals)
{
    /// <summary>Deep enough for anything a person writes, shallow enough for any stack.</summary>
    private const int DeepestNesting = 100;

    private const int LargestShift = 128;

    private readonly ConditionalWeakTable<Expr, StrongBox<int>> depths = [];
    private int nesting;

    /// <summary>How many <c>random</c> were read so far; they are numbered in program order.</summary>
    public int Draws { get; private set; }

    public Expr Parse()
    {
        if (nesting >= DeepestNesting)
        {
            reader.Diagnostics.Error(Code.TooDeep, reader.Place(reader.Current), $"this is nested more than {DeepestNesting} deep", "name a part of it with let");
            throw new TokenReader.SyntaxException();
        }
        nesting++;
        try
        {
            return Conditional();
        }
        finally
        {
            nesting--;
        }
    }

    private Expr Conditional()
    {
        var start = reader.Current.Start;
        var condition = Or();
        if (!reader.Accept("?"))
            return condition;
        var then = Parse();
        reader.Expect(":");
        var otherwise = Parse();
        return Node(new Expr.Conditional(condition, then, otherwise, reader.PlaceFrom(start)), condition, then, otherwise);
    }

    private Expr Or() => Chain(And, ("or", BinaryOp.Or));

    private Expr And() => Chain(Not, ("and", BinaryOp.And));

    private Expr Not()
    {
        var start = reader.Current.Start;
        if (!reader.Accept("not"))
            return Comparison();
        var operand = Nested(Not);
        return Node(new Expr.Unary(UnaryOp.Not, operand, reader.PlaceFrom(start)), operand);
    }

    private Expr Comparison()
    {
        var start = reader.Current.Start;
        var left = Sum();
        if (ComparisonOp(reader.Current) is not { } op)
            return left;
        reader.Next();
        var right = Sum();
        if (ComparisonOp(reader.Current) is not null)
            throw reader.Fail($"comparisons do not chain; found {reader.Found} after one", "join two of them: a < b and b < c");
        return Node(new Expr.Binary(op, left, right, reader.PlaceFrom(start)), left, right);
    }

    private static BinaryOp? ComparisonOp(Token token) => token.Kind != TokenKind.Symbol ? null : token.Text switch
    {
        "<" => BinaryOp.Less,
        "<=" => BinaryOp.LessOrEqual,
        ">" => BinaryOp.Greater,
        ">=" => BinaryOp.GreaterOrEqual,
        "==" => BinaryOp.Equal,
        "!=" => BinaryOp.NotEqual,
        _ => null,
    };

    private Expr Sum() => Chain(Product, ("+", BinaryOp.Add), ("-", BinaryOp.Subtract));

    private Expr Product()
    {
        var start = reader.Current.Start;
        var left = Negation();
        while (true)
        {
            if (reader.Accept("*"))
            {
                var right = Negation();
                left = Node(new Expr.Binary(BinaryOp.Multiply, left, right, reader.PlaceFrom(start)), left, right);
            }
            else if (reader.Accept(">>"))
                left = Node(new Expr.Shift(left, ShiftDistance(), reader.PlaceFrom(start)), left);
            else if (reader.Accept("<<"))
                left = Node(new Expr.Shift(left, -ShiftDistance(), reader.PlaceFrom(start)), left);
            else
                return left;
        }
    }

    private int ShiftDistance()
    {
        var token = reader.Current;
        if (token.Kind != TokenKind.Number || NumberText.Parse(token.Text)?.AsExact() is not { Frac: 0 } distance || distance.Raw > LargestShift)
        {
            reader.Diagnostics.Error(Code.BadShift, reader.Place(token), $"a shift needs a constant from 0 to {LargestShift}, found {token.Shown}",
                "multiply to scale by a value that is not constant");
            throw new TokenReader.SyntaxException();
        }
        reader.Next();
        return (int)distance.Raw;
    }

    private Expr Negation()
    {
        var start = reader.Current.Start;
        if (!reader.Accept("-"))
            return Postfix();
        var operand = Nested(Negation);
        return operand is Expr.Literal literal
            ? Node(new Expr.Literal(-literal.Value, reader.PlaceFrom(start)))
            : Node(new Expr.Unary(UnaryOp.Negate, operand, reader.PlaceFrom(start)), operand);
    }

    private Expr Postfix()
    {
        var token = reader.Current;
        switch (token.Kind)
        {
            case TokenKind.Number:
                return Node(literals.Plain());
            case TokenKind.Symbol when token.Text == "(":
                return Parenthesised();
            case TokenKind.Name when token.Text is "true" or "false":
                reader.Next();
                return Node(new Expr.Literal(token.Text == "true" ? Exact.One : Exact.Zero, reader.Place(token)));
            case TokenKind.Name when token.Text is "min" or "max":
                return MinMax(token);
            case TokenKind.Name when token.Text == "abs":
                return Absolute(token);
            case TokenKind.Name when token.Text == "random":
                return Random(token);
            case TokenKind.Name when !Words.Reserved.Contains(token.Text):
                return Named();
            default:
                throw reader.Fail($"expected a value, found {reader.Found}");
        }
    }

    private Expr Parenthesised()
    {
        reader.Next();
        if (literals.AtTyped())
        {
            var literal = literals.Typed();
            reader.Expect(")");
            return Node(literal);
        }
        var inner = Parse();
        if (reader.Current.Is(":"))
            throw reader.Fail("only a literal takes a type here", "name it: let part : fix<16,8> = …");
        reader.Expect(")");
        return inner;
    }

    private Expr MinMax(Token word)
    {
        reader.Next();
        reader.Expect("(", $"{word.Text} takes two values: {word.Text}(a, b)");
        var left = Parse();
        Comma(word.Text, 2);
        var right = Parse();
        CloseArguments(word.Text, 2);
        return Node(new Expr.Binary(word.Text == "min" ? BinaryOp.Min : BinaryOp.Max, left, right, reader.PlaceFrom(word.Start)), left, right);
    }

    private Expr Absolute(Token word)
    {
        reader.Next();
        reader.Expect("(", "abs takes one value: abs(a)");
        var operand = Parse();
        CloseArguments("abs", 1);
        return Node(new Expr.Unary(UnaryOp.Abs, operand, reader.PlaceFrom(word.Start)), operand);
    }

    private void Comma(string function, int count)
    {
        if (reader.Accept(","))
            return;
        reader.Diagnostics.Error(Code.WrongArguments, reader.Place(reader.Current), $"{function} takes {count} values, found {reader.Found} after the first");
        throw new TokenReader.SyntaxException();
    }

    private void CloseArguments(string function, int count)
    {
        if (reader.Current.Is(","))
        {
            reader.Diagnostics.Error(Code.WrongArguments, reader.Place(reader.Current), $"{function} takes {count} value{(count == 1 ? "" : "s")}, found more",
                count == 2 ? $"nest them: {function}(a, {function}(b, c))" : null);
            throw new TokenReader.SyntaxException();
        }
        reader.Expect(")");
    }

    private Expr Random(Token word)
    {
        reader.Next();
        reader.Expect("<", "random needs its number of bits: random<8>");
        var token = reader.Next();
        if (token.Kind != TokenKind.Number || NumberText.Parse(token.Text)?.AsExact() is not { Frac: 0 } bits || bits.Raw < 1 || bits.Raw > 32)
        {
            reader.Diagnostics.Error(Code.BadRandom, reader.Place(token), $"random takes 1 to 32 bits, found {token.Shown}", "write random<8> for an integer from 0 to 255");
            throw new TokenReader.SyntaxException();
        }
        reader.ExpectClosingAngle();
        return Node(new Expr.Random((int)bits.Raw, Draws++, reader.PlaceFrom(word.Start)));
    }

    private Expr Named()
    {
        var name = reader.Next();
        var meaning = scope.Find(name);
        if (reader.Accept("["))
        {
            var index = Parse();
            reader.Expect("]");
            var place = reader.PlaceFrom(name.Start);
            if (meaning is TableSymbol table)
                return Node(new Expr.Lookup(table.Index, index, place), index);
            if (meaning is not null)
                reader.Diagnostics.Error(Code.BadTable, reader.Place(name), $"'{name.Text}' is no table", "only a table takes an index");
            return Node(new Expr.Literal(Exact.Zero, place));
        }
        switch (meaning)
        {
            case Symbol symbol:
                return Node(new Expr.Name(name.Text, symbol, reader.Place(name)));
            case TableSymbol:
                reader.Diagnostics.Error(Code.BadTable, reader.Place(name), $"'{name.Text}' is a table and needs an index", $"write {name.Text}[index]");
                break;
        }
        // Reported already; any value lets the parser find what else is wrong.
        return Node(new Expr.Literal(Exact.Zero, reader.Place(name)));
    }

    private Expr Chain(Func<Expr> operand, params ReadOnlySpan<(string Text, BinaryOp Op)> operators)
    {
        var start = reader.Current.Start;
        var left = operand();
        while (true)
        {
            BinaryOp? op = null;
            foreach (var (text, candidate) in operators)
                if (op is null && reader.Accept(text))
                    op = candidate;
            if (op is null)
                return left;
            var right = operand();
            left = Node(new Expr.Binary(op.Value, left, right, reader.PlaceFrom(start)), left, right);
        }
    }

    private Expr Nested(Func<Expr> operand)
    {
        if (nesting >= DeepestNesting)
            return Parse();
        nesting++;
        var result = operand();
        nesting--;
        return result;
    }

    // Later passes walk the tree recursively: long chains count like deep nesting.
    private Expr Node(Expr node, params ReadOnlySpan<Expr> children)
    {
        const int deepest = 400;
        var depth = 1;
        foreach (var child in children)
            depth = Math.Max(depth, 1 + depths.GetValue(child, _ => new(1)).Value);
        if (depth > deepest)
        {
            reader.Diagnostics.Error(Code.TooDeep, node.Place, $"this has more than {deepest} operators in a row", "name a part of it with let");
            throw new TokenReader.SyntaxException();
        }
        depths.Add(node, new(depth));
        return node;
    }
}
