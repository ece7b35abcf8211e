using System.Numerics;
using Neuro.Graph;

namespace Neuro.Tests;

public sealed class ValueGridTests
{
    private static readonly Format Eighths = Format.Fix(8, 3);

    [TestCase("0.125", 1)]
    [TestCase("-16", -128)]
    [TestCase("15.875", 127)]
    [TestCase("2.50", 20)]
    public void A_decimal_on_the_grid_becomes_its_integer(string value, long raw)
    {
        Assert.That(Raw(Decimal(value), Eighths), Is.EqualTo(raw));
    }

    [TestCase("0.3", Rounding.Nearest, 2)]
    [TestCase("0.3", Rounding.Ceil, 3)]
    [TestCase("-0.3", Rounding.Floor, -3)]
    [TestCase("-0.3", Rounding.Zero, -2)]
    [TestCase("0.1875", Rounding.Even, 2)]
    [TestCase("0.3125", Rounding.Even, 2)]
    public void Rounding_happens_where_it_is_asked_for(string value, Rounding round, long raw)
    {
        Assert.That(Raw(((Number.OfDecimal)Decimal(value)) with { Round = round }, Eighths), Is.EqualTo(raw));
    }

    [TestCase("0.3", Code.NotOnGrid, "0.25 and 0.375")]
    [TestCase("15.9", Code.NotOnGrid, "the nearest is 15.875")]
    [TestCase("16", Code.OutsideFormat, "-16 to 15.875")]
    [TestCase("-1000.3", Code.NotOnGrid, "-16 to 15.875")]
    public void Anything_else_is_an_error_that_tells_the_nearest_values(string value, Code code, string help)
    {
        var diagnostics = new Diagnostics();

        Assert.That(Grid.RawOf(Decimal(value), Eighths, diagnostics), Is.Null);

        Assert.That(diagnostics.Items.Single().Code, Is.EqualTo(code));
        Assert.That(diagnostics.Items.Single().Help, Does.Contain(help));
    }

    [Test]
    public void Grids_may_be_coarser_than_one()
    {
        Assert.That(Raw(24, Format.Fix(8, -3)), Is.EqualTo(3));
        Assert.That(Raw(new Number.OfRaw(-128), Format.Fix(8, -3)), Is.EqualTo(-128));
    }

    [Test]
    public void Decimals_of_code_are_exact()
    {
        Assert.That(((Number.OfDecimal)(Number)(-0.10m)).Text, Is.EqualTo(new NumberText(-10, 2)));
        Assert.That(((Number.OfDecimal)(Number)decimal.MaxValue).Digits, Is.EqualTo((BigInteger)decimal.MaxValue));
    }

    [Test]
    public void Uniform_draws_are_those_of_the_benchmarks()
    {
        var delays = Of(Values.Uniform(1, 100, seed: 2, stride: 1250), Format.Ufix(31, 0), new(12500, 1000, "synapses"));

        Assert.That(new[] { delays.At(0, 0), delays.At(0, 1), delays.At(0, 2) }, Is.EqualTo(new long[] { 60, 75, 60 }));
        Assert.That(delays.At(3, 7), Is.EqualTo(1 + SplitMix.Below(2, 3 * 1250 + 7, 100)));
        Assert.That(delays.Bounds, Is.EqualTo((1, 100)));
    }

    [Test]
    public void Uniform_draws_step_along_the_grid_of_their_format()
    {
        var drawn = Of(Values.Uniform(-0.5m, 0.25m, seed: 3), Eighths, ValueItems.Row(1000, "neurons"));

        Assert.That(Enumerable.Range(0, 1000).Select(i => drawn.At(0, i)).Distinct().Order(), Is.EqualTo(new long[] { -4, -3, -2, -1, 0, 1, 2 }));
    }

    [Test]
    public void Wide_uniform_draws_reach_both_ends_of_64_bits()
    {
        var all = new UniformValues(long.MinValue, long.MaxValue, 7, new(0, 0));
        var most = new UniformValues(0, long.MaxValue, 7, new(0, 0));
        var word = new UniformValues(0, uint.MaxValue, 7, new(0, 0));

        var draw = SplitMix.Draw(7, 3);
        Assert.That(all.At(0, 3), Is.EqualTo((long)(draw ^ (1UL << 63))));
        Assert.That(most.At(0, 3), Is.EqualTo((long)(draw >> 1)));
        Assert.That(word.At(0, 3), Is.EqualTo((long)(draw >> 32)));
    }

    [Test]
    public void Normal_draws_are_the_rounded_sum_of_twelve_uniforms()
    {
        var drawn = Of(Values.Normal(1.1m, 0.7m, seed: 5), Format.Fix(16, 8), ValueItems.Row(200, "neurons"));

        for (var i = 0; i < 200; i++)
        {
            var sum = (from draw in new[] { 3 * i, 3 * i + 1, 3 * i + 2 }
                       from quarter in Enumerable.Range(0, 4)
                       select (long)((SplitMix.Draw(5, (ulong)draw) >> (16 * quarter)) & 0xFFFF)).Sum();
            // 256 · (11/10 + 7/10 · (sum - 393210) / 65536), a half going up
            var expected = Narrowing.Divide((BigInteger)256 * (11 * 65536 + 7 * (sum - 393210)), 10 * 65536, Rounding.Nearest);
            Assert.That(drawn.At(0, i), Is.EqualTo((long)expected), $"item {i}");
        }
    }

    [Test]
    public void Numbers_too_long_for_64_bits_give_the_same_draws()
    {
        var items = ValueItems.Row(1000, "neurons");
        var plain = Of(Values.Normal(1.1m, 0.7m, seed: 5, low: 0.3m), Format.Fix(16, 8), items);
        var tiny = Of(Values.Normal(1.1000000000000000000000000001m, 0.7000000000000000000000000001m, seed: 5, low: 0.3000000000000000000000000001m), Format.Fix(16, 8), items);

        Assert.That(Enumerable.Range(0, 1000).Select(i => tiny.At(0, i)), Is.EqualTo(Enumerable.Range(0, 1000).Select(i => plain.At(0, i))));
    }

    [Test]
    public void Every_rounding_of_a_normal_draw_is_that_of_its_exact_value()
    {
        foreach (var round in Enum.GetValues<Rounding>())
        {
            var drawn = Of(new Values.Drawn(new Distribution.Normal(-0.3m, 1.7m, null, null, round), Seed: 5, default), Format.Fix(16, 2), ValueItems.Row(500, "neurons"));
            for (var i = 0; i < 500; i++)
            {
                var z = TwelveUniforms.Sum(5, 3 * (ulong)i) - TwelveUniforms.Mean;
                Assert.That(drawn.At(0, i), Is.EqualTo((long)Narrowing.Divide((BigInteger)4 * (-3 * 65536 + 17 * z), 10 * 65536, round)), $"{round}, item {i}");
            }
        }
    }

    [Test]
    public void Normal_draws_outside_their_bounds_are_drawn_again_under_a_derived_seed()
    {
        var items = ValueItems.Row(5000, "neurons");
        var free = Of(Values.Normal(15, 7.5m, seed: 6), Format.Fix(16, 0), items);
        var bounded = Of(Values.Normal(15, 7.5m, seed: 6, low: 0.5m, high: 40), Format.Fix(16, 0), items);
        var second = Of(Values.Normal(15, 7.5m, seed: SplitMix.Draw(6, ulong.MaxValue)), Format.Fix(16, 0), items);

        var again = 0;
        for (var i = 0; i < 5000; i++)
        {
            var value = bounded.At(0, i);
            Assert.That(value, Is.InRange(1, 40));
            if (free.At(0, i) is >= 1 and <= 40)
            {
                Assert.That(value, Is.EqualTo(free.At(0, i)));
            }
            else if (second.At(0, i) is >= 1 and <= 40)
            {
                Assert.That(value, Is.EqualTo(second.At(0, i)));
                again++;
            }
        }
        Assert.That(again, Is.InRange(60, 200)); // 2.7 percent lie below half a tick, a few above 40
        Assert.That(bounded.Bounds, Is.EqualTo((1, 40)));
    }

    [Test]
    public void Normal_draws_have_the_mean_and_deviation_they_ask_for()
    {
        const int count = 100_000;
        var drawn = Of(Values.Normal(3, 0.5m, seed: 1), Format.Fix(32, 20), ValueItems.Row(count, "neurons"));
        var values = Enumerable.Range(0, count).Select(i => drawn.At(0, i) / 1048576.0).ToArray();

        var mean = values.Average();
        Assert.That(mean, Is.EqualTo(3).Within(0.01));
        Assert.That(Math.Sqrt(values.Average(v => (v - mean) * (v - mean))), Is.EqualTo(0.5).Within(0.005));
    }

    [Test]
    public void The_outcomes_of_twelve_uniforms_are_counted_exactly()
    {
        var all = BigInteger.Pow(65536, 12);

        Assert.That(TwelveUniforms.OutcomesUpTo(TwelveUniforms.Most), Is.EqualTo(all));
        Assert.That(TwelveUniforms.OutcomesUpTo(-1), Is.EqualTo(BigInteger.Zero));
        Assert.That(TwelveUniforms.OutcomesUpTo(1), Is.EqualTo((BigInteger)13));
        Assert.That(TwelveUniforms.OutcomesUpTo(TwelveUniforms.Most - 1), Is.EqualTo(all - 1));
        // Symmetric about the mean.
        Assert.That(TwelveUniforms.OutcomesUpTo(TwelveUniforms.Mean - 1000), Is.EqualTo(all - TwelveUniforms.OutcomesUpTo(TwelveUniforms.Mean + 999)));
    }

    [Test]
    public void Distributions_that_give_nothing_are_errors()
    {
        var items = ValueItems.Row(3, "neurons");
        Values[] bad =
        [
            Values.Uniform(2, 1, seed: 0),
            Values.Normal(0, 0, seed: 0),
            Values.Normal(0, -1, seed: 0),
            Values.Normal(0, 1, seed: 0, low: 3, high: 2),
            Values.Normal(0, 1, seed: 0, low: 4),
            Values.Normal(0, 1, seed: 0, low: 1_000_000),
            Values.Normal(0, 3, seed: 0),
        ];
        foreach (var values in bad)
        {
            var diagnostics = new Diagnostics();
            Assert.That(ValueGrid.Of(values, Eighths, items, diagnostics), Is.Null);
            Assert.That(diagnostics.Items.Single().Code, Is.EqualTo(Code.BadDistribution), values.ToString());
        }
    }

    [Test]
    public void Written_out_values_must_be_as_many_as_there_are_items_and_of_their_shape()
    {
        var items = ValueItems.Matrix(2, 3, "pairs");
        var six = Values.OfRaw(1, 2, 3, 4, 5, 6);

        Assert.That(Of(six, Eighths, items).At(1, 0), Is.EqualTo(4));
        Assert.That(Of((Values.EachRaw)six with { Shape = [2, 3] }, Eighths, items).At(1, 0), Is.EqualTo(4));
        Assert.That(CodeOf((Values.EachRaw)six with { Shape = [3, 2] }, items), Is.EqualTo(Code.WrongCount));
        Assert.That(CodeOf(Values.OfRaw(1, 2, 3, 4, 5), items), Is.EqualTo(Code.WrongCount));
        Assert.That(CodeOf(Values.OfRaw(1, 2, 3, 4, 5, 128), items), Is.EqualTo(Code.OutsideFormat));
        Assert.That(CodeOf(Values.Of(1, 2, 3, 4, 5, 0.1m), items), Is.EqualTo(Code.NotOnGrid));
    }

    private static Code CodeOf(Values values, ValueItems items)
    {
        var diagnostics = new Diagnostics();
        Assert.That(ValueGrid.Of(values, Eighths, items, diagnostics), Is.Null);
        return diagnostics.Items.Single().Code;
    }

    private static RawValues Of(Values values, Format format, ValueItems items)
    {
        var diagnostics = new Diagnostics();
        return ValueGrid.Of(values, format, items, diagnostics) ?? throw new AssertionException(string.Join('\n', diagnostics.Items));
    }

    private static long? Raw(Number number, Format format) => Grid.RawOf(number, format, new());

    private static Number Decimal(string text)
    {
        var (digits, scale) = NumberText.Parse(text)!.Value;
        return new Number.OfDecimal(digits, scale);
    }
}
