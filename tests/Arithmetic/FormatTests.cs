using System.Numerics;
using Neuro.Graph;

namespace Neuro.Tests;

public sealed class FormatTests
{
    [TestCase(true, 1, 0)]
    [TestCase(true, 64, 0)]
    [TestCase(false, 63, 63)]
    [TestCase(true, 8, -64)]
    [TestCase(true, 8, 128)]
    public void Widths_up_to_64_bits_of_twos_complement_are_allowed(bool signed, int bits, int frac) =>
        Assert.That(new Format(signed, bits, frac).Problem, Is.Null);

    [TestCase(true, 0, 0, "fix<0,0> has no bits; the least is 1")]
    [TestCase(false, -3, 0, "ufix<-3,0> has no bits; the least is 1")]
    [TestCase(true, 65, 0, "fix<65,0> needs 65 bits of two's complement; the most is 64")]
    [TestCase(false, 64, 0, "ufix<64,0> needs 65 bits of two's complement; the most is 64")]
    [TestCase(false, int.MaxValue, 0, "ufix<2147483647,0> needs 2147483648 bits of two's complement; the most is 64")]
    [TestCase(true, 8, 129, "fix<8,129> has 129 fraction bits; -64 to 128 are allowed")]
    [TestCase(true, 8, -65, "fix<8,-65> has -65 fraction bits; -64 to 128 are allowed")]
    public void What_is_not_allowed_says_why(bool signed, int bits, int frac, string problem) =>
        Assert.That(new Format(signed, bits, frac).Problem, Is.EqualTo(problem));

    [Test]
    public void It_holds_the_numbers_its_name_says()
    {
        Assert.That(Format.Fix(8, 4).Num, Is.EqualTo(new Num(-128, 127, 4)));
        Assert.That(Format.Ufix(8, 4).Num, Is.EqualTo(new Num(0, 255, 4)));
        Assert.That(Format.Fix(64, 0).Num, Is.EqualTo(new Num(long.MinValue, long.MaxValue, 0)));
        Assert.That(Format.Ufix(63, 0).Num, Is.EqualTo(new Num(0, long.MaxValue, 0)));
        Assert.That(Format.Fix(1, 0).Num, Is.EqualTo(new Num(BigInteger.MinusOne, 0, 0)));
    }

    [Test]
    public void A_plain_spike_is_the_integer_1() => Assert.That(Format.Plain.Num.Contains(Num.Constant(1, 0)));
}
