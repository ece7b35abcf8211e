using System.Collections.Immutable;
using System.Diagnostics;

namespace Neuro.Graph;

/// <summary>
/// Gives every expression of a model its exact range, from the declared types and the ranges of the ports; refuses what
/// needs more than 64 bits.
/// </summary>
public sealed class ModelTyping
{
    /// <summary>Binary points further out than this belong to no number that fits 64 bits.</summary>
    private const int FarthestPoint = 512;

    private readonly NeuronModel model;
    private readonly ImmutableArray<Num> ports;
    private readonly Diagnostics diagnostics;
    private readonly Dictionary<Expr, Num> ranges = new(ReferenceEqualityComparer.Instance);
    private readonly List<(string Name, Num Range)> lets = [];
    private readonly Num[] states;

    private ModelTyping(NeuronModel model, ImmutableArray<Num> ports, Diagnostics diagnostics)
    {
        this.model = model;
        this.ports = ports;
        this.diagnostics = diagnostics;
        states = [.. model.States.Select(state => state.Type.Format.Num)];
    }

    /// <summary>The typed model, or null and at least one error.</summary>
    /// <param name="ports">Exact range of each input's sum, in the order of the model.</param>
    public static TypedModel? Of(NeuronModel model, ImmutableArray<Num> ports, Diagnostics diagnostics)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(ports.Length, model.Inputs.Length);
        var own = new Diagnostics();
        var typing = new ModelTyping(model, ports, own);
        typing.Statements(model.Statements);
        if (model.Spike is { } spike)
        {
            typing.Truth(spike.Condition);
            typing.Statements(spike.Body);
        }
        foreach (var diagnostic in own.Items)
            diagnostics.Add(diagnostic);
        return own.HasErrors ? null : new(model, ports, typing.ranges, [.. typing.lets]);
    }

    private void Statements(ImmutableArray<Statement> statements)
    {
        foreach (var statement in statements)
        {
            switch (statement)
            {
                case Statement.Assign assign:
                    states[assign.State] = Narrowed(assign.Value, model.States[assign.State].Type);
                    break;
                case Statement.Let { Type: { } type } let:
                    lets.Add((let.Name, Narrowed(let.Value, type)));
                    break;
                case Statement.Let let:
                    lets.Add((let.Name, Range(let.Value)));
                    break;
                case Statement.Emit emit:
                    Narrowed(emit.Value, model.Output!.Type);
                    break;
                default:
                    throw new UnreachableException($"{statement} is not a statement");
            }
        }
    }

    private Num Narrowed(Expr value, Narrowing type)
    {
        var range = Range(value);
        // A finer grid than the value's own makes its integers larger before they are clamped.
        if (type.Format.Frac > range.Frac)
            Check(range.WithFrac(type.Format.Frac), value.Place, $"on the grid of {type.Format} this");
        return type.Apply(range);
    }

    private Num Range(Expr expr)
    {
        var range = Check(RangeOf(expr), expr.Place, "this");
        ranges[expr] = range;
        return range;
    }

    private Num RangeOf(Expr expr)
    {
        switch (expr)
        {
            case Expr.Literal(var value, _):
                return Num.Constant(value.Raw, value.Frac);
            case Expr.Name name:
                return RangeOf(name.Symbol);
            case Expr.Unary(var op, var operand, _):
                return Unary(op, operand);
            case Expr.Binary binary:
                return Binary(binary);
            case Expr.Shift(var operand, var bits, _):
                return Range(operand).ShiftRight(bits);
            case Expr.Conditional(var condition, var then, var otherwise, _):
                Truth(condition);
                return Num.Union(Range(then), Range(otherwise));
            case Expr.Lookup lookup:
                return Lookup(lookup);
            case Expr.Random(var bits, _, _):
                return Format.Ufix(bits, 0).Num;
            default:
                throw new UnreachableException($"{expr} is not an expression");
        }
    }

    private Num RangeOf(Symbol symbol) => symbol.Kind switch
    {
        SymbolKind.Param => model.Params[symbol.Index].Type.Format.Num,
        SymbolKind.Port => ports[symbol.Index],
        SymbolKind.State => states[symbol.Index],
        SymbolKind.Let => lets[symbol.Index].Range,
        _ => throw new UnreachableException($"{symbol} is not a symbol"),
    };

    private Num Unary(UnaryOp op, Expr operand)
    {
        switch (op)
        {
            case UnaryOp.Negate:
                return -Range(operand);
            case UnaryOp.Abs:
                return Range(operand).Abs();
            case UnaryOp.Not:
                var truth = Truth(operand);
                return new(1 - truth.Max, 1 - truth.Min, 0);
            default:
                throw new UnreachableException($"{op} is not a unary operator");
        }
    }

    private Num Binary(Expr.Binary binary)
    {
        if (binary.Op is BinaryOp.And or BinaryOp.Or)
        {
            var (p, q) = (Truth(binary.Left), Truth(binary.Right));
            return binary.Op == BinaryOp.And ? Num.MinOf(p, q) : Num.MaxOf(p, q);
        }
        var (a, b) = (Range(binary.Left), Range(binary.Right));
        if (binary.Op == BinaryOp.Multiply)
            return a * b;
        // Both sides are brought to the finer grid first, and must fit there: a sum may be narrower than what is added.
        (a, b) = Num.Aligned(a, b);
        Check(a, binary.Left.Place, "on the grid of the other side this");
        Check(b, binary.Right.Place, "on the grid of the other side this");
        return binary.Op switch
        {
            BinaryOp.Add => a + b,
            BinaryOp.Subtract => a - b,
            BinaryOp.Min => Num.MinOf(a, b),
            BinaryOp.Max => Num.MaxOf(a, b),
            BinaryOp.Less => Truth(always: a.Max < b.Min, never: a.Min >= b.Max),
            BinaryOp.LessOrEqual => Truth(always: a.Max <= b.Min, never: a.Min > b.Max),
            BinaryOp.Greater => Truth(always: a.Min > b.Max, never: a.Max <= b.Min),
            BinaryOp.GreaterOrEqual => Truth(always: a.Min >= b.Max, never: a.Max < b.Min),
            BinaryOp.Equal => Truth(always: a.IsConstant && a == b, never: a.Max < b.Min || a.Min > b.Max),
            BinaryOp.NotEqual => Truth(always: a.Max < b.Min || a.Min > b.Max, never: a.IsConstant && a == b),
            _ => throw new UnreachableException($"{binary.Op} is not a binary operator"),
        };
    }

    private static Num Truth(bool always, bool never) => new(always ? 1 : 0, never ? 0 : 1, 0);

    private Num Lookup(Expr.Lookup lookup)
    {
        var table = model.Tables[lookup.Table];
        var index = Range(lookup.Index);
        if (index.Frac > 0)
        {
            diagnostics.Error(Code.TableIndex, lookup.Index.Place, $"an index is a whole number; this has {index.Frac} fraction bits", "narrow it first: let i : ufix<4,0> = …");
            return table.Type.Format.Num;
        }
        index = index.WithFrac(0);
        if (index.Min < 0 || index.Max >= table.Raws.Length)
        {
            diagnostics.Error(Code.TableIndex, lookup.Index.Place,
                $"the index goes from {index.Min} to {index.Max}, but '{table.Name}' has entries 0 to {table.Raws.Length - 1}",
                "narrow it: let i : ufix<4,0> = …, or min(max(i, 0), last)");
            return table.Type.Format.Num;
        }
        var reached = table.Raws.AsSpan()[(int)index.Min..((int)index.Max + 1)];
        var (low, high) = (reached[0], reached[0]);
        foreach (var raw in reached)
            (low, high) = (Math.Min(low, raw), Math.Max(high, raw));
        return new(low, high, table.Type.Format.Frac);
    }

    private Num Truth(Expr expr)
    {
        var range = Range(expr);
        if (range.IsBool)
            return range;
        diagnostics.Error(Code.NotBoolean, expr.Place, $"expected a truth value, found {range}", "compare it: v > 0");
        return Num.Bool;
    }

    private Num Check(Num range, Place.Text place, string what)
    {
        if (Math.Abs(range.Frac) <= FarthestPoint && range.Bits <= Format.MaxBits)
            return range;
        diagnostics.Error(Code.TooWide, place, range.Bits <= Format.MaxBits
                ? $"{what} has its binary point {range.Frac} bits out; the most is {FarthestPoint}"
                : $"{what} needs {range.Bits} bits; the most is {Format.MaxBits}",
            "give a part of it a type: let part : fix<24,16> = …");
        // Goes on with something narrow, so that one mistake is reported once.
        return new(0, 1, 0);
    }
}
