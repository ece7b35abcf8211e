using System.Numerics;
using CsCheck;
using Neuro.Graph;
using Neuro.Hw;

namespace Neuro.Tests;

public sealed class NarrowingTests
{
    private static readonly Rounding[] Roundings = Enum.GetValues<Rounding>();
    private static readonly Overflow[] Overflows = Enum.GetValues<Overflow>();

    private static IEnumerable<Format> SmallFormats =>
        from bits in Enumerable.Range(1, 6) from signed in new[] { true, false } select new Format(signed, bits, 0);

    private static IEnumerable<Narrowing> Modes(Format format) =>
        from rounding in Roundings from overflow in Overflows select new Narrowing(format, rounding, overflow);

    [Test]
    public void Every_small_number_narrows_to_every_small_format_as_rational_arithmetic_says()
    {
        // Only the distance between the binary points matters (the next test), so the source's varies alone.
        foreach (var raw in Integers(-64, 63))
            for (var frac = -8; frac <= 8; frac++)
            {
                var value = Rational.Of(raw, frac);
                foreach (var type in SmallFormats.SelectMany(Modes))
                    if (type.Apply(new Exact(raw, frac)) is var narrowed && narrowed.Raw != value.Narrowed(type))
                        Assert.Fail($"{raw}·2^{-frac} to {type}: {narrowed.Raw}, expected {value.Narrowed(type)}");
            }
    }

    [Test]
    public void Moving_both_binary_points_alike_changes_no_bit() =>
        (from raw in Gen.Long from frac in Gen.Int[-64, 128] from type in Any.Narrowing from distance in Gen.Int[-64, 64]
         select (raw, frac, type, distance)).Sample((raw, frac, type, distance) =>
        {
            var moved = type with { Format = type.Format with { Frac = type.Format.Frac + distance } };
            return moved.Apply(new Exact(raw, frac + distance)).Raw == type.Apply(new Exact(raw, frac)).Raw;
        }, iter: 20_000);

    [Test]
    public void Numbers_of_up_to_64_bits_narrow_to_any_format_as_rational_arithmetic_says() =>
        (from number in Any.ExactOf(Any.Format) from type in Any.Narrowing select (number, type)).Sample(
            (number, type) => type.Apply(number) == new Exact(Rational.Of(number).Narrowed(type), type.Format.Frac),
            iter: 200_000);

    [Test]
    public void Numbers_next_to_a_tie_narrow_as_rational_arithmetic_says() =>
        // n + 1/2 at k dropped bits, and one unit beside it.
        (from dropped in Gen.Int[1, 62] from whole in Gen.Long[-1L << 62, (1L << 62) - 1] from beside in Gen.Int[-1, 1] from type in Any.Narrowing
         select (Raw: (((BigInteger)whole >> dropped << dropped) + (BigInteger.One << (dropped - 1)) + beside), dropped, type)).Sample(
            (raw, dropped, type) =>
            {
                var number = new Exact(raw, type.Format.Frac + dropped);
                return type.Apply(number).Raw == Rational.Of(number).Narrowed(type);
            }, iter: 100_000);

    [Test]
    public void Nearest_never_needs_a_65th_bit() =>
        (from raw in Gen.Long from dropped in Gen.Int[1, 63] select (raw, dropped)).Sample((raw, dropped) =>
            ((raw >> (dropped - 1)) >> 1) + ((raw >> (dropped - 1)) & 1) == Rational.Of(raw, dropped).Rounded(Rounding.Nearest)
            && (dropped == 1 || ((raw >> (dropped - 1)) + 1) >> 1 == Rational.Of(raw, dropped).Rounded(Rounding.Nearest)),
            iter: 100_000);

    [Test]
    public void A_number_that_is_in_the_format_already_stays_as_it_is() =>
        (from type in Any.Narrowing from number in Any.ExactOf(Gen.Const(type.Format)) select (type, number)).Sample(
            (type, number) => type.Apply(number) == number, iter: 20_000);

    [Test]
    public void The_range_of_a_narrowing_holds_all_results_and_is_attained_at_both_ends()
    {
        Format[] formats = [Format.Fix(3, 0), Format.Ufix(3, 0), Format.Fix(1, 0), Format.Ufix(2, 0), Format.Fix(5, 0)];
        foreach (var type in formats.SelectMany(Modes))
            for (var frac = -2; frac <= 3; frac++)
                foreach (var range in Ranges(-18, 18, frac))
                {
                    var results = Integers(range.Min, range.Max).Select(raw => type.Apply(new Exact(raw, frac)).Raw).ToList();
                    var (num, low, high) = (type.Apply(range), results.Min(), results.Max());
                    // Onto a finer grid the numbers have gaps, and a wrap may jump over the ends.
                    var attained = frac >= 0 || type.Overflow == Overflow.Saturate || num != type.Format.Num;
                    if (attained ? num != new Num(low, high, 0) : num.Min > low || num.Max < high)
                        Assert.Fail($"{range} to {type}: {num}, expected {low}..{high}");
                }
    }

    [Test]
    public void The_range_of_a_narrowing_holds_what_its_members_become_up_to_64_bits() =>
        (from num in Any.Num from member in Any.Member(num) from type in Any.Narrowing select (num, member, type)).Sample(
            (num, member, type) => type.Apply(member) is var narrowed
                && type.Apply(num).Contains(Num.Constant(narrowed.Raw, narrowed.Frac))
                && type.Format.Num.Contains(type.Apply(num)),
            iter: 50_000);

    [Test]
    public void A_clamp_that_cannot_trigger_leaves_the_range_as_it_is()
    {
        var type = new Narrowing(Format.Fix(16, 8));

        Assert.That(type.Apply(Format.Fix(12, 8).Num), Is.EqualTo(Format.Fix(12, 8).Num));
    }

    [Test]
    public void A_wrap_of_numbers_between_two_multiples_keeps_their_distance()
    {
        var type = new Narrowing(Format.Ufix(8, 0), Overflow: Overflow.Wrap);

        Assert.That(type.Apply(new Num(256, 300, 0)), Is.EqualTo(new Num(0, 44, 0)));
        Assert.That(type.Apply(new Num(250, 300, 0)), Is.EqualTo(new Num(0, 255, 0)));
    }

    [Test]
    public void It_is_written_as_a_declaration_writes_it() =>
        Assert.That(new Narrowing(Format.Fix(16, 8), Rounding.Nearest, Overflow.Wrap).ToString(),
            Is.EqualTo("fix<16,8> round nearest overflow wrap"));

    [Test]
    public void The_defaults_are_floor_and_saturate() =>
        Assert.That(new Narrowing(Format.Fix(8, 0)), Is.EqualTo(new Narrowing(Format.Fix(8, 0), Rounding.Floor, Overflow.Saturate)));

    private static IEnumerable<BigInteger> Integers(BigInteger least, BigInteger greatest)
    {
        for (var n = least; n <= greatest; n++)
            yield return n;
    }

    private static IEnumerable<Num> Ranges(int least, int greatest, int frac) =>
        from low in Integers(least, greatest) from high in Integers(low, greatest) select new Num(low, high, frac);
}
