namespace Neuro.Sim;

/// <summary>
/// A product that is shifted back, made of narrower ones: with a = high · 2^k + low and factor = whole · 2^k + rest,
/// floor((a · factor + c) / 2^k) is whole · a + high · rest + floor((low · rest + c) / 2^k). As the rest is taken nearest to
/// zero, 32 bits hold all of it where a has as many and k is at most 16.
/// </summary>
internal static class SplitProducts
{
    private const int NarrowBits = 32;

    /// <summary>The shift of a product by a constant, or of one plus a constant; null if it is none, or would stay wide.</summary>
    public static int? Sar(LeanSteps steps, int at, int amount)
    {
        var isSum = steps[at].Op == LeanOp.Add && steps[steps[at].B].IsConstant;
        var (product, constant) = isSum ? (steps[at].A, steps[steps[at].B].Min) : (at, 0);
        if (steps[at].Bits <= NarrowBits || steps[product].Op != LeanOp.Mul || !steps[steps[product].B].IsConstant || amount >= NarrowBits)
            return null;
        var (a, factor) = (steps[product].A, steps[steps[product].B].Min);
        var whole = (factor + (1L << (amount - 1))) >> amount;
        var rest = factor - (whole << amount);
        if (steps[a].Bits > NarrowBits || !IsNarrow(((Int128.One << amount) - 1) * rest + constant) || !IsNarrow(constant))
            return null;

        var low = steps.Mul(steps.And(a, steps.Constant((1L << amount) - 1)), steps.Constant(rest));
        var carried = steps.Sar(steps.Add(low, steps.Constant(constant)), amount);
        // whole · a + high · rest is (a · factor - low · rest) / 2^k, without a remainder.
        var (least, most) = (((Int128)steps[product].Min - steps[low].Max) >> amount, ((Int128)steps[product].Max - steps[low].Min) >> amount);
        var upper = steps.Add(
            steps.Mul(a, steps.Constant(whole)), steps.Mul(steps.Sar(a, amount), steps.Constant(rest)), new((long)least, (long)most));
        return steps.Add(upper, carried, new(steps[at].Min >> amount, steps[at].Max >> amount));
    }

    private static bool IsNarrow(Int128 value) => value >= int.MinValue && value <= int.MaxValue;
}
