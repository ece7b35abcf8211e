using System.Collections.Immutable;
using System.Diagnostics;
using System.Numerics;

namespace Neuro.Graph;

/// <summary>
/// Turns a typed model into its datapath: alignment, rounding and saturation become steps here, once, for every engine
/// and every target.
/// </summary>
public sealed class Lowering
{
    private readonly NeuronModel model;
    private readonly TypedModel typed;
    private readonly StepList steps = new();
    private readonly Value[] states;
    private readonly Value[] lets;
    private string target = "";

    // An integer of a step, read with its own binary point: a shift by a constant only moves the point.
    private readonly record struct Value(int Step, Num Num);

    private Lowering(TypedModel typed)
    {
        this.typed = typed;
        model = typed.Model;
        states = new Value[model.States.Length];
        lets = new Value[typed.Lets.Length];
    }

    public static Datapath Of(TypedModel typed) => new Lowering(typed).Datapath();

    private Datapath Datapath()
    {
        for (var s = 0; s < states.Length; s++)
        {
            var state = model.States[s];
            states[s] = Read(Op.ReadState, s, state.Type.Format.Num, state.Name, state.Place);
        }
        Statements(model.Statements, out _);
        var spike = -1;
        Value? payload = null;
        if (model.Spike is { } clause)
        {
            target = "spike";
            var fires = Truth(clause.Condition);
            var before = (Value[])states.Clone();
            Statements(clause.Body, out payload);
            for (var s = 0; s < states.Length; s++)
                states[s] = Choose(fires, states[s], before[s], Num.Union(states[s].Num, before[s].Num), model.States[s].Name + "_next", clause.Place);
            spike = payload is { } sent ? Sends(fires, sent, clause) : fires;
        }
        return new Datapath(typed, steps.Steps, [.. states.Select(s => s.Step)], spike, payload?.Step ?? -1, [.. lets.Select(l => l.Step)]).Pruned();
    }

    // A payload of 0 sends nothing.
    private int Sends(int fires, Value payload, SpikeClause clause)
    {
        var zero = steps.Const(0, clause.Place);
        var isZero = steps.Add(Op.Equal, Truth(payload.Num.IsConstant && payload.Num.Min.IsZero, payload.Num.Min.Sign > 0 || payload.Num.Max.Sign < 0), "payload_zero", clause.Place, payload.Step, zero);
        var sends = steps.Add(Op.Not, Inverse(steps[isZero].Num), "payload_sent", clause.Place, isZero);
        return steps[sends].Num is { IsConstant: true, Min.IsOne: true }
            ? fires
            : steps.Add(Op.And, Num.MinOf(steps[fires].Num, steps[sends].Num), "event", clause.Place, fires, sends);
    }

    private void Statements(ImmutableArray<Statement> statements, out Value? payload)
    {
        payload = null;
        foreach (var statement in statements)
        {
            switch (statement)
            {
                case Statement.Assign(var state, var value, var place):
                    target = model.States[state].Name;
                    states[state] = Narrow(Lower(value), model.States[state].Type, place);
                    break;
                case Statement.Let(var name, var index, var type, var value, var place):
                    target = name;
                    lets[index] = type is { } narrowing ? Narrow(Lower(value), narrowing, place) : Lower(value);
                    // The recorded value has the let's own binary point.
                    if (steps[lets[index].Step].Num.Frac != lets[index].Num.Frac)
                        lets[index] = Named(lets[index], name, place);
                    break;
                case Statement.Emit(var value, var place):
                    target = "payload";
                    payload = Narrow(Lower(value), model.Output!.Type, place);
                    break;
                default:
                    throw new UnreachableException($"{statement} is not a statement");
            }
        }
    }

    private Value Lower(Expr expr)
    {
        var num = typed.Ranges[expr];
        switch (expr)
        {
            case Expr.Literal:
                return Constant(num, expr.Place);
            case Expr.Name(_, (SymbolKind.State, var s), _):
                return states[s];
            case Expr.Name(_, (SymbolKind.Let, var l), _):
                return lets[l];
            case Expr.Name(var name, (SymbolKind.Param, var p), _):
                return Read(Op.ReadParam, p, num, name, model.Params[p].Place);
            case Expr.Name(var name, (SymbolKind.Port, var i), _):
                return Read(Op.ReadPort, i, num, name, model.Inputs[i].Place);
            case Expr.Unary(var op, var operand, var place):
                return Unary(op, Lower(operand), num, place);
            case Expr.Binary(var op, var left, var right, var place):
                return Binary(op, Lower(left), Lower(right), num, place);
            case Expr.Shift(var operand, _, var place):
                // A choice that is always made the same way left less than the whole range.
                var moved = Lower(operand);
                return num.IsConstant ? Constant(num, place) : moved with { Num = moved.Num with { Frac = num.Frac } };
            case Expr.Conditional(var condition, var then, var otherwise, var place):
                return Choose(Truth(condition), Lower(then), Lower(otherwise), num, target + "_choice", place);
            case Expr.Lookup(var table, var index, var place):
                var at = Align(Lower(index), 0, place);
                return New(Op.Table, num, model.Tables[table].Name + "_entry", place, at.Step, amount: table);
            case Expr.Random(var bits, var draw, var place):
                // Folding a draw away would be wrong only in its number, and that is fixed by the parser.
                return New(Op.Random, num, "draw", place, amount: bits, low: draw);
            default:
                throw new UnreachableException($"{expr} is not an expression");
        }
    }

    private int Truth(Expr expr) => Align(Lower(expr), 0, expr.Place).Step;

    private Value Unary(UnaryOp op, Value a, Num num, Place.Text place)
    {
        switch (op)
        {
            case UnaryOp.Negate:
                return Negated(a, num, place);
            case UnaryOp.Not:
                return New(Op.Not, num, target + "_not", place, Align(a, 0, place).Step);
            case UnaryOp.Abs:
                if (a.Num.Min.Sign >= 0)
                    return a;
                var negative = Negative(a, place);
                var negated = Negated(a, -a.Num, place);
                return Choose(negative, negated, a, num, target + "_abs", place);
            default:
                throw new UnreachableException($"{op} is not a unary operator");
        }
    }

    private Value Negated(Value a, Num num, Place.Text place) =>
        New(Op.Sub, num, target + "_neg", place, steps.Const(0, place), a.Step);

    private Value Binary(BinaryOp op, Value a, Value b, Num num, Place.Text place)
    {
        if (op == BinaryOp.Multiply)
            return New(Op.Mul, num, target + "_mul", place, a.Step, b.Step);
        var frac = Math.Max(a.Num.Frac, b.Num.Frac);
        if (!num.IsConstant)
            (a, b) = (Align(a, frac, place), Align(b, frac, place));
        return op switch
        {
            BinaryOp.Add => New(Op.Add, num, target + "_add", place, a.Step, b.Step),
            BinaryOp.Subtract => New(Op.Sub, num, target + "_sub", place, a.Step, b.Step),
            BinaryOp.Less => New(Op.Less, num, target + "_less", place, a.Step, b.Step),
            BinaryOp.LessOrEqual => New(Op.LessOrEqual, num, target + "_at_most", place, a.Step, b.Step),
            BinaryOp.Greater => New(Op.Less, num, target + "_greater", place, b.Step, a.Step),
            BinaryOp.GreaterOrEqual => New(Op.LessOrEqual, num, target + "_at_least", place, b.Step, a.Step),
            BinaryOp.Equal => New(Op.Equal, num, target + "_equal", place, a.Step, b.Step),
            BinaryOp.NotEqual => New(Op.Not, num, target + "_differs", place,
                steps.Add(Op.Equal, Inverse(num), target + "_equal", place, a.Step, b.Step)),
            BinaryOp.And => New(Op.And, num, target + "_and", place, a.Step, b.Step),
            BinaryOp.Or => New(Op.Or, num, target + "_or", place, a.Step, b.Step),
            BinaryOp.Min => Choose(Less(b, a, place), b, a, num, target + "_min", place),
            BinaryOp.Max => Choose(Less(a, b, place), b, a, num, target + "_max", place),
            _ => throw new UnreachableException($"{op} is not a binary operator"),
        };
    }

    private int Less(Value a, Value b, Place.Text place) =>
        steps.Add(Op.Less, Truth(a.Num.Max < b.Num.Min, a.Num.Min >= b.Num.Max), target + "_less", place, a.Step, b.Step);

    private Value Choose(int condition, Value then, Value otherwise, Num num, string name, Place.Text place)
    {
        if (num.IsConstant)
            return Constant(num, place);
        var (a, b) = (Align(then, num.Frac, place), Align(otherwise, num.Frac, place));
        var truth = steps[condition].Num;
        if (truth.IsConstant)
            return truth.Min.IsOne ? a : b;
        return a.Step == b.Step ? a : New(Op.Select, num, name, place, condition, a.Step, b.Step);
    }

    private Value Align(Value a, int frac, Place.Text place)
    {
        var bits = frac - a.Num.Frac;
        return bits == 0 ? a : New(Op.Shl, a.Num.WithFrac(frac), target + "_shl", place, a.Step, amount: bits);
    }

    // The same integer under a name of its own, its binary point where the value has it.
    private Value Named(Value a, string name, Place.Text place) => New(Op.Shl, a.Num, name, place, a.Step, amount: 0);

    private Value Narrow(Value value, Narrowing type, Place.Text place)
    {
        var num = type.Apply(value.Num);
        if (num.IsConstant)
            return Constant(num, place);
        var rounded = Round(value, type, place);
        var format = type.Format.Num;
        if (format.Contains(rounded.Num))
            return rounded;
        return type.Overflow == Overflow.Saturate
            ? New(Op.Clamp, num, target + "_sat", place, rounded.Step, low: (long)format.Min, high: (long)format.Max)
            : New(Op.Wrap, num, target + "_wrap", place, rounded.Step, amount: type.Format.Bits, low: type.Format.Signed ? 1 : 0);
    }

    // floor(x / 2^k), and 1 more where the rounding says so: never wider than x itself.
    private Value Round(Value x, Narrowing type, Place.Text place)
    {
        var k = x.Num.Frac - type.Format.Frac;
        if (k <= 0)
            return Align(x, type.Format.Frac, place);
        var mode = type.Rounding;
        Num Rounded(Rounding rounding) => new(
            Narrowing.Round(new(x.Num.Min, x.Num.Frac), type.Format.Frac, rounding),
            Narrowing.Round(new(x.Num.Max, x.Num.Frac), type.Format.Frac, rounding),
            type.Format.Frac);
        var result = Rounded(mode);
        if (result.IsConstant)
            return Constant(result, place);
        // No integer has more than 63 bits behind its sign: shifting further gives the same.
        var floor = New(Op.Sar, Rounded(Rounding.Floor), target + "_floor", place, x.Step, amount: Math.Min(k, 63));
        if (mode == Rounding.Floor)
            return floor;
        var up = mode switch
        {
            Rounding.Nearest => Half(x, k, place),
            Rounding.Even => And(Half(x, k, place), Or(Rest(x, k - 1, place), Odd(floor, place), place), place),
            Rounding.Zero => And(Negative(x, place), Rest(x, k, place), place),
            Rounding.Ceil => Rest(x, k, place),
            _ => throw new UnreachableException($"{mode} rounds without an increment"),
        };
        return New(Op.Add, result, target + "_" + mode.ToString().ToLowerInvariant(), place, floor.Step, up);
    }

    // The uppermost of the k bits that are dropped. Constant results were folded, so k is at most 64 here.
    private int Half(Value x, int k, Place.Text place)
    {
        var shifted = New(Op.Sar, Floor(x.Num, k - 1), target + "_half", place, x.Step, amount: Math.Min(k - 1, 63));
        return Bit(shifted, target + "_half_bit", place);
    }

    private int Odd(Value x, Place.Text place) => Bit(x, target + "_odd", place);

    private int Bit(Value x, string name, Place.Text place) =>
        steps.Add(Op.And, Num.Bool, name, place, x.Step, steps.Const(1, place));

    // Whether any of the low k bits is set. All 64 or more bits of a value that may be negative: whether it is not 0.
    private int Rest(Value x, int k, Place.Text place)
    {
        if (k == 0)
            return steps.Const(0, place);
        var low = k >= 63 ? x.Step : steps.Add(Op.And, new(0, (BigInteger.One << k) - 1, 0), target + "_rest", place,
            x.Step, steps.Const((BigInteger.One << k) - 1, place));
        if (k == 63)
            low = steps.Add(Op.And, new(0, long.MaxValue, 0), target + "_rest", place, x.Step, steps.Const(long.MaxValue, place));
        var none = steps.Add(Op.Equal, Num.Bool, target + "_exact", place, low, steps.Const(0, place));
        return steps.Add(Op.Not, Num.Bool, target + "_inexact", place, none);
    }

    private int Negative(Value x, Place.Text place) => steps.Add(Op.Less, Truth(x.Num.Max.Sign < 0, x.Num.Min.Sign >= 0),
        target + "_negative", place, x.Step, steps.Const(0, place));

    private int And(int a, int b, Place.Text place) =>
        steps.Add(Op.And, Num.MinOf(steps[a].Num, steps[b].Num), target + "_up", place, a, b);

    private int Or(int a, int b, Place.Text place) =>
        steps.Add(Op.Or, Num.MaxOf(steps[a].Num, steps[b].Num), target + "_tie", place, a, b);

    private static Num Floor(Num num, int bits) => new(num.Min >> bits, num.Max >> bits, num.Frac - bits);

    private static Num Truth(bool always, bool never) => new(always ? 1 : 0, never ? 0 : 1, 0);

    private static Num Inverse(Num truth) => new(1 - truth.Max, 1 - truth.Min, 0);

    private Value Constant(Num num, Place.Text place) => New(Op.Const, num, "k", place, low: (long)num.Min);

    private Value Read(Op op, int index, Num num, string name, Place.Text place) => New(op, num, name, place, amount: index);

    private Value New(Op op, Num num, string name, Place.Text place, int a = -1, int b = -1, int c = -1, int amount = 0, long low = 0, long high = 0)
    {
        var step = steps.Add(op, num, name, place, a, b, c, amount, low, high);
        return new(step, steps[step].Op == Op.Const ? steps[step].Num : num);
    }
}
