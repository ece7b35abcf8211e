using System.Collections.Immutable;
using System.Diagnostics;

namespace Neuro.Graph;

/// <summary>
/// Evaluates a model by definition: the expressions themselves, with unbounded integers. The oracle for everything that
/// is faster.
/// </summary>
public sealed class ModelInterpreter(TypedModel typed)
{
    private readonly NeuronModel model = typed.Model;
    private readonly Exact[] lets = new Exact[typed.Lets.Length];
    private NeuronFrame frame = null!;
    private IEvaluationObserver? observer;

    /// <summary>The exact value of each let, after <see cref="Step"/>; those of the spike block as if it were entered.</summary>
    public ReadOnlySpan<Exact> Lets => lets;

    /// <summary>
    /// One tick of one neuron: reads the frame's parameters, port sums and states, and leaves the new states in it.
    /// </summary>
    /// <returns>The raw payload of the event that is sent, in the model's payload format; null if none is.</returns>
    public long? Step(NeuronFrame neuron, IEvaluationObserver? observer = null)
    {
        frame = neuron;
        this.observer = observer;
        Run(model.Statements);
        if (model.Spike is not { } spike)
            return null;
        var fires = IsTrue(Evaluate(spike.Condition));
        observer?.Condition(spike, fires);
        // The block is evaluated in any case, so that its lets can be recorded; it counts only where the neuron fires.
        var before = (long[])frame.States.Clone();
        var payload = Run(spike.Body, fires ? observer : null);
        if (!fires)
            before.CopyTo(frame.States, 0);
        return fires && payload != 0 ? payload : null;
    }

    private void Run(ImmutableArray<Statement> statements) => Run(statements, observer);

    private long Run(ImmutableArray<Statement> statements, IEvaluationObserver? watching)
    {
        observer = watching;
        var payload = 1L;
        foreach (var statement in statements)
        {
            switch (statement)
            {
                case Statement.Assign(var state, var value, _):
                    frame.States[state] = Held(statement, Evaluate(value), model.States[state].Type);
                    break;
                case Statement.Let(_, var index, null, var value, _):
                    lets[index] = Evaluate(value);
                    observer?.Let(statement, lets[index]);
                    break;
                case Statement.Let(_, var index, { } type, var value, _):
                    lets[index] = new(Held(statement, Evaluate(value), type), type.Format.Frac);
                    break;
                case Statement.Emit(var value, _):
                    payload = Held(statement, Evaluate(value), model.Output!.Type);
                    break;
                default:
                    throw new UnreachableException($"{statement} is not a statement");
            }
        }
        return payload;
    }

    private long Held(Statement statement, Exact exact, Narrowing type)
    {
        var held = type.Apply(exact);
        observer?.Narrowed(statement, exact, held, type);
        return (long)held.Raw;
    }

    private Exact Evaluate(Expr expr)
    {
        var value = ValueOf(expr);
        observer?.Evaluated(expr, value);
        return value;
    }

    private Exact ValueOf(Expr expr) => expr switch
    {
        Expr.Literal(var value, _) => value,
        Expr.Name(_, var symbol, _) => ValueOf(symbol),
        Expr.Unary(UnaryOp.Negate, var operand, _) => -Evaluate(operand),
        Expr.Unary(UnaryOp.Not, var operand, _) => Truth(!IsTrue(Evaluate(operand))),
        Expr.Unary(UnaryOp.Abs, var operand, _) => Evaluate(operand).Abs(),
        Expr.Binary(var op, var left, var right, _) => ValueOf(op, Evaluate(left), Evaluate(right)),
        Expr.Shift(var operand, var bits, _) => Evaluate(operand).ShiftRight(bits),
        Expr.Conditional(var condition, var then, var otherwise, _) => IsTrue(Evaluate(condition)) ? Evaluate(then) : Evaluate(otherwise),
        Expr.Lookup(var table, var index, _) => new(model.Tables[table].Raws[(int)Evaluate(index).RawAt(0)], model.Tables[table].Type.Format.Frac),
        Expr.Random(var bits, var draw, _) => new(frame.Draw(draw) >> (32 - bits), 0),
        _ => throw new UnreachableException($"{expr} is not an expression"),
    };

    private Exact ValueOf(Symbol symbol) => symbol.Kind switch
    {
        SymbolKind.Param => new(frame.Params[symbol.Index], model.Params[symbol.Index].Type.Format.Frac),
        SymbolKind.Port => new(frame.Ports[symbol.Index], typed.Ports[symbol.Index].Frac),
        SymbolKind.State => new(frame.States[symbol.Index], model.States[symbol.Index].Type.Format.Frac),
        SymbolKind.Let => lets[symbol.Index],
        _ => throw new UnreachableException($"{symbol} is not a symbol"),
    };

    private static Exact ValueOf(BinaryOp op, Exact a, Exact b) => op switch
    {
        BinaryOp.Add => a + b,
        BinaryOp.Subtract => a - b,
        BinaryOp.Multiply => a * b,
        BinaryOp.Less => Truth(Exact.Compare(a, b) < 0),
        BinaryOp.LessOrEqual => Truth(Exact.Compare(a, b) <= 0),
        BinaryOp.Greater => Truth(Exact.Compare(a, b) > 0),
        BinaryOp.GreaterOrEqual => Truth(Exact.Compare(a, b) >= 0),
        BinaryOp.Equal => Truth(Exact.Compare(a, b) == 0),
        BinaryOp.NotEqual => Truth(Exact.Compare(a, b) != 0),
        BinaryOp.And => Truth(IsTrue(a) && IsTrue(b)),
        BinaryOp.Or => Truth(IsTrue(a) || IsTrue(b)),
        BinaryOp.Min => Exact.Compare(a, b) <= 0 ? a : b,
        BinaryOp.Max => Exact.Compare(a, b) >= 0 ? a : b,
        _ => throw new UnreachableException($"{op} is not a binary operator"),
    };

    private static bool IsTrue(Exact value) => !value.Raw.IsZero;

    private static Exact Truth(bool value) => value ? Exact.One : Exact.Zero;
}
