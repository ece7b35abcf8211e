using System.Buffers.Binary;
using System.Text;

namespace Neuro.Graph;

/// <param name="Method">0: stored, 8: deflate.</param>
internal sealed record ZipEntry(string Name, int Method, uint Crc, long PackedBytes, long Bytes, long HeaderOffset, long DirectoryOffset);

/// <summary>Reads the list of entries at the end of a zip file.</summary>
internal static class ZipDirectory
{
    private const uint EndSignature = 0x06054b50;
    private const uint End64Signature = 0x06064b50;
    private const uint Locator64Signature = 0x07064b50;
    private const uint EntrySignature = 0x02014b50;
    private const uint LocalSignature = 0x04034b50;

    private const int EndBytes = 22;
    private const int End64Bytes = 56;
    private const int Locator64Bytes = 20;
    private const int EntryBytes = 46;
    private const int LocalBytes = 30;
    private const int MaxDirectoryBytes = 1 << 26;

    public static List<ZipEntry> Read(string path, Stream stream)
    {
        var (start, bytes, count) = FindDirectory(path, stream);
        if (bytes > MaxDirectoryBytes)
            throw Bad(Code.ArrayTooLarge, path, start, $"the file's list of entries claims {bytes} bytes; the most is {MaxDirectoryBytes}");
        var directory = ReadBytes(path, stream, start, (int)bytes);
        List<ZipEntry> entries = [];
        var at = 0;
        while (at < directory.Length)
        {
            var (entry, length) = ReadEntry(path, directory.AsSpan(at), start + at);
            entries.Add(entry);
            at += length;
        }
        return entries.Count == count ? entries
            : throw Bad(Code.DamagedZip, path, start, $"the file's end claims {count} entries; {entries.Count} are listed");
    }

    /// <summary>Where an entry's bytes begin: behind its local header, which must agree with the list.</summary>
    public static long DataOffset(string path, Stream stream, ZipEntry entry)
    {
        var at = entry.HeaderOffset;
        var header = ReadBytes(path, stream, at, LocalBytes).AsSpan();
        if (UInt32(header) != LocalSignature)
            throw Bad(Code.DamagedZip, path, at, $"the entry '{entry.Name}' should begin here and does not");
        if (UInt16(header[8..]) != entry.Method)
            throw Bad(Code.DamagedZip, path, at + 8, $"the entry '{entry.Name}' and the file's list of entries name different compressions");
        var nameBytes = UInt16(header[26..]);
        var extraBytes = UInt16(header[28..]);
        var name = ReadBytes(path, stream, at + LocalBytes, nameBytes);
        if (Encoding.UTF8.GetString(name) != entry.Name)
            throw Bad(Code.DamagedZip, path, at + LocalBytes, $"the entry '{entry.Name}' has another name in the file's list of entries");
        var data = at + LocalBytes + nameBytes + extraBytes;
        return entry.PackedBytes <= stream.Length - data ? data
            : throw Bad(Code.DamagedZip, path, at, $"the entry '{entry.Name}' claims {entry.PackedBytes} bytes; {Math.Max(0, stream.Length - data)} are there");
    }

    private static (long Start, long Bytes, long Count) FindDirectory(string path, Stream stream)
    {
        var end = FindEnd(path, stream);
        var record = ReadBytes(path, stream, end, EndBytes).AsSpan();
        long disks = UInt16(record[4..]) | UInt16(record[6..]);
        long count = UInt16(record[10..]);
        long bytes = UInt32(record[12..]);
        long start = UInt32(record[16..]);
        if (count == ushort.MaxValue || bytes == uint.MaxValue || start == uint.MaxValue)
        {
            if (end < Locator64Bytes)
                throw Bad(Code.DamagedZip, path, end, "the file's end refers to an extension that is not there");
            var locator = ReadBytes(path, stream, end - Locator64Bytes, Locator64Bytes).AsSpan();
            if (UInt32(locator) != Locator64Signature)
                throw Bad(Code.DamagedZip, path, end - Locator64Bytes, "the file's end refers to an extension that is not there");
            end = Int64(path, locator[8..], end - Locator64Bytes + 8);
            record = ReadBytes(path, stream, end, End64Bytes).AsSpan();
            if (UInt32(record) != End64Signature)
                throw Bad(Code.DamagedZip, path, end, "the extension of the file's end should begin here and does not");
            disks = UInt32(record[16..]) | UInt32(record[20..]);
            count = Int64(path, record[32..], end + 32);
            bytes = Int64(path, record[40..], end + 40);
            start = Int64(path, record[48..], end + 48);
        }
        if (disks != 0)
            throw Bad(Code.UnsupportedZip, path, end, "the file is one part of several", "pack it into one file");
        if (start > end || bytes > end - start)
            throw Bad(Code.DamagedZip, path, end, "the file's list of entries lies outside the file");
        return (start, bytes, count);
    }

    // The end record closes the file, with a comment of at most 65,535 bytes behind it.
    private static long FindEnd(string path, Stream stream)
    {
        var tailBytes = (int)Math.Min(stream.Length, EndBytes + ushort.MaxValue);
        var tail = ReadBytes(path, stream, stream.Length - tailBytes, tailBytes).AsSpan();
        for (var at = tailBytes - EndBytes; at >= 0; at--)
            if (UInt32(tail[at..]) == EndSignature && UInt16(tail[(at + 20)..]) == tailBytes - at - EndBytes)
                return stream.Length - tailBytes + at;
        throw Bad(Code.DamagedZip, path, stream.Length, "this is no whole .npz file: the list of entries at its end is missing",
            "it was cut or is another kind of file; save it again with numpy.savez");
    }

    private static (ZipEntry Entry, int Length) ReadEntry(string path, ReadOnlySpan<byte> directory, long offset)
    {
        if (directory.Length < EntryBytes || UInt32(directory) != EntrySignature)
            throw Bad(Code.DamagedZip, path, offset, "the file's list of entries is damaged");
        var flags = UInt16(directory[8..]);
        var method = UInt16(directory[10..]);
        var nameBytes = UInt16(directory[28..]);
        var extraBytes = UInt16(directory[30..]);
        var length = EntryBytes + nameBytes + extraBytes + UInt16(directory[32..]);
        if (directory.Length < length)
            throw Bad(Code.DamagedZip, path, offset, "the file's list of entries is damaged");
        var name = Encoding.UTF8.GetString(directory.Slice(EntryBytes, nameBytes));
        if ((flags & 1) != 0)
            throw Bad(Code.UnsupportedZip, path, offset, $"the entry '{name}' is encrypted");
        if (method is not (0 or 8))
            throw Bad(Code.UnsupportedZip, path, offset, $"the entry '{name}' is compressed by method {method}", "save it with numpy.savez or numpy.savez_compressed");

        long packedBytes = UInt32(directory[20..]);
        long bytes = UInt32(directory[24..]);
        long header = UInt32(directory[42..]);
        // Sizes beyond 32 bits stand in an extra field, in this order, those that need it only.
        var wide = Extra64(directory.Slice(EntryBytes + nameBytes, extraBytes));
        var at = 0;
        bytes = Widened(bytes, wide);
        packedBytes = Widened(packedBytes, wide);
        header = Widened(header, wide);
        return (new(name, method, UInt32(directory[16..]), packedBytes, bytes, header, offset), length);

        long Widened(long value, ReadOnlySpan<byte> field)
        {
            if (value != uint.MaxValue)
                return value;
            if (field.Length < at + 8)
                throw Bad(Code.DamagedZip, path, offset, $"the entry '{name}' lacks its size");
            at += 8;
            return Int64(path, field[(at - 8)..], offset);
        }
    }

    private static ReadOnlySpan<byte> Extra64(ReadOnlySpan<byte> extra)
    {
        while (extra.Length >= 4)
        {
            var bytes = Math.Min(UInt16(extra[2..]), extra.Length - 4);
            if (UInt16(extra) == 1)
                return extra.Slice(4, bytes);
            extra = extra[(4 + bytes)..];
        }
        return [];
    }

    private static byte[] ReadBytes(string path, Stream stream, long offset, int count)
    {
        if (offset < 0 || offset > stream.Length || stream.Length - offset < count)
            throw Bad(Code.DamagedZip, path, Math.Clamp(offset, 0, stream.Length), "the file ends early");
        var bytes = new byte[count];
        stream.Position = offset;
        stream.ReadExactly(bytes);
        return bytes;
    }

    private static ushort UInt16(ReadOnlySpan<byte> bytes) => BinaryPrimitives.ReadUInt16LittleEndian(bytes);

    private static uint UInt32(ReadOnlySpan<byte> bytes) => BinaryPrimitives.ReadUInt32LittleEndian(bytes);

    private static long Int64(string path, ReadOnlySpan<byte> bytes, long offset)
    {
        var value = BinaryPrimitives.ReadInt64LittleEndian(bytes);
        return value >= 0 ? value : throw Bad(Code.DamagedZip, path, offset, "a size in the file is beyond 63 bits");
    }

    internal static InvalidInputException Bad(Code code, string path, long offset, string message, string? help = null) =>
        new(code, new Place.Byte(path, offset), message, help ?? (code == Code.DamagedZip ? "the file was cut or edited; save it again" : null));
}
