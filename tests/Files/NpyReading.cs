using System.Buffers.Binary;
using System.Numerics;
using CsCheck;
using Neuro.Graph;

namespace Neuro.Tests;

public sealed class NpyReading
{
    [TestCase("|i1", "80 00 7f", new long[] { -128, 0, 127 })]
    [TestCase("|u1", "80 00 ff", new long[] { 128, 0, 255 })]
    [TestCase("|b1", "00 01 01", new long[] { 0, 1, 1 })]
    [TestCase("<i2", "00 80 ff ff 02 01", new long[] { -32768, -1, 258 })]
    [TestCase(">i2", "80 00 ff ff 01 02", new long[] { -32768, -1, 258 })]
    [TestCase("<u2", "00 80 ff ff 02 01", new long[] { 32768, 65535, 258 })]
    [TestCase(">u2", "80 00 ff ff 01 02", new long[] { 32768, 65535, 258 })]
    [TestCase("<i4", "00 00 00 80 04 03 02 01", new long[] { int.MinValue, 0x01020304 })]
    [TestCase(">i4", "80 00 00 00 01 02 03 04", new long[] { int.MinValue, 0x01020304 })]
    [TestCase("<u4", "00 00 00 80 04 03 02 01", new long[] { 0x80000000, 0x01020304 })]
    [TestCase(">u4", "80 00 00 00 01 02 03 04", new long[] { 0x80000000, 0x01020304 })]
    [TestCase("<i8", "00 00 00 00 00 00 00 80 08 07 06 05 04 03 02 01", new long[] { long.MinValue, 0x0102030405060708 })]
    [TestCase(">i8", "80 00 00 00 00 00 00 00 01 02 03 04 05 06 07 08", new long[] { long.MinValue, 0x0102030405060708 })]
    [TestCase("<u8", "ff ff ff ff ff ff ff 7f", new long[] { long.MaxValue })]
    [TestCase(">u8", "7f ff ff ff ff ff ff ff", new long[] { long.MaxValue })]
    public void Integers_of_every_size_and_byte_order_are_read(string descr, string hex, long[] expected)
    {
        var array = Read(ArrayBytes.Npy(descr, $"({expected.Length},)", Hex(hex)));

        Assert.That(array.Integers(), Is.EqualTo(expected));
        Assert.That(array.IsInteger);
        Assert.That(array.Shape, Is.EqualTo(new long[] { expected.Length }));
    }

    [TestCase("<f2", "00 3c", "1")]
    [TestCase(">f2", "3c 00", "1")]
    [TestCase("<f2", "01 80", "-0.000000059604644775390625")]
    [TestCase("<f4", "cd cc cc 3d", "0.100000001490116119384765625")]
    [TestCase(">f4", "3d cc cc cd", "0.100000001490116119384765625")]
    [TestCase("<f8", "9a 99 99 99 99 99 b9 3f", "0.1000000000000000055511151231257827021181583404541015625")]
    [TestCase(">f8", "bf b9 99 99 99 99 99 9a", "-0.1000000000000000055511151231257827021181583404541015625")]
    [TestCase("<f8", "00 00 00 00 00 00 00 80", "0")]
    [TestCase("<f8", "00 00 00 00 00 00 50 43", "18014398509481984")]
    public void Floating_point_is_read_as_the_binary_fraction_it_is(string descr, string hex, string expected) =>
        Assert.That(Read(ArrayBytes.Npy(descr, "()", Hex(hex))).Value(0).ToString(), Is.EqualTo(expected));

    [Test]
    public void Every_finite_double_is_read_exactly() => Gen.Double.Where(double.IsFinite).Sample(value =>
    {
        var bytes = new byte[8];
        BinaryPrimitives.WriteDoubleLittleEndian(bytes, value);
        var (raw, frac) = Read(ArrayBytes.Npy("<f8", "()", bytes)).Value(0);
        // Both factors of the division are exact doubles when the raw number is at most 53 bits and frac at most 1022.
        return frac > 1022 || (double)raw / Math.ScaleB(1, frac) == value;
    });

    [Test]
    public void The_smallest_double_is_read_exactly() =>
        Assert.That(Read(ArrayBytes.Npy("<f8", "()", Hex("01 00 00 00 00 00 00 00"))).Value(0), Is.EqualTo(new Exact(BigInteger.One, 1074)));

    [Test]
    public void A_float_becomes_the_exact_decimal_number_of_a_network_file() =>
        Assert.That(Read(ArrayBytes.Npy("<f4", "(1,)", Hex("00 00 20 be"))).Number(0), Is.EqualTo(
            new Number.OfDecimal(-15625, 5) { Place = new Place.Byte("a.npy", 68) }));

    [Test]
    public void An_integer_becomes_a_raw_number_of_a_network_file() =>
        Assert.That(((Number.OfRaw)Read(ArrayBytes.Npy("|i1", "(2,)", [7, 0xfe])).Number(1)).Raw, Is.EqualTo(new BigInteger(-2)));

    [Test]
    public void Fortran_order_is_turned_to_row_major() =>
        Assert.That(
            Read(ArrayBytes.Npy("|u1", "(2, 3, 2)", [0, 100, 10, 110, 20, 120, 1, 101, 11, 111, 21, 121], fortran: true)).Integers(),
            Is.EqualTo(new long[] { 0, 1, 10, 11, 20, 21, 100, 101, 110, 111, 120, 121 }));

    [Test]
    public void Fortran_order_is_turned_for_every_shape() =>
        Gen.Int[0, 5].Array[0, 4].Sample(shape =>
        {
            var count = shape.Aggregate(1, (a, b) => a * b);
            // The element at a subscript is its row-major index; the file lists first index fastest.
            var data = new byte[2 * count];
            for (var index = 0; index < count; index++)
            {
                var (rest, position) = (index, 0);
                var stride = count;
                for (var axis = shape.Length - 1; axis >= 0; axis--)
                {
                    stride /= shape[axis];
                    position += rest % shape[axis] * shape[..axis].Aggregate(1, (a, b) => a * b);
                    rest /= shape[axis];
                }
                BinaryPrimitives.WriteInt16LittleEndian(data.AsSpan(2 * position), (short)index);
            }
            var text = $"({string.Join(", ", shape)}{(shape.Length == 1 ? "," : "")})";
            var array = Read(ArrayBytes.Npy("<i2", text, data, fortran: true));
            return array.Integers().SequenceEqual(Enumerable.Range(0, count).Select(i => (long)i));
        });

    [TestCase(1)]
    [TestCase(2)]
    [TestCase(3)]
    public void Each_version_of_the_format_is_read(int version) =>
        Assert.That(Read(ArrayBytes.Npy("|i1", "(2, 1)", [3, 4], version: version)).Integers(), Is.EqualTo(new long[] { 3, 4 }));

    [TestCase("{'descr': '|i1', 'fortran_order': False, 'shape': (), }", 1)]
    [TestCase("{'descr': '|i1', 'fortran_order': False, 'shape': (1,)}", 1)]
    [TestCase("{\"shape\": (1, 1), \"descr\": \"|i1\", \"fortran_order\": True}      ", 1)]
    [TestCase("{'descr':'|i1','fortran_order':False,'shape':(1L,)}", 1)]
    [TestCase("{'descr': '|i1', 'fortran_order': False, 'shape': (0,)}", 0)]
    [TestCase("{'descr': '|i1', 'fortran_order': False, 'shape': (5, 0, 9000000000)}", 0)]
    public void A_header_may_be_spelt_in_several_ways(string header, int count) =>
        Assert.That(Read(ArrayBytes.Npy(header, new byte[count])).Count, Is.EqualTo(count));

    [TestCase("", Code.BadArrayHeader)]
    [TestCase("{", Code.BadArrayHeader)]
    [TestCase("{}", Code.BadArrayHeader)]
    [TestCase("{'descr': '|i1', 'fortran_order': False}", Code.BadArrayHeader)]
    [TestCase("{'descr': '|i1', 'descr': '|i1', 'fortran_order': False, 'shape': ()}", Code.BadArrayHeader)]
    [TestCase("{'descr': '|i1', 'fortran_order': False, 'shape': (), 'colour': 1}", Code.BadArrayHeader)]
    [TestCase("{'descr': '|i1', 'fortran_order': 0, 'shape': ()}", Code.BadArrayHeader)]
    [TestCase("{'descr': '|i1', 'fortran_order': False, 'shape': (-1,)}", Code.BadArrayHeader)]
    [TestCase("{'descr': '|i1', 'fortran_order': False, 'shape': (1", Code.BadArrayHeader)]
    [TestCase("{'descr': '|i1', 'fortran_order': False, 'shape': ()} x", Code.BadArrayHeader)]
    [TestCase("{'descr': '|i1, 'fortran_order': False, 'shape': ()}", Code.UnsupportedElement)]
    [TestCase("{'descr': '<c8', 'fortran_order': False, 'shape': ()}", Code.UnsupportedElement)]
    [TestCase("{'descr': '<f3', 'fortran_order': False, 'shape': ()}", Code.UnsupportedElement)]
    [TestCase("{'descr': '|f4', 'fortran_order': False, 'shape': ()}", Code.UnsupportedElement)]
    [TestCase("{'descr': '|O', 'fortran_order': False, 'shape': ()}", Code.UnsupportedElement)]
    [TestCase("{'descr': '<U10', 'fortran_order': False, 'shape': ()}", Code.UnsupportedElement)]
    [TestCase("{'descr': [('a', '<i4')], 'fortran_order': False, 'shape': ()}", Code.UnsupportedElement)]
    [TestCase("{'descr': '|i1', 'fortran_order': False, 'shape': (2,)}", Code.DamagedArray)]
    [TestCase("{'descr': '|i1', 'fortran_order': False, 'shape': (0,)}", Code.DamagedArray)]
    [TestCase("{'descr': '|i1', 'fortran_order': False, 'shape': (3000000000,)}", Code.ArrayTooLarge)]
    [TestCase("{'descr': '<i8', 'fortran_order': False, 'shape': (3000000000, 5000000000)}", Code.ArrayTooLarge)]
    [TestCase("{'descr': '|i1', 'fortran_order': False, 'shape': (99999999999999999999999,)}", Code.ArrayTooLarge)]
    public void A_header_that_is_wrong_is_refused(string header, Code expected) =>
        Assert.That(CodeOf(() => Read(ArrayBytes.Npy(header, [1]))), Is.EqualTo(expected));

    [Test]
    public void A_header_of_more_dimensions_than_anybody_needs_is_refused() =>
        Assert.That(CodeOf(() => Read(ArrayBytes.Npy($"{{'descr': '|i1', 'fortran_order': False, 'shape': ({string.Join(", ", Enumerable.Repeat(1, 65))})}}", [1]))),
            Is.EqualTo(Code.BadArrayHeader));

    [Test]
    public void A_file_cut_anywhere_is_refused()
    {
        var whole = ArrayBytes.Npy("<i4", "(3,)", new byte[12]);
        for (var length = 0; length < whole.Length; length++)
            Assert.That(CodeOf(() => Read(whole[..length])), Is.AnyOf(Code.BadArrayHeader, Code.DamagedArray), $"cut to {length}");
    }

    [Test]
    public void An_integer_beyond_63_bits_is_refused_with_its_place()
    {
        var array = Read(ArrayBytes.Npy("<u8", "(1, 2)", Hex("00 00 00 00 00 00 00 00 ff ff ff ff ff ff ff ff")));

        var diagnostic = DiagnosticOf(() => array.Integer(1));

        Assert.That(diagnostic.ToString(), Is.EqualTo(
            "a.npy(byte 78): error NEU211: 18446744073709551615 at [0, 1] is above 9223372036854775807, the greatest integer here"));
    }

    [TestCase("<f4", "00 00 c0 7f", "not-a-number")]
    [TestCase("<f8", "00 00 00 00 00 00 f0 7f", "infinity")]
    [TestCase("<f2", "00 fc", "-infinity")]
    public void What_is_no_number_is_refused(string descr, string hex, string what)
    {
        var diagnostic = DiagnosticOf(() => Read(ArrayBytes.Npy(descr, "(1,)", Hex(hex))).Value(0));

        Assert.That(diagnostic.Code, Is.EqualTo(Code.NotFinite));
        Assert.That(diagnostic.Message, Does.StartWith($"{what} at [0]"));
    }

    [Test]
    public void Floating_point_is_no_integer_even_when_it_is_whole() =>
        Assert.That(CodeOf(() => Read(ArrayBytes.Npy("<f4", "()", [0, 0, 0x80, 0x3f])).Integer(0)), Is.EqualTo(Code.NotIntegers));

    [Test]
    public void A_truth_value_is_zero_or_one() =>
        Assert.That(CodeOf(() => Read(ArrayBytes.Npy("|b1", "()", [2])).Integer(0)), Is.EqualTo(Code.DamagedArray));

    [Test]
    public void A_shape_can_be_demanded()
    {
        var array = Read(ArrayBytes.Npy("|i1", "(2, 1)", [1, 2]));

        Assert.That(array.WithRank(2).WithShape(2, 1), Is.SameAs(array));
        Assert.That(CodeOf(() => array.WithRank(1)), Is.EqualTo(Code.WrongShape));
        Assert.That(DiagnosticOf(() => array.WithShape(1, 2)).Message, Is.EqualTo("the shape (1, 2) is needed here; found (2, 1)"));
    }

    [Test]
    public void Arrays_that_NumPy_wrote_are_read()
    {
        var spikes = NpyFile.Read(SharedData.At("loihi", "tinynet", "layer1.npy"));
        var currents = NpyFile.Read(SharedData.At("loihi", "tinynet", "current.npy"));

        Assert.That(spikes.WithShape(1, 24, 6, 6, 16).Count, Is.EqualTo(13_824));
        Assert.That(Enumerable.Range(0, spikes.Count).Sum(i => (int)spikes.Value(i).Raw), Is.EqualTo(1_633));
        Assert.That(currents.WithShape(1, 24, 6, 6, 16).Count, Is.EqualTo(13_824));
    }

    [Test]
    public void A_file_that_is_not_there_is_said_so() =>
        Assert.That(CodeOf(() => NpyFile.Read(Path.Combine(TestContext.CurrentContext.WorkDirectory, "no such", "a.npy"))), Is.EqualTo(Code.UnreadableFile));

    [Test]
    public void A_folder_is_no_file() =>
        Assert.That(CodeOf(() => NpyFile.Read(TestContext.CurrentContext.WorkDirectory)), Is.EqualTo(Code.UnreadableFile));

    private static NpyArray Read(byte[] bytes) => NpyFile.Read("a.npy", new MemoryStream(bytes));

    private static byte[] Hex(string hex) => Convert.FromHexString(hex.Replace(" ", ""));

    internal static Diagnostic DiagnosticOf(Func<object?> action) =>
        Assert.Throws<InvalidInputException>(() => action())!.Diagnostic;

    internal static Code CodeOf(Func<object?> action) => DiagnosticOf(action).Code;
}
