using System.IO.Compression;
using CsCheck;
using Neuro.Graph;

namespace Neuro.Tests;

public sealed class NpzWriting
{
    [Test]
    public void What_is_written_is_read_again()
    {
        using var npz = NpzFile.Open("a.npz", new MemoryStream(Sample()));

        Assert.That(npz.Names, Is.EqualTo(new[] { "tick", "größe", "value", "none" }));
        Assert.That(npz.Array("tick").Integers(), Is.EqualTo(new long[] { 1, long.MaxValue, long.MinValue }));
        Assert.That(npz.Array("größe").Integers(), Is.EqualTo(new long[] { 1, 2, 3, 250 }));
        Assert.That(npz.Array("größe").Type, Is.EqualTo(NpyType.UInt8));
        Assert.That(npz.Array("größe").Shape, Is.EqualTo(new long[] { 2, 2 }));
        Assert.That(npz.Array("value").Value(0), Is.EqualTo(new Exact(-1, 2)));
        Assert.That(npz.Array("value").Shape, Is.Empty);
        Assert.That(npz.Array("none").Count, Is.Zero);
    }

    [Test]
    public void Equal_arrays_give_equal_bytes() => Assert.That(Sample(), Is.EqualTo(Sample()));

    [Test]
    public void Other_readers_of_zip_read_it()
    {
        using var zip = new ZipArchive(new MemoryStream(Sample()));

        Assert.That(zip.Entries.Select(e => e.FullName), Is.EqualTo(new[] { "tick.npy", "größe.npy", "value.npy", "none.npy" }));
        Assert.That(zip.Entries[0].LastWriteTime.Date, Is.EqualTo(new DateTime(1980, 1, 1)));
        using var content = new MemoryStream();
        using (var entry = zip.Entries[0].Open())
            entry.CopyTo(content);
        Assert.That(NpyFile.Read("tick", content).Integers()[0], Is.EqualTo(1));
    }

    [Test]
    public void Header_and_elements_lie_as_the_format_says()
    {
        using var bytes = new MemoryStream();
        NpyFile.Write(bytes, [2], [1, -2], NpyType.Int16);

        Assert.That(bytes.Length, Is.EqualTo(128 + 4), "the header is padded to a multiple of 64");
        Assert.That(bytes.ToArray()[..10], Is.EqualTo(new byte[] { 0x93, 0x4e, 0x55, 0x4d, 0x50, 0x59, 1, 0, 118, 0 }));
        Assert.That(System.Text.Encoding.ASCII.GetString(bytes.ToArray(), 10, 118), Is.EqualTo(
            "{'descr': '<i2', 'fortran_order': False, 'shape': (2,), }".PadRight(117) + "\n"));
        Assert.That(bytes.ToArray()[128..], Is.EqualTo(new byte[] { 1, 0, 0xfe, 0xff }));
    }

    [Test]
    public void An_element_that_its_type_does_not_hold_is_never_cut() => Gen.Select(
        Gen.OneOf(NpyType.Int8, NpyType.Int16, NpyType.Int32, NpyType.Int64, NpyType.UInt8, NpyType.UInt16, NpyType.UInt32, NpyType.UInt64),
        Gen.OneOf(Gen.Long, Gen.Long[-70000, 70000], Gen.Long[-300, 300])).Sample((type, element) =>
        {
            using var bytes = new MemoryStream();
            try
            {
                NpyFile.Write(bytes, [], [element], type);
            }
            catch (ArgumentOutOfRangeException)
            {
                var bits = 8 * type.Bytes;
                return type.Kind == NpyKind.Unsigned
                    ? element < 0 || (bits < 64 && element >= 1L << bits)
                    : element < -(1L << (bits - 1)) || element >= 1L << (bits - 1);
            }
            return NpyFile.Read("a.npy", bytes).Integer(0) == element;
        });

    [Test]
    public void An_array_has_as_many_elements_as_its_shape_says()
    {
        using var bytes = new MemoryStream();

        Assert.Throws<InvalidOperationException>(() => NpyFile.Write(bytes, [3], [1, 2]));
        Assert.Throws<InvalidOperationException>(() => NpyFile.Write(bytes, [1], [1, 2]));
    }

    private static byte[] Sample()
    {
        using var bytes = new MemoryStream();
        var npz = new NpzWriter(bytes);
        npz.Write("tick", [3], [1, long.MaxValue, long.MinValue]);
        npz.Write("größe", [2, 2], [1, 2, 3, 250], NpyType.UInt8);
        npz.Write("value", [], (ReadOnlySpan<double>)[-0.25]);
        npz.Write("none", [0], (ReadOnlySpan<long>)[]);
        npz.End();
        return bytes.ToArray();
    }
}
