namespace Neuro.Sim;

/// <summary>
/// floor((a + b) / 2^k) is floor(a / 2^k) + b / 2^k where b is a multiple of 2^k. What was aligned to a product's binary
/// point only to be shifted back need not be as wide as the product: this is what lets many models run in narrow lanes.
/// </summary>
internal static class MultiplesAside
{
    private const int DeepestSum = 6;

    /// <summary>The shift of a sum with its multiples taken out; null if it has none.</summary>
    public static int? Sar(LeanSteps steps, int sum, int amount)
    {
        if (steps[sum].Op is not (LeanOp.Add or LeanOp.Sub) || Split(steps, sum, amount, DeepestSum) is not var (rest, multiples) || multiples is null)
            return null;
        if (rest is null)
            return multiples;
        // 0 - a has the multiple 0, and is left by its removal as it was.
        if (rest == sum)
            return null;
        var shifted = steps.Sar(rest.Value, amount);
        return steps.SumFits(shifted, multiples.Value) ? steps.Add(shifted, multiples.Value) : null;
    }

    // What is no multiple, as it is, and what is one, divided; null for nothing. Null altogether if it cannot be split.
    private static (int? Others, int? Multiples)? Split(LeanSteps steps, int sum, int amount, int depth)
    {
        if (depth > 0 && Divided(steps, sum, amount, DeepestSum) is { } divided)
            return (null, divided);
        var step = steps[sum];
        if (depth == 0 || step.Op is not (LeanOp.Add or LeanOp.Sub))
            return (sum, null);
        if (Split(steps, step.A, amount, depth - 1) is not var (restA, multiplesA) || Split(steps, step.B, amount, depth - 1) is not var (restB, multiplesB))
            return null;
        return Joined(steps, step.Op, restA, restB) is var rest && Joined(steps, step.Op, multiplesA, multiplesB) is var multiples && rest != Impossible && multiples != Impossible
            ? (rest, multiples)
            : null;
    }

    private const int Impossible = -1;

    private static int? Joined(LeanSteps steps, LeanOp op, int? a, int? b)
    {
        if (b is null)
            return a;
        if (op == LeanOp.Add)
            return a is null ? b : steps.SumFits(a.Value, b.Value) ? steps.Add(a.Value, b.Value) : Impossible;
        var minuend = a ?? steps.Constant(0);
        return steps.DifferenceFits(minuend, b.Value) ? steps.Sub(minuend, b.Value) : Impossible;
    }

    // The step divided by 2^amount, if it is a multiple of it for certain.
    private static int? Divided(LeanSteps steps, int at, int amount, int depth)
    {
        if (!IsMultiple(steps, at, amount, depth))
            return null;
        var step = steps[at];
        if (step.IsConstant)
            return steps.Constant(step.Min >> amount);
        if (step.Op == LeanOp.Shl)
            return step.Amount >= amount ? steps.Shl(step.A, step.Amount - amount) : Divided(steps, step.A, amount - step.Amount, depth - 1);
        var (a, b) = (Divided(steps, step.A, amount, depth - 1), Divided(steps, step.B, amount, depth - 1));
        return step.Op == LeanOp.Add ? steps.Add(a!.Value, b!.Value) : steps.Sub(a!.Value, b!.Value);
    }

    private static bool IsMultiple(LeanSteps steps, int at, int amount, int depth)
    {
        if (depth == 0)
            return false;
        var step = steps[at];
        return step.IsConstant ? (step.Min & ((1L << amount) - 1)) == 0
            : step.Op == LeanOp.Shl ? step.Amount >= amount || IsMultiple(steps, step.A, amount - step.Amount, depth - 1)
            : step.Op is LeanOp.Add or LeanOp.Sub && IsMultiple(steps, step.A, amount, depth - 1) && IsMultiple(steps, step.B, amount, depth - 1);
    }
}
