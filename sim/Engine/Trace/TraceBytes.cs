using System.Buffers.Binary;
using System.IO.Hashing;
using System.Text;

namespace Neuro.Sim;

/// <summary>Bytes of a trace file in the making: little-endian fields, variable-length integers, checksums.</summary>
internal sealed class TraceBytes
{
    private byte[] bytes = new byte[256];

    public int Length { get; private set; }

    public ReadOnlySpan<byte> Written => bytes.AsSpan(0, Length);

    public void Clear() => Length = 0;

    public void Bytes(ReadOnlySpan<byte> more) => more.CopyTo(Grow(more.Length));

    public void UInt8(int value) => Grow(1)[0] = (byte)value;

    public void Int16(int value) => BinaryPrimitives.WriteInt16LittleEndian(Grow(2), checked((short)value));

    public void UInt32(uint value) => BinaryPrimitives.WriteUInt32LittleEndian(Grow(4), value);

    public void UInt64(ulong value) => BinaryPrimitives.WriteUInt64LittleEndian(Grow(8), value);

    /// <summary>Seven bits a byte, low ones first; the top bit says that another byte follows.</summary>
    public void Varint(ulong value)
    {
        while (value >= 0x80)
        {
            UInt8((int)(value & 0x7f) | 0x80);
            value >>= 7;
        }
        UInt8((int)value);
    }

    /// <summary>The low bytes of a raw value.</summary>
    public void Value(long raw, int count)
    {
        Span<byte> all = stackalloc byte[8];
        BinaryPrimitives.WriteInt64LittleEndian(all, raw);
        Bytes(all[..count]);
    }

    /// <summary>A name: its length in bytes, then UTF-8.</summary>
    public void Text(string text)
    {
        var utf8 = Encoding.UTF8.GetBytes(text);
        Varint((ulong)utf8.Length);
        Bytes(utf8);
    }

    /// <summary>Overwrites a field that was left open.</summary>
    public void SetUInt32(int at, uint value) => BinaryPrimitives.WriteUInt32LittleEndian(bytes.AsSpan(at), value);

    /// <summary>Overwrites a field that was left open.</summary>
    public void SetUInt64(int at, ulong value) => BinaryPrimitives.WriteUInt64LittleEndian(bytes.AsSpan(at), value);

    /// <summary>The CRC-32 of all that stands before it.</summary>
    public void Checksum() => UInt32(Crc32.HashToUInt32(Written));

    private Span<byte> Grow(int count)
    {
        if (bytes.Length - Length < count)
            Array.Resize(ref bytes, (int)Math.Min(Array.MaxLength, Math.Max(2L * bytes.Length, (long)Length + count)));
        Length += count;
        return bytes.AsSpan(Length - count, count);
    }
}
