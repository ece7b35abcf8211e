using System.Globalization;
using System.Numerics;
using CsCheck;
using Neuro.Graph;
using Neuro.Hw;

namespace Neuro.Tests;

public sealed class ExactTests
{
    [TestCase(-40, 8, "-0.15625")]
    [TestCase(0, 8, "0")]
    [TestCase(-1, 0, "-1")]
    [TestCase(3, -4, "48")]
    [TestCase(256, 8, "1")]
    [TestCase(-257, 8, "-1.00390625")]
    [TestCase(1, 10, "0.0009765625")]
    public void It_is_written_as_the_exact_decimal(int raw, int frac, string text) =>
        Assert.That(new Exact(raw, frac).ToString(), Is.EqualTo(text));

    [Test]
    public void What_is_written_reads_back_as_the_same_number() =>
        Any.ExactOf(Any.Format).Sample(number => Read(number.ToString()) == Rational.Of(number), iter: 20_000);

    [Test]
    public void Order_is_that_of_the_numbers_whatever_their_binary_points() =>
        (from a in Any.ExactOf(Any.Format) from b in Any.ExactOf(Any.Format) select (a, b)).Sample(
            (a, b) => Math.Sign(Exact.Compare(a, b)) == Math.Sign(Rational.Of(a).CompareTo(Rational.Of(b))), iter: 20_000);

    [Test]
    public void A_finer_grid_holds_the_same_number_and_a_coarser_one_is_refused()
    {
        Assert.That(new Exact(3, 1).RawAt(4), Is.EqualTo(new BigInteger(24)));
        Assert.That(() => new Exact(3, 1).RawAt(0), Throws.TypeOf<ArgumentOutOfRangeException>());
    }

    [Test]
    public void Zero_and_one_are_what_they_say() =>
        Assert.That(new[] { Exact.Zero.ToString(), Exact.One.ToString(), (Exact.One - Exact.Zero).ToString() }, Is.EqualTo(new[] { "0", "1", "1" }));

    // As a school child reads it: digits over a power of ten.
    private static Rational Read(string text)
    {
        var point = text.IndexOf('.', StringComparison.Ordinal);
        return point < 0
            ? BigInteger.Parse(text, CultureInfo.InvariantCulture)
            : new Rational(BigInteger.Parse(text.Remove(point, 1), CultureInfo.InvariantCulture), BigInteger.Pow(10, text.Length - point - 1));
    }
}
