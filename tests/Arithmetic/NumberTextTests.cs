using System.Numerics;
using CsCheck;
using Neuro.Graph;
using Neuro.Hw;

namespace Neuro.Tests;

public sealed class NumberTextTests
{
    [TestCase("12", 12, 0)]
    [TestCase("-0.25", -25, 2)]
    [TestCase(".5", 5, 1)]
    [TestCase("5.", 5, 0)]
    [TestCase("1e3", 1000, 0)]
    [TestCase("1.5E-2", 15, 3)]
    [TestCase("0x1F", 31, 0)]
    [TestCase("0xff", 255, 0)]
    [TestCase("1_000", 1000, 0)]
    public void A_number_is_its_digits_over_a_power_of_ten(string text, int digits, int scale) =>
        Assert.That(NumberText.Parse(text), Is.EqualTo(new NumberText(digits, scale)));

    [TestCase("")]
    [TestCase("-")]
    [TestCase(".")]
    [TestCase("e5")]
    [TestCase("0x")]
    [TestCase("0xg")]
    [TestCase("1.2.3")]
    [TestCase(".-5")]
    [TestCase("1.+5")]
    [TestCase("1e")]
    [TestCase("1e1.5")]
    [TestCase("1e201")]
    [TestCase("1e-2147483648")]
    [TestCase("NaN")]
    [TestCase("1,5")]
    [TestCase(" 1")]
    [TestCase("٣")]
    public void Anything_else_is_none(string text) => Assert.That(NumberText.Parse(text), Is.Null);

    [Test]
    public void A_number_longer_than_any_format_could_use_is_none()
    {
        Assert.That(NumberText.Parse(new string('9', 200)), Is.Not.Null);
        Assert.That(NumberText.Parse(new string('9', 201)), Is.Null);
    }

    [TestCase("0.625", 5, 3)]
    [TestCase("6", 6, 0)]
    [TestCase("1e2", 100, 0)]
    public void A_binary_fraction_is_exact(string text, int raw, int frac) =>
        Assert.That(NumberText.Parse(text)!.Value.AsExact(), Is.EqualTo(new Exact(raw, frac)));

    [TestCase("0.1")]
    [TestCase("0.3")]
    [TestCase("1e-1")]
    public void A_decimal_that_is_no_binary_fraction_has_no_exact_value(string text) =>
        Assert.That(NumberText.Parse(text)!.Value.AsExact(), Is.Null);

    [Test]
    public void Every_number_on_a_grid_is_written_and_read_as_itself() =>
        Any.ExactOf(Any.Format).Sample(number => NumberText.Parse(number.ToString()) is { } text
            && text.RawAt(number.Frac, null) == number.Raw && text.AsExact() is { } exact && Rational.Of(exact) == Rational.Of(number),
            iter: 10_000);

    [Test]
    public void A_decimal_between_two_grid_points_takes_the_one_that_the_rounding_names() =>
        (from digits in Gen.Long from scale in Gen.Int[0, 40] from frac in Gen.Int[-64, 128] from rounding in Any.Rounding select (digits, scale, frac, rounding)).Sample(
            (digits, scale, frac, rounding) =>
            {
                var onGrid = new Rational(digits, BigInteger.Pow(10, scale)) * Rational.Of(1, -frac);
                var number = new NumberText(digits, scale);
                return number.RawAt(frac, rounding) == onGrid.Rounded(rounding)
                    && number.RawAt(frac, null) == ((Rational)onGrid.Rounded(Rounding.Floor) == onGrid ? onGrid.Rounded(Rounding.Floor) : null);
            }, iter: 10_000);
}
