using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;
using CsCheck;
using Neuro.Graph;
using static Neuro.Tests.NpyReading;

namespace Neuro.Tests;

public sealed class NpzReading
{
    private static readonly byte[] Small = ArrayBytes.Npy("<i2", "(2,)", [1, 0, 0xff, 0xff]);

    [TestCase(CompressionLevel.NoCompression)]
    [TestCase(CompressionLevel.Optimal)]
    public void Arrays_are_found_by_name_stored_or_deflated(CompressionLevel level)
    {
        using var npz = Open(ArrayBytes.Npz(level, ("b.npy", Small), ("a.npy", ArrayBytes.Npy("|u1", "(1000,)", new byte[1000])), ("readme.txt", [1])));

        Assert.That(npz.Names, Is.EqualTo(new[] { "b", "a" }));
        Assert.That(npz.Array("b").Integers(), Is.EqualTo(new long[] { 1, -1 }));
        Assert.That(npz.Array("a").Integers(), Is.EqualTo(new long[1000]));
        Assert.That(npz.Array("b").Name, Is.EqualTo("b"));
        Assert.That(npz.TryArray("c", out _), Is.False);
    }

    [Test]
    public void A_missing_array_is_told_with_those_that_are_there()
    {
        using var npz = Open(ArrayBytes.Npz(("source.npy", Small), ("target.npy", Small)));

        Assert.That(DiagnosticOf(() => npz.Array("weight")).ToString(), Is.EqualTo(
            "a.npz: error NEU204: there is no array 'weight' in it\n  help: it holds 'source', 'target'"));
    }

    [Test]
    public void Two_arrays_of_one_name_are_refused() =>
        Assert.That(CodeOf(() => Open(ArrayBytes.Npz(("a.npy", Small), ("a.npy", Small)))), Is.EqualTo(Code.DuplicateArray));

    [TestCase("")]
    [TestCase("PK")]
    [TestCase("this is no zip file, however long it is said to be")]
    public void What_is_no_zip_is_refused(string text) =>
        Assert.That(CodeOf(() => Open(Encoding.ASCII.GetBytes(text))), Is.EqualTo(Code.DamagedZip));

    [Test]
    public void An_empty_zip_holds_no_arrays()
    {
        using var npz = Open(ArrayBytes.Npz());

        Assert.That(npz.Names, Is.Empty);
        Assert.That(DiagnosticOf(() => npz.Array("a")).Help, Is.EqualTo("the file holds no arrays"));
    }

    [TestCase(CompressionLevel.NoCompression)]
    [TestCase(CompressionLevel.Optimal)]
    public void A_file_cut_anywhere_is_refused(CompressionLevel level)
    {
        var whole = ArrayBytes.Npz(level, ("a.npy", Small), ("b.npy", Small));
        for (var length = 0; length < whole.Length; length++)
            Assert.That(CodeOf(() => Open(whole[..length])), Is.EqualTo(Code.DamagedZip), $"cut to {length}");
    }

    [TestCase(CompressionLevel.NoCompression)]
    [TestCase(CompressionLevel.Optimal)]
    public void A_flipped_bit_gives_a_diagnostic_or_the_same_numbers(CompressionLevel level)
    {
        var whole = ArrayBytes.Npz(level, ("a.npy", Small), ("b.npy", ArrayBytes.Npy("|u1", "(40,)", new byte[40])));
        for (var bit = 0; bit < 8 * whole.Length; bit++)
        {
            var flipped = whole.ToArray();
            flipped[bit / 8] ^= (byte)(1 << (bit % 8));
            try
            {
                using var npz = Open(flipped);
                Assert.That(npz.Array("a").Integers(), Is.EqualTo(new long[] { 1, -1 }), $"bit {bit}");
                Assert.That(npz.Array("b").Integers(), Is.EqualTo(new long[40]), $"bit {bit}");
            }
            catch (InvalidInputException)
            {
            }
        }
    }

    [Test]
    public void Sizes_in_the_form_for_large_files_are_read()
    {
        var plain = ArrayBytes.Npz(("a.npy", Small));
        var directory = Directory(plain);
        var entry = plain[directory..^22];
        // Sizes and offset move into an extra field, those of the directory into an end record of their own.
        using var wide = new MemoryStream();
        var fields = new BinaryWriter(wide);
        fields.Write(plain[..directory]);
        SetField(entry, 20, uint.MaxValue);
        SetField(entry, 24, uint.MaxValue);
        SetField(entry, 42, uint.MaxValue);
        BinaryPrimitives.WriteUInt16LittleEndian(entry.AsSpan(30), 34);
        fields.Write(entry);
        Write(fields, [0x7075, 2, 0x4242], []);
        Write(fields, [1, 24], [], (ulong)Small.Length, (ulong)Small.Length, 0);
        var end = wide.Position;
        Write(fields, [], [0x06064b50], 44);
        Write(fields, [45, 45], [0, 0], 1, 1, (ulong)(end - directory), (ulong)directory);
        Write(fields, [], [0x07064b50, 0], (ulong)end);
        Write(fields, [], [1, 0x06054b50]);
        Write(fields, [0, 0, ushort.MaxValue, ushort.MaxValue], [uint.MaxValue, uint.MaxValue]);
        Write(fields, [0], []);

        using var npz = Open(wide.ToArray());

        Assert.That(npz.Array("a").Integers(), Is.EqualTo(new long[] { 1, -1 }));
    }

    [Test]
    public void A_damaged_element_shows_in_the_checksum()
    {
        var bytes = ArrayBytes.Npz(("a.npy", Small));
        bytes[bytes.AsSpan().IndexOf(Small) + Small.Length - 1] ^= 1;

        using var npz = Open(bytes);

        Assert.That(CodeOf(() => npz.Array("a")), Is.EqualTo(Code.ArrayChecksum));
    }

    [Test]
    public void An_entry_that_claims_more_than_deflate_can_hold_is_refused_before_memory_is_taken()
    {
        var bytes = ArrayBytes.Npz(CompressionLevel.Optimal, ("a.npy", ArrayBytes.Npy("|u1", "(2000000000,)", [0])));
        SetDirectoryField(bytes, 24, 2_000_000_128);

        using var npz = Open(bytes);

        var before = GC.GetAllocatedBytesForCurrentThread();
        Assert.That(CodeOf(() => npz.Array("a")), Is.EqualTo(Code.ArrayTooLarge));
        Assert.That(GC.GetAllocatedBytesForCurrentThread() - before, Is.LessThan(1 << 20));
    }

    [Test]
    public void A_compressed_array_that_ends_early_takes_memory_for_what_is_there_only()
    {
        // Honest enough for deflate's best ratio: the entry claims 64 MB, and 3 MB follow.
        var header = ArrayBytes.Npy("|u1", "(64000000,)", []);
        var packed = new byte[3_000_000];
        new Random(1).NextBytes(packed);
        var bytes = ArrayBytes.Npz(CompressionLevel.Optimal, ("a.npy", [.. header, .. packed]));
        SetDirectoryField(bytes, 24, (uint)(64_000_000 + header.Length));

        using var npz = Open(bytes);

        var before = GC.GetAllocatedBytesForCurrentThread();
        Assert.That(CodeOf(() => npz.Array("a")), Is.EqualTo(Code.DamagedArray));
        Assert.That(GC.GetAllocatedBytesForCurrentThread() - before, Is.LessThan(16 << 20));
    }

    [Test]
    public void An_entry_that_is_longer_than_it_claims_is_refused()
    {
        var array = ArrayBytes.Npy("|u1", "(4,)", new byte[4]);
        var bytes = ArrayBytes.Npz(CompressionLevel.Optimal, ("a.npy", [.. array, 5]));
        SetDirectoryField(bytes, 24, (uint)array.Length);

        using var npz = Open(bytes);

        Assert.That(CodeOf(() => npz.Array("a")), Is.EqualTo(Code.DamagedArray));
    }

    [TestCase(8, 1u, Description = "encrypted")]
    [TestCase(10, 12u, Description = "bzip2")]
    public void An_entry_packed_in_another_way_is_refused(int field, uint value)
    {
        var bytes = ArrayBytes.Npz(("a.npy", Small));
        BinaryPrimitives.WriteUInt16LittleEndian(bytes.AsSpan(Directory(bytes) + field), (ushort)value);

        Assert.That(CodeOf(() => Open(bytes)), Is.EqualTo(Code.UnsupportedZip));
    }

    [Test]
    public void A_diagnostic_names_file_array_and_byte()
    {
        using var npz = Open(ArrayBytes.Npz(("w.npy", ArrayBytes.Npy("<c8", "(1,)", new byte[8]))));

        Assert.That(DiagnosticOf(() => npz.Array("w")).ToString(), Is.EqualTo(
            "a.npz(byte 55): error NEU206: array 'w': the array's elements are of type '<c8', which is not read here\n" +
            "  help: give plain numbers: i1 to i8, u1 to u8, b1, f2, f4 or f8, '<' or '>'"));
    }

    [Test]
    public void Mutated_files_end_in_a_diagnostic_or_in_numbers() => Gen.Select(
        Gen.Bool, Gen.Select(Gen.Int[0, 1000], Gen.Byte).Array[1, 8]).Sample((deflate, edits) =>
        {
            var bytes = ArrayBytes.Npz(deflate ? CompressionLevel.Optimal : CompressionLevel.NoCompression, ("a.npy", Small), ("b.npy", Small));
            foreach (var (at, value) in edits)
                bytes[at % bytes.Length] = value;
            try
            {
                using var npz = Open(bytes);
                foreach (var name in npz.Names)
                    npz.Array(name).Integers();
            }
            catch (InvalidInputException)
            {
            }
        }, iter: 5000);

    private static NpzFile Open(byte[] bytes) => NpzFile.Open("a.npz", new MemoryStream(bytes));

    private static int Directory(byte[] bytes) => bytes.AsSpan().IndexOf("PK\u0001\u0002"u8);

    private static void SetDirectoryField(byte[] bytes, int field, uint value) => SetField(bytes, Directory(bytes) + field, value);

    private static void SetField(byte[] bytes, int at, uint value) => BinaryPrimitives.WriteUInt32LittleEndian(bytes.AsSpan(at), value);

    private static void Write(BinaryWriter writer, ushort[] narrow, uint[] middle, params ulong[] wide)
    {
        foreach (var field in narrow)
            writer.Write(field);
        foreach (var field in middle)
            writer.Write(field);
        foreach (var field in wide)
            writer.Write(field);
    }
}
