using System.Numerics;
using CsCheck;
using Neuro.Graph;
using Neuro.Hw;

namespace Neuro.Tests;

public sealed class NumTests
{
    /// <summary>An operation on ranges and the same on numbers, by fractions.</summary>
    private sealed record Operation(string Name, Func<Num, Num, Num> Ranges, Func<Exact, Exact, Exact?> Exacts, Func<Rational, Rational, Rational> Numbers);

    private static readonly Operation[] Operations =
    [
        new("+", (a, b) => a + b, (x, y) => x + y, (x, y) => x + y),
        new("-", (a, b) => a - b, (x, y) => x - y, (x, y) => x - y),
        new("*", (a, b) => a * b, (x, y) => x * y, (x, y) => x * y),
        new("min", Num.MinOf, (_, _) => null, (x, y) => x < y ? x : y),
        new("max", Num.MaxOf, (_, _) => null, (x, y) => x < y ? y : x),
        new("negate", (a, _) => -a, (x, _) => -x, (x, _) => -x),
        new("abs", (a, _) => a.Abs(), (x, _) => x.Abs(), (x, _) => x.Numerator.Sign < 0 ? -x : x),
        new("shift", (a, _) => a.ShiftRight(3), (x, _) => x.ShiftRight(3), (x, _) => x * new Rational(1, 8)),
    ];

    [Test]
    public void Every_bound_of_a_result_is_attained_and_none_is_passed()
    {
        var ranges = (from low in Enumerable.Range(-4, 9) from high in Enumerable.Range(low, 5 - low) select (low, high)).ToList();
        foreach (var operation in Operations)
            foreach (var (p, q) in ranges)
                foreach (var (r, s) in ranges)
                    for (var frac = -1; frac <= 1; frac++)
                    {
                        var (a, b) = (new Num(p, q, frac), new Num(r, s, 0));
                        var results = (from x in Members(a) from y in Members(b) select operation.Numbers(x, y)).ToList();
                        AssertBounds(operation.Name, a, b, operation.Ranges(a, b), results.Min(), results.Max());
                    }
    }

    [Test]
    public void A_union_reaches_from_the_least_to_the_greatest_of_both()
    {
        (from a in Any.Num from b in Any.Num select (a, b)).Sample((a, b) =>
        {
            var ends = new[] { Rational.Of(a.Min, a.Frac), Rational.Of(a.Max, a.Frac), Rational.Of(b.Min, b.Frac), Rational.Of(b.Max, b.Frac) };
            AssertBounds("union", a, b, Num.Union(a, b), ends.Min(), ends.Max());
            Assert.That(Num.Union(a, b).Contains(a) && Num.Union(a, b).Contains(b));
        }, iter: 10_000);
    }

    [Test]
    public void What_random_members_give_lies_in_the_range_of_the_result() =>
        (from a in Any.Num from b in Any.Num from x in Any.Member(a) from y in Any.Member(b) from o in Gen.Int[0, Operations.Length - 1]
         select (a, b, x, y, Operations[o])).Sample((a, b, x, y, operation) =>
        {
            var (range, result) = (operation.Ranges(a, b), operation.Numbers(Rational.Of(x), Rational.Of(y)));
            return Rational.Of(range.Min, range.Frac) <= result && result <= Rational.Of(range.Max, range.Frac)
                && (operation.Exacts(x, y) is not { } exact || Rational.Of(exact) == result);
        }, iter: 100_000);

    [Test]
    public void The_width_is_the_least_that_holds_both_ends()
    {
        for (var low = -70; low <= 70; low++)
            for (var high = low; high <= 70; high++)
            {
                var bits = 1;
                while (low < -(1 << (bits - 1)) || high > (1 << (bits - 1)) - 1)
                    bits++;
                Assert.That(new Num(low, high, 0).Bits, Is.EqualTo(bits), $"{low}..{high}");
            }
    }

    [TestCase("0", "0", 1)]
    [TestCase("-1", "0", 1)]
    [TestCase("-9223372036854775808", "9223372036854775807", 64)]
    [TestCase("0", "9223372036854775808", 65)]
    [TestCase("-9223372036854775809", "0", 65)]
    public void Widths_around_64_bits_are_exact(string low, string high, int bits) =>
        Assert.That(new Num(BigInteger.Parse(low), BigInteger.Parse(high), 0).Bits, Is.EqualTo(bits));

    [Test]
    public void A_format_has_its_own_width_as_a_range_and_comes_back_from_it() =>
        Any.Format.Sample(format =>
            format.Num.Bits == (format.Signed ? format.Bits : format.Bits + 1) && Format.Holding(format.Num) == format,
            iter: 5_000);

    [Test]
    public void The_narrowest_format_that_holds_a_range_is_one_bit_too_wide_to_lose_one() =>
        Any.Num.Where(num => num.Bits > 2).Sample(num =>
        {
            var format = Format.Holding(num);
            return format.Num.Contains(num) && !(format with { Bits = format.Bits - 1 }).Num.Contains(num)
                && format.Signed == num.Min.Sign < 0;
        }, iter: 5_000);

    [Test]
    public void A_product_of_16_bit_numbers_takes_32_bits_and_a_sum_17()
    {
        var (v, keep) = (Format.Fix(16, 8).Num, Format.Ufix(16, 16).Num);

        Assert.That((v * keep).Bits, Is.EqualTo(32));
        Assert.That((v * keep).Frac, Is.EqualTo(24));
        Assert.That((v + v).Bits, Is.EqualTo(17));
    }

    [Test]
    public void A_shift_moves_the_binary_point_and_keeps_every_bit()
    {
        var v = Format.Fix(16, 8).Num;

        Assert.That(v.ShiftRight(4), Is.EqualTo(Format.Fix(16, 12).Num));
        Assert.That(v.ShiftRight(-4), Is.EqualTo(Format.Fix(16, 4).Num));
    }

    [Test]
    public void A_range_holds_another_only_if_it_has_its_grid_points()
    {
        var whole = Format.Fix(8, 0).Num;

        Assert.That(whole.Contains(new Num(-128, 127, 0)));
        Assert.That(whole.Contains(new Num(-128, 128, 0)), Is.False);
        Assert.That(whole.Contains(Num.Constant(3, 1)), Is.False, "1.5 is no whole number");
        Assert.That(whole.Contains(Num.Constant(6, 1)), "3.0 is");
        Assert.That(whole.Contains(new Num(2, 4, 1)), Is.False, "1, 1.5, 2");
        Assert.That(whole.Contains(new Num(-32, 31, -2)), "multiples of 4");
    }

    [Test]
    public void Only_0_and_1_are_truth_values()
    {
        Assert.That(Num.Bool.IsBool && Num.Constant(1, 0).IsBool && Num.Constant(0, 0).IsBool);
        Assert.That(new Num(0, 2, 0).IsBool || new Num(-1, 0, 0).IsBool || new Num(0, 1, 1).IsBool || new Num(0, 1, -1).IsBool, Is.False);
    }

    [Test]
    public void A_coarser_grid_is_refused() =>
        Assert.That(() => Format.Fix(8, 4).Num.WithFrac(3), Throws.TypeOf<ArgumentOutOfRangeException>());

    [TestCase(-128, 127, 4, "fix<8,4> -8..7.9375")]
    [TestCase(0, 1, 0, "ufix<1,0> 0..1")]
    [TestCase(5, 5, 1, "2.5")]
    public void It_is_written_with_its_narrowest_format_and_its_ends(int low, int high, int frac, string text) =>
        Assert.That(new Num(low, high, frac).ToString(), Is.EqualTo(text));

    private static IEnumerable<Rational> Members(Num num)
    {
        for (var raw = num.Min; raw <= num.Max; raw++)
            yield return Rational.Of(raw, num.Frac);
    }

    private static void AssertBounds(string name, Num a, Num b, Num range, Rational low, Rational high)
    {
        if (Rational.Of(range.Min, range.Frac) != low || Rational.Of(range.Max, range.Frac) != high)
            Assert.Fail($"{a} {name} {b}: {range}, expected {low}..{high}");
    }
}
