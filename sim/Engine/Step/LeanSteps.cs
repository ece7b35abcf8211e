using System.Diagnostics;
using System.Numerics;

namespace Neuro.Sim;

/// <summary>
/// Collects lean steps: equal ones are one, constants are folded, and what the ranges decide is decided. A range is what
/// the operands can give, and never wider than what elaboration proved of the step.
/// </summary>
internal sealed class LeanSteps
{
    private readonly List<LeanStep> steps = [];
    private readonly Dictionary<(LeanOp, int, int, int, int, long), int> known = [];
    private readonly Func<int, (long Min, long Max)> tableRange;

    /// <param name="tableRange">The least and greatest entry of a table.</param>
    /// <param name="isNarrow">Whether more steps are taken where they can be narrower ones.</param>
    public LeanSteps(Func<int, (long Min, long Max)> tableRange, bool isNarrow) => (this.tableRange, IsNarrow) = (tableRange, isNarrow);

    /// <summary>Whether more steps are taken where they can be narrower ones.</summary>
    public bool IsNarrow { get; }

    public LeanStep this[int step] => steps[step];

    public int Count => steps.Count;

    public int Constant(long value) => New(LeanOp.Const, (value, value), low: value);

    /// <summary>A value that is read.</summary>
    public int Read(LeanOp op, int index, (long Min, long Max) range) => range.Min == range.Max ? Constant(range.Min) : New(op, range, amount: index);

    public int Draw(int number, int bits) => New(LeanOp.Draw, (0, (long)(ulong.MaxValue >> (64 - bits))), amount: bits, low: number);

    public int Table(int index, int table) => New(LeanOp.Table, tableRange(table), index, amount: table);

    public int Add(int a, int b, Bound? bound = null)
    {
        if (IsConstant(a, 0))
            return b;
        if (IsConstant(b, 0))
            return a;
        if (IsNarrow && steps[a].Op == LeanOp.Select && steps[b].IsConstant && SumFits(steps[a].B, b) && SumFits(steps[a].C, b))
            return Select(steps[a].A, Add(steps[a].B, b), Add(steps[a].C, b), bound);
        return New(LeanOp.Add, Range((Int128)steps[a].Min + steps[b].Min, (Int128)steps[a].Max + steps[b].Max, bound), a, b);
    }

    public int Sub(int a, int b, Bound? bound = null)
    {
        if (IsConstant(b, 0))
            return a;
        return a == b ? Constant(0) : New(LeanOp.Sub, Range((Int128)steps[a].Min - steps[b].Max, (Int128)steps[a].Max - steps[b].Min, bound), a, b);
    }

    public int Mul(int a, int b, Bound? bound = null)
    {
        if (steps[a].IsConstant)
            (a, b) = (b, a);
        if (IsConstant(b, 0))
            return b;
        if (steps[b].IsConstant && steps[b].Min > 0 && BitOperations.IsPow2(steps[b].Min))
            return Shl(a, BitOperations.Log2((ulong)steps[b].Min), bound);
        Int128 p = (Int128)steps[a].Min * steps[b].Min, q = (Int128)steps[a].Min * steps[b].Max, r = (Int128)steps[a].Max * steps[b].Min, s = (Int128)steps[a].Max * steps[b].Max;
        return New(LeanOp.Mul, Range(Int128.Min(Int128.Min(p, q), Int128.Min(r, s)), Int128.Max(Int128.Max(p, q), Int128.Max(r, s)), bound), a, b);
    }

    public int Shl(int a, int amount, Bound? bound = null)
    {
        if (amount == 0)
            return a;
        if (steps[a].Op == LeanOp.Shl)
            return Shl(steps[a].A, amount + steps[a].Amount, bound);
        // More than 63 places are asked for only of 0.
        return amount > 63 ? Constant(0) : New(LeanOp.Shl, Range((Int128)steps[a].Min << amount, (Int128)steps[a].Max << amount, bound), a, amount: amount);
    }

    public int Sar(int a, int amount)
    {
        // Behind the sign there is nothing left to drop, and a narrow lane has no such shift.
        amount = Math.Min(amount, steps[a].Bits - 1);
        if (amount == 0)
            return a;
        if (steps[a].Op == LeanOp.Sar && steps[a].Amount + amount <= 63)
            return Sar(steps[a].A, steps[a].Amount + amount);
        if (IsNarrow && steps[a].Op == LeanOp.Select)
            return Select(steps[a].A, Sar(steps[a].B, amount), Sar(steps[a].C, amount), new(steps[a].Min >> amount, steps[a].Max >> amount));
        return MultiplesAside.Sar(this, a, amount) ?? (IsNarrow ? SplitProducts.Sar(this, a, amount) : null) ?? New(LeanOp.Sar, (steps[a].Min >> amount, steps[a].Max >> amount), a, amount: amount);
    }

    public int And(int a, int b)
    {
        if (steps[a].IsBool && steps[b].IsBool)
        {
            if (IsConstant(a, 1))
                return b;
            if (IsConstant(b, 1) || a == b)
                return a;
        }
        var (x, y) = (steps[a], steps[b]);
        var least = x.Min >= 0 || y.Min >= 0 ? 0 : Least(x, y);
        var most = x.Min >= 0 && y.Min >= 0 ? Math.Min(x.Max, y.Max) : x.Min >= 0 ? x.Max : y.Min >= 0 ? y.Max : Most(x, y);
        return New(LeanOp.And, (least, most), a, b);
    }

    public int Or(int a, int b)
    {
        if (steps[a].IsBool && steps[b].IsBool)
        {
            if (IsConstant(a, 0) || a == b)
                return b;
            if (IsConstant(b, 0))
                return a;
            return New(LeanOp.Or, (Math.Max(steps[a].Min, steps[b].Min), Math.Max(steps[a].Max, steps[b].Max)), a, b);
        }
        var (x, y) = (steps[a], steps[b]);
        return New(LeanOp.Or, (x.Min >= 0 && y.Min >= 0 ? 0 : Least(x, y), Most(x, y)), a, b);
    }

    public int Not(int a) => steps[a] switch
    {
        { Op: LeanOp.Not } step => step.A,
        { Op: LeanOp.Less } step => LessOrEqual(step.B, step.A),
        { Op: LeanOp.LessOrEqual } step => Less(step.B, step.A),
        var step => New(LeanOp.Not, (1 - step.Max, 1 - step.Min), a),
    };

    public int Less(int a, int b) => New(LeanOp.Less, Truth(steps[a].Max < steps[b].Min, steps[a].Min >= steps[b].Max || a == b), a, b);

    public int LessOrEqual(int a, int b) => New(LeanOp.LessOrEqual, Truth(steps[a].Max <= steps[b].Min || a == b, steps[a].Min > steps[b].Max), a, b);

    public int Equal(int a, int b) => New(LeanOp.Equal, Truth(
        a == b || (steps[a].IsConstant && steps[b].IsConstant && steps[a].Min == steps[b].Min),
        steps[a].Max < steps[b].Min || steps[a].Min > steps[b].Max), a, b);

    public int Select(int condition, int then, int otherwise, Bound? bound = null)
    {
        var chosen = steps[condition];
        if (chosen.IsConstant)
            return chosen.Min != 0 ? then : otherwise;
        if (then == otherwise)
            return then;
        if (chosen.Op == LeanOp.Not)
            return Select(chosen.A, otherwise, then, bound);
        if (chosen.Op is LeanOp.Less or LeanOp.LessOrEqual && (then, otherwise) == (chosen.A, chosen.B))
            return Min(then, otherwise);
        if (chosen.Op is LeanOp.Less or LeanOp.LessOrEqual && (otherwise, then) == (chosen.A, chosen.B))
            return Max(then, otherwise);
        return New(LeanOp.Select, Range(Math.Min(steps[then].Min, steps[otherwise].Min), Math.Max(steps[then].Max, steps[otherwise].Max), bound), condition, then, otherwise);
    }

    public int Min(int a, int b) =>
        steps[a].Max <= steps[b].Min ? a
        : steps[b].Max <= steps[a].Min ? b
        : New(LeanOp.Min, (Math.Min(steps[a].Min, steps[b].Min), Math.Min(steps[a].Max, steps[b].Max)), a, b);

    public int Max(int a, int b) =>
        steps[a].Min >= steps[b].Max ? a
        : steps[b].Min >= steps[a].Max ? b
        : New(LeanOp.Max, (Math.Max(steps[a].Min, steps[b].Min), Math.Max(steps[a].Max, steps[b].Max)), a, b);

    public int Wrap(int a, int bits, bool signed)
    {
        var (least, most) = signed ? (long.MinValue >> (64 - bits), long.MaxValue >> (64 - bits)) : (0, (long)(ulong.MaxValue >> (64 - bits)));
        return steps[a].Min >= least && steps[a].Max <= most ? a : New(LeanOp.Wrap, (least, most), a, amount: bits, low: signed ? 1 : 0);
    }

    /// <summary>Whether 64 bits hold what a sum of two steps can be.</summary>
    public bool SumFits(int a, int b) => Fits((Int128)steps[a].Min + steps[b].Min) && Fits((Int128)steps[a].Max + steps[b].Max);

    /// <summary>Whether 64 bits hold what a difference of two steps can be.</summary>
    public bool DifferenceFits(int a, int b) => Fits((Int128)steps[a].Min - steps[b].Max) && Fits((Int128)steps[a].Max - steps[b].Min);

    public bool IsConstant(int step, long value) => steps[step].IsConstant && steps[step].Min == value;

    private int New(LeanOp op, (long Min, long Max) range, int a = -1, int b = -1, int c = -1, int amount = 0, long low = 0)
    {
        if (range.Min == range.Max && op != LeanOp.Const)
            return Constant(range.Min);
        var key = (op, a, b, c, amount, low);
        if (known.TryGetValue(key, out var step))
            return step;
        known.Add(key, steps.Count);
        steps.Add(new(op, a, b, c, amount, low, range.Min, range.Max));
        return steps.Count - 1;
    }

    private static (long, long) Range(Int128 min, Int128 max, Bound? bound)
    {
        if (bound is var (least, most))
            (min, max) = (Int128.Max(min, least), Int128.Min(max, most));
        if (!Fits(min) || !Fits(max) || min > max)
            throw new UnreachableException($"a step would reach from {min} to {max}");
        return ((long)min, (long)max);
    }

    private static (long, long) Truth(bool always, bool never) => (always ? 1 : 0, never ? 0 : 1);

    private static bool Fits(Int128 value) => value >= long.MinValue && value <= long.MaxValue;

    // The ends of the narrowest two's complement that holds both.
    private static long Least(LeanStep a, LeanStep b) => long.MinValue >> (64 - Math.Max(a.Bits, b.Bits));

    private static long Most(LeanStep a, LeanStep b) => long.MaxValue >> (64 - Math.Max(a.Bits, b.Bits));
}

/// <summary>What was proved of a step before.</summary>
internal readonly record struct Bound(long Min, long Max);
