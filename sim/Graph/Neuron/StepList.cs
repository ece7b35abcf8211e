using System.Collections.Immutable;
using System.Diagnostics;
using System.Numerics;

namespace Neuro.Graph;

/// <summary>
/// Collects the steps of a datapath: constants are folded, equal steps are one, every name is unique.
/// </summary>
internal sealed class StepList
{
    private readonly List<Step> steps = [];
    private readonly Dictionary<(Op, int, int, int, int, long, long, int), int> known = [];
    private readonly HashSet<string> names = new(StringComparer.Ordinal);

    // By name: the number below which all are taken.
    private readonly Dictionary<string, int> numbers = new(StringComparer.Ordinal);

    public Step this[int step] => steps[step];

    public ImmutableArray<Step> Steps => [.. steps];

    /// <summary>The number of a step that gives this value; an earlier one where there is one.</summary>
    public int Add(Op op, Num num, string name, Place.Text place, int a = -1, int b = -1, int c = -1, int amount = 0, long low = 0, long high = 0)
    {
        if (num.Bits > Format.MaxBits)
            throw new UnreachableException($"step {name} needs {num.Bits} bits");
        // A number compared with itself gives what is known: compilers have their doubts about such lines. Where ranges have
        // decided, operands are not aligned, and one integer may be two numbers.
        if (!num.IsConstant && a == b && op is (Op.Less or Op.LessOrEqual or Op.Equal))
            num = Num.Constant(op == Op.Less ? 0 : 1, num.Frac);
        if (num.IsConstant)
            (op, a, b, c, amount, low, high) = (Op.Const, -1, -1, -1, 0, (long)num.Min, 0);
        // The same integer with its binary point elsewhere is another step: what stands beside it would be wrong.
        var key = (op, a, b, c, amount, low, high, num.Frac);
        if (known.TryGetValue(key, out var step))
            return step;
        if (op == Op.Const)
            name = "k";
        known.Add(key, steps.Count);
        steps.Add(new(op, a, b, c, amount, low, high, num, Unique(name), place));
        return steps.Count - 1;
    }

    public int Const(BigInteger value, Place.Text place) => Add(Op.Const, Num.Constant(value, 0), "k", place);

    private string Unique(string name)
    {
        if (names.Add(name))
            return name;
        for (var n = numbers.GetValueOrDefault(name, 2); ; n++)
            if (names.Add($"{name}_{n}"))
            {
                numbers[name] = n + 1;
                return $"{name}_{n}";
            }
    }
}
