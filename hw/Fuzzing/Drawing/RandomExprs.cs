using System.Numerics;
using Neuro.Graph;

namespace Neuro.Hw;

/// <summary>A name that expressions may use.</summary>
internal readonly record struct RandomName(string Name, Num Num);

/// <summary>A table that expressions may look up.</summary>
internal sealed record RandomTable(string Name, Format Format, IReadOnlyList<long> Raws);

/// <summary>Makes random expressions over the names in scope: every operator, no intermediate of more than 64 bits.</summary>
internal sealed class RandomExprs(Draws draws, List<RandomName> names, List<RandomTable> tables)
{
    private readonly List<RandomExpr> earlier = [];

    /// <summary>A number; <paramref name="size"/> bounds the operators in it.</summary>
    public RandomExpr Number(int size)
    {
        // Said twice, computed once: what is shared must still be right in both places.
        if (size > 0 && earlier.Count > 0 && draws.OneIn(8))
            return draws.Pick(earlier);
        // What turns out too wide is thrown away; a leaf never is.
        for (var attempt = 0; attempt < 4 && size > 0; attempt++)
            if (Composite(size) is { } expr && Fits(expr.Num))
            {
                if (expr.Draws.Count == 0)
                    earlier.Add(expr);
                return expr;
            }
        return Leaf();
    }

    /// <summary>A truth value.</summary>
    public RandomExpr Truth(int size) => (size <= 1 ? 0 : draws.Below(8)) switch
    {
        1 => Not(size),
        2 => Junction(size, "and", Levels.And, (p, q) => p && q),
        3 => Junction(size, "or", Levels.Or, (p, q) => p || q),
        4 => new(draws.OneIn(2) ? "true" : "1", Levels.Primary, Num.Constant(1, 0), _ => 1, []),
        5 => Choice(Truth(1), Truth(size / 2), Truth(size / 2)),
        6 => RandomBits(1),
        _ => Comparison(size),
    };

    private static bool Fits(Num num) => num.Bits <= Format.MaxBits && Math.Abs(num.Frac) <= 256;

    private RandomExpr? Composite(int size)
    {
        var half = size / 2;
        switch (draws.Below(14))
        {
            case 0 or 1:
                return Binary(half, "+", Levels.Sum, (a, b) => a + b, (x, y) => x + y);
            case 2 or 3:
                return Binary(half, "-", Levels.Sum, (a, b) => a - b, (x, y) => x - y);
            case 4 or 5:
                return Binary(half, "*", Levels.Product, (a, b) => a * b, (x, y) => x * y);
            case 6:
                return Extremum(half, "min", Num.MinOf, (x, y) => x < y ? x : y);
            case 7:
                return Extremum(half, "max", Num.MaxOf, (x, y) => x < y ? y : x);
            case 8:
                var operand = Number(size - 1);
                return new($"abs({operand.Text})", Levels.Primary, operand.Num.Abs(), s => Magnitude(operand.Value(s)), operand.Draws);
            case 9:
                return Negated(Number(size - 1));
            case 10:
                return Shift(Number(size - 1));
            case 11:
                return Choice(Truth(half), Number(half), Number(half));
            case 12 when tables.Count > 0:
                return Lookup(draws.Pick(tables), half);
            default:
                return Truth(size - 1);
        }
    }

    private RandomExpr Leaf() => draws.Below(8) switch
    {
        < 5 when names.Count > 0 => draws.Pick(names) is var name ? new(name.Name, Levels.Primary, name.Num, s => s.Values[name.Name], []) : null!,
        5 => RandomBits(draws.OneIn(4) ? draws.Between(1, 32) : draws.Between(1, 8)),
        _ => Literal(),
    };

    private RandomExpr Literal()
    {
        if (draws.OneIn(4))
        {
            var type = RandomTypes.Narrowing(draws);
            BigInteger raw = draws.In(type.Format.Num);
            var written = new Exact(raw, type.Format.Frac);
            // A tenth of a step beside the grid point, so that only the rounding puts it back.
            var rounded = type.Format.Frac >= 0 && draws.OneIn(2) && raw >= 0;
            var text = rounded ? Beside(written) : written.ToString();
            var held = rounded ? type.Rounding == Rounding.Ceil ? raw + 1 : raw : raw;
            if (held <= type.Format.Num.Max)
                return new($"({text} : {type.Format}{(rounded ? $" round {type.Rounding.ToString().ToLowerInvariant()}" : "")})",
                    Levels.Primary, Num.Constant(held, type.Format.Frac), _ => Rational.Of(held, type.Format.Frac), []);
        }
        var value = new Exact(draws.OneIn(3) ? draws.Below(3) : draws.Below(1 << draws.Between(1, 16)), draws.OneIn(2) ? 0 : draws.Below(12));
        // The parser takes the coarsest grid that has the number, and so the narrowest range.
        while (value.Frac > 0 && value.Raw.IsEven)
            value = new(value.Raw >> 1, value.Frac - 1);
        var plain = value.Frac == 0 && draws.OneIn(3) ? $"0x{(int)value.Raw:X}" : value.ToString();
        return new(plain, Levels.Primary, Num.Constant(value.Raw, value.Frac), _ => Rational.Of(value), []);
    }

    private static string Beside(Exact gridPoint)
    {
        var step = new Exact(1, gridPoint.Frac + 4);
        return (gridPoint + step).ToString();
    }

    private RandomExpr RandomBits(int bits)
    {
        var draw = new RandomDraw();
        return new($"random<{bits}>", Levels.Primary, Format.Ufix(bits, 0).Num, s => (BigInteger)(s.Draw(draw.Number) >> (32 - bits)), [draw]);
    }

    private RandomExpr? Binary(int size, string op, int level, Func<Num, Num, Num> ranges, Func<Rational, Rational, Rational> values)
    {
        var (left, right) = (Number(size), Number(size));
        // The same level on the right needs parentheses: a - (b - c).
        return level == Levels.Sum && !Alignable(left, right) ? null : new($"{left.At(Loosened(level))} {op} {right.At(Loosened(level + 1))}", level, ranges(left.Num, right.Num),
            s => values(left.Value(s), right.Value(s)), [.. left.Draws, .. right.Draws]);
    }

    private RandomExpr? Extremum(int size, string op, Func<Num, Num, Num> ranges, Func<Rational, Rational, Rational> values)
    {
        var (left, right) = (Number(size), Number(size));
        return !Alignable(left, right) ? null : new($"{op}({left.Text}, {right.Text})", Levels.Primary, ranges(left.Num, right.Num),
            s => values(left.Value(s), right.Value(s)), [.. left.Draws, .. right.Draws]);
    }

    private RandomExpr Negated(RandomExpr operand) =>
        new("-" + operand.At(Loosened(Levels.Negation)), Levels.Negation, -operand.Num, s => -operand.Value(s), operand.Draws);

    private RandomExpr Shift(RandomExpr operand)
    {
        var bits = draws.OneIn(6) ? draws.Between(0, 70) : draws.Between(0, 8);
        var right = draws.OneIn(2);
        var factor = right ? new Rational(1, BigInteger.Pow(2, bits)) : BigInteger.Pow(2, bits);
        return new($"{operand.At(Loosened(Levels.Product))} {(right ? ">>" : "<<")} {bits}", Levels.Product,
            operand.Num.ShiftRight(right ? bits : -bits), s => operand.Value(s) * factor, operand.Draws);
    }

    private RandomExpr? Lookup(RandomTable table, int size)
    {
        var last = table.Raws.Count - 1;
        var index = Number(size);
        if (index.Num.Frac > 0 || !Fits(index.Num.WithFrac(0)))
            return null;
        var inside = new Num(0, last, 0).Contains(index.Num.WithFrac(0))
            ? index.Text
            : draws.OneIn(2) ? $"min(max({index.Text}, 0), {last})" : $"max(min({last}, {index.Text}), 0)";
        var entries = (Min: table.Raws.Min(), Max: table.Raws.Max());
        return new($"{table.Name}[{inside}]", Levels.Primary, new(entries.Min, entries.Max, table.Format.Frac),
            s =>
            {
                var i = index.Value(s).Rounded(Rounding.Floor);
                return Rational.Of(table.Raws[(int)BigInteger.Clamp(i, 0, last)], table.Format.Frac);
            }, index.Draws);
    }

    private RandomExpr Choice(RandomExpr condition, RandomExpr then, RandomExpr otherwise) =>
        new($"{condition.At(Levels.Or)} ? {then.Text} : {otherwise.Text}", Levels.Conditional, Num.Union(then.Num, otherwise.Num),
            s => condition.Value(s).Numerator.IsZero ? otherwise.Value(s) : then.Value(s), [.. condition.Draws, .. then.Draws, .. otherwise.Draws]);

    private RandomExpr Not(int size)
    {
        var operand = Truth(size - 1);
        return new("not " + operand.At(Levels.Not), Levels.Not, Num.Bool, s => operand.Value(s).Numerator.IsZero ? 1 : 0, operand.Draws);
    }

    private RandomExpr Junction(int size, string op, int level, Func<bool, bool, bool> values)
    {
        var (left, right) = (Truth(size / 2), Truth(size / 2));
        return new($"{left.At(level)} {op} {right.At(level + 1)}", level, Num.Bool,
            s => values(!left.Value(s).Numerator.IsZero, !right.Value(s).Numerator.IsZero) ? 1 : 0, [.. left.Draws, .. right.Draws]);
    }

    private RandomExpr Comparison(int size)
    {
        for (var attempt = 0; ; attempt++)
        {
            var (left, right) = (Number(size / 2), attempt < 4 ? Number(size / 2) : Literal());
            left = attempt < 4 ? left : Literal();
            if (!Alignable(left, right))
                continue;
            var (op, holds) = draws.Pick<(string, Func<int, bool>)>(
                [("==", c => c == 0), ("!=", c => c != 0), ("<", c => c < 0), ("<=", c => c <= 0), (">", c => c > 0), (">=", c => c >= 0)]);
            return new($"{left.At(Levels.Sum)} {op} {right.At(Levels.Sum)}", Levels.Comparison, Num.Bool,
                s => holds(left.Value(s).CompareTo(right.Value(s))) ? 1 : 0, [.. left.Draws, .. right.Draws]);
        }
    }

    private static bool Alignable(RandomExpr left, RandomExpr right) =>
        Num.Aligned(left.Num, right.Num) is var (a, b) && Fits(a) && Fits(b);

    private static Rational Magnitude(Rational x) => x.Numerator.Sign < 0 ? -x : x;

    // Now and then parentheses that need not be there.
    private int Loosened(int level) => draws.OneIn(8) ? Levels.Primary : level;
}
