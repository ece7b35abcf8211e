using System.Collections.Immutable;
using System.Numerics;
using Neuro.Graph;

namespace Neuro.Codegen;

/// <summary>
/// Makes products that no stage can hold out of parts: <c>a * b</c> is the sum of <c>a * part * 2^k</c> over the parts of
/// <c>b</c>, the uppermost signed, the others not.
/// </summary>
internal sealed class LargeProducts
{
    private readonly Datapath datapath;
    private readonly StageLevels levels;
    private readonly ImmutableArray<Step>.Builder steps = ImmutableArray.CreateBuilder<Step>();
    private readonly HashSet<string> names;
    private readonly Dictionary<int, ImmutableArray<PartialProduct>> divided = [];

    private LargeProducts(Datapath datapath, StageLevels levels)
    {
        this.datapath = datapath;
        this.levels = levels;
        names = new(datapath.Steps.Select(step => step.Name), StringComparer.Ordinal);
    }

    /// <summary>The same function of the same inputs.</summary>
    public static DividedDatapath Divided(Datapath datapath, StageLevels levels)
    {
        var products = new LargeProducts(datapath, levels);
        return new(products.Divided(), products.divided);
    }

    private Datapath Divided()
    {
        var number = new int[datapath.Steps.Length];
        for (var i = 0; i < number.Length; i++)
        {
            var step = datapath.Steps[i];
            var count = step.Op == Op.Mul ? Parts(step) : 1;
            step = step with { A = Renumbered(step.A), B = Renumbered(step.B), C = Renumbered(step.C) };
            number[i] = count == 1 ? Add(step) : Product(step, count);
        }
        return datapath with
        {
            Steps = steps.ToImmutable(),
            Next = [.. datapath.Next.Select(Renumbered)],
            Spike = Renumbered(datapath.Spike),
            Payload = Renumbered(datapath.Payload),
            Lets = [.. datapath.Lets.Select(Renumbered)],
        };

        int Renumbered(int step) => step < 0 ? -1 : number[step];
    }

    // As few as possible, of equal size.
    private int Parts(Step step)
    {
        if (levels.BlockLevels is not null && StageLevels.StandsAlone(datapath, step))
            return 1;
        var (whole, factor) = Factors(datapath.Steps[step.A], datapath.Steps[step.B]);
        if (levels.ProductLevels(StageLevels.Rows(factor), step.Num.Bits) <= levels.ProductBudget)
            return 1;
        for (var count = 2; ; count++)
        {
            var bits = (factor.Num.Bits + count - 1) / count;
            var rows = factor.Op == Op.Const ? MostOnes(Math.Abs(factor.Low), bits) : bits;
            if (bits <= 2 || levels.ProductLevels(rows, whole.Num.Bits + bits) <= levels.ProductBudget)
                return count;
        }
    }

    private static int MostOnes(long constant, int bits)
    {
        var most = 0;
        for (; constant != 0; constant >>= bits)
            most = Math.Max(most, BitOperations.PopCount((ulong)(constant & ((1L << bits) - 1))));
        return most;
    }

    // The factor with fewer rows is the one to be taken apart.
    private static (Step Whole, Step Parts) Factors(Step a, Step b) => StageLevels.Rows(a) < StageLevels.Rows(b) ? (b, a) : (a, b);

    private int Product(Step step, int count)
    {
        var (whole, factor) = StageLevels.Rows(steps[step.A]) < StageLevels.Rows(steps[step.B]) ? (step.B, step.A) : (step.A, step.B);
        var bits = (steps[factor].Num.Bits + count - 1) / count;
        var sums = new List<int>();
        var parts = ImmutableArray.CreateBuilder<PartialProduct>();
        for (var low = 0; low < steps[factor].Num.Bits; low += bits)
        {
            var part = Part(step, factor, low, bits);
            if (steps[part].Num is { IsConstant: true, Min.IsZero: true })
                continue;
            var frac = step.Num.Frac;
            var product = New(Op.Mul, (steps[whole].Num * steps[part].Num) with { Frac = frac - low }, $"{step.Name}_part", step, whole, part);
            parts.Add(new(product, new(OfSecond: factor == step.B, low, bits, IsUpper: low + bits >= steps[factor].Num.Bits)));
            sums.Add(low == 0 ? product : New(Op.Shl, steps[product].Num.WithFrac(frac), $"{step.Name}_shl", step, product, amount: low));
        }
        while (sums.Count > 2)
        {
            var pairs = new List<int>();
            for (var i = 0; i < sums.Count; i += 2)
                pairs.Add(i + 1 == sums.Count ? sums[i] : New(Op.Add, steps[sums[i]].Num + steps[sums[i + 1]].Num, $"{step.Name}_sum", step, sums[i], sums[i + 1]));
            sums = pairs;
        }
        var all = Add(sums.Count == 2
            ? step with { Op = Op.Add, A = sums[0], B = sums[1] }
            : step with { Op = Op.Shl, A = sums[0], B = -1, Amount = 0 });
        divided.Add(all, parts.ToImmutable());
        return all;
    }

    private int Part(Step step, int factor, int low, int bits)
    {
        var (num, op) = (steps[factor].Num, steps[factor].Op);
        var mask = (BigInteger.One << bits) - 1;
        var upper = low + bits >= num.Bits;
        if (op == Op.Const)
        {
            var constant = upper ? num.Min >> low : (num.Min >> low) & mask;
            return New(Op.Const, Num.Constant(constant, 0), "k", step, low: (long)constant);
        }
        var shifted = low == 0 ? factor : New(Op.Sar, new(num.Min >> low, num.Max >> low, 0), $"{step.Name}_high", step, factor, amount: low);
        if (upper)
            return shifted;
        var ones = New(Op.Const, Num.Constant(mask, 0), "k", step, low: (long)mask);
        return New(Op.And, new(0, mask, 0), $"{step.Name}_low", step, shifted, ones);
    }

    private int New(Op op, Num num, string name, Step from, int a = -1, int b = -1, int amount = 0, long low = 0) =>
        Add(new(op, a, b, -1, amount, low, 0, num, Unique(name), from.Place));

    private int Add(Step step)
    {
        steps.Add(step);
        return steps.Count - 1;
    }

    private string Unique(string name)
    {
        if (names.Add(name))
            return name;
        for (var n = 2; ; n++)
            if (names.Add($"{name}_{n}"))
                return $"{name}_{n}";
    }
}

/// <summary>A datapath whose large products are sums of smaller ones.</summary>
/// <param name="Products">By the step that is the sum: what it is the sum of.</param>
internal sealed record DividedDatapath(Datapath Datapath, IReadOnlyDictionary<int, ImmutableArray<PartialProduct>> Products);

/// <summary>A product with a part of a factor.</summary>
internal sealed record PartialProduct(int Step, FactorPart Factor);
