using System.Buffers.Binary;
using System.Text;

namespace Neuro.Graph;

/// <summary>
/// Writes named arrays as an .npz file that is the same to the byte for the same arrays: stored, in the order given,
/// dated 1980-01-01, with nothing of the machine in it.
/// </summary>
public sealed class NpzWriter
{
    private const ushort Utf8Name = 0x0800;
    private const ushort FirstDate = (1 << 5) | 1;

    private readonly Stream stream;
    private readonly long origin;
    private readonly List<Entry> entries = [];
    private readonly List<OpenArray> open = [];

    // Where the next entry begins, counted from the origin.
    private long next;

    /// <param name="stream">Can seek, since an entry's checksum stands before it.</param>
    public NpzWriter(Stream stream)
    {
        if (!stream.CanSeek)
            throw new ArgumentException("the stream must be able to seek", nameof(stream));
        (this.stream, origin) = (stream, stream.Position);
    }

    /// <summary>Writes integers as 64-bit ones, or as another integer type that holds them.</summary>
    public void Write(string name, ReadOnlySpan<long> shape, ReadOnlySpan<long> elements, NpyType? type = null)
    {
        Begin(name, type ?? NpyType.Int64, shape).Append(elements);
        EndLast();
    }

    /// <summary>Writes floating point numbers.</summary>
    public void Write(string name, ReadOnlySpan<long> shape, ReadOnlySpan<double> elements)
    {
        var array = Begin(name, NpyType.Float64, shape);
        foreach (var element in elements)
            array.Append(element);
        EndLast();
    }

    /// <summary>
    /// Begins an array whose elements are given to what is returned, until <see cref="End"/>. The shape tells how much
    /// room it takes, so several may be filled side by side.
    /// </summary>
    public NpyArrayWriter Begin(string name, NpyType type, ReadOnlySpan<long> shape)
    {
        var entry = new Entry(Encoding.UTF8.GetBytes(name + ".npy"), NpyArrayWriter.ByteCount(type, shape), next);
        if (entries.Exists(e => e.Name.AsSpan().SequenceEqual(entry.Name)))
            throw new ArgumentException($"there are two arrays named '{name}'", nameof(name));
        entries.Add(entry);
        next += entry.HeaderBytes + entry.Bytes;
        var content = new CrcStream(new StreamRegion(stream, origin + entry.Offset + entry.HeaderBytes));
        var array = new NpyArrayWriter(content, type, shape);
        open.Add(new(entry, content, array));
        return array;
    }

    /// <summary>Ends the arrays and writes the list of entries; nothing may follow.</summary>
    public void End()
    {
        while (open.Count > 0)
            EndLast();
        stream.Position = origin + next;
        foreach (var entry in entries)
            WriteDirectoryEntry(entry);
        WriteEnd(next, stream.Position - origin - next);
        stream.Flush();
    }

    private void EndLast()
    {
        var (entry, content, array) = open[^1];
        array.End();
        entry.Crc = content.Crc;
        stream.Position = origin + entry.Offset;
        WriteLocalHeader(entry);
        open.RemoveAt(open.Count - 1);
    }

    private sealed record OpenArray(Entry Entry, CrcStream Content, NpyArrayWriter Array);

    private sealed record Entry(byte[] Name, long Bytes, long Offset)
    {
        public uint Crc { get; set; }

        public bool IsWide => Bytes >= uint.MaxValue;

        public int HeaderBytes => 30 + Name.Length + (IsWide ? 20 : 0);
    }

    private void WriteLocalHeader(Entry entry)
    {
        Fields fields = new(stackalloc byte[64]);
        fields.UInt32(0x04034b50);
        AppendCommon(ref fields, entry);
        fields.UInt16(entry.IsWide ? 20 : 0);
        stream.Write(fields.Bytes);
        stream.Write(entry.Name);
        if (!entry.IsWide)
            return;
        Fields extra = new(stackalloc byte[20]);
        extra.UInt16(1);
        extra.UInt16(16);
        extra.Int64(entry.Bytes);
        extra.Int64(entry.Bytes);
        stream.Write(extra.Bytes);
    }

    private void WriteDirectoryEntry(Entry entry)
    {
        var wide = entry.IsWide || entry.Offset >= uint.MaxValue;
        Fields fields = new(stackalloc byte[64]);
        fields.UInt32(0x02014b50);
        fields.UInt16(45);
        AppendCommon(ref fields, entry);
        fields.UInt16(!wide ? 0 : entry.IsWide ? 28 : 12);
        fields.UInt16(0);
        fields.UInt16(0);
        fields.UInt16(0);
        fields.UInt32(0);
        fields.UInt32(wide ? uint.MaxValue : (uint)entry.Offset);
        stream.Write(fields.Bytes);
        stream.Write(entry.Name);
        if (!wide)
            return;
        Fields extra = new(stackalloc byte[28]);
        extra.UInt16(1);
        extra.UInt16(entry.IsWide ? 24 : 8);
        if (entry.IsWide)
        {
            extra.Int64(entry.Bytes);
            extra.Int64(entry.Bytes);
        }
        extra.Int64(entry.Offset);
        stream.Write(extra.Bytes);
    }

    private static void AppendCommon(ref Fields fields, Entry entry)
    {
        fields.UInt16(entry.IsWide ? 45 : 20);
        fields.UInt16(Utf8Name);
        fields.UInt16(0);
        fields.UInt16(0);
        fields.UInt16(FirstDate);
        fields.UInt32(entry.Crc);
        fields.UInt32(entry.IsWide ? uint.MaxValue : (uint)entry.Bytes);
        fields.UInt32(entry.IsWide ? uint.MaxValue : (uint)entry.Bytes);
        fields.UInt16(entry.Name.Length);
    }

    private void WriteEnd(long start, long bytes)
    {
        var wide = entries.Count >= ushort.MaxValue || start >= uint.MaxValue || bytes >= uint.MaxValue;
        if (wide)
        {
            Fields end64 = new(stackalloc byte[76]);
            var offset = stream.Position - origin;
            end64.UInt32(0x06064b50);
            end64.Int64(44);
            end64.UInt16(45);
            end64.UInt16(45);
            end64.UInt32(0);
            end64.UInt32(0);
            end64.Int64(entries.Count);
            end64.Int64(entries.Count);
            end64.Int64(bytes);
            end64.Int64(start);
            end64.UInt32(0x07064b50);
            end64.UInt32(0);
            end64.Int64(offset);
            end64.UInt32(1);
            stream.Write(end64.Bytes);
        }
        Fields end = new(stackalloc byte[22]);
        end.UInt32(0x06054b50);
        end.UInt16(0);
        end.UInt16(0);
        end.UInt16(wide ? ushort.MaxValue : entries.Count);
        end.UInt16(wide ? ushort.MaxValue : entries.Count);
        end.UInt32(wide ? uint.MaxValue : (uint)bytes);
        end.UInt32(wide ? uint.MaxValue : (uint)start);
        end.UInt16(0);
        stream.Write(end.Bytes);
    }

    /// <summary>Little-endian fields one behind the other.</summary>
    private ref struct Fields(Span<byte> buffer)
    {
        private readonly Span<byte> buffer = buffer;
        private int length;

        public readonly ReadOnlySpan<byte> Bytes => buffer[..length];

        public void UInt16(int value)
        {
            BinaryPrimitives.WriteUInt16LittleEndian(buffer[length..], (ushort)value);
            length += 2;
        }

        public void UInt32(uint value)
        {
            BinaryPrimitives.WriteUInt32LittleEndian(buffer[length..], value);
            length += 4;
        }

        public void Int64(long value)
        {
            BinaryPrimitives.WriteInt64LittleEndian(buffer[length..], value);
            length += 8;
        }
    }
}
