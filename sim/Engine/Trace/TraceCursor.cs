using System.Buffers.Binary;
using System.Text;
using Neuro.Graph;

namespace Neuro.Sim;

/// <summary>Reads the fields of a header or a record one by one; what is not there or not canonical is refused with its byte.</summary>
/// <param name="code">What kind of mistake it is when a field is wrong.</param>
internal ref struct TraceCursor(ReadOnlySpan<byte> bytes, string path, long offset, Code code)
{
    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private readonly ReadOnlySpan<byte> bytes = bytes;
    private readonly string path = path;
    private readonly long offset = offset;
    private readonly Code code = code;
    private int at;

    public readonly int Position => at;

    public readonly int Left => bytes.Length - at;

    public ReadOnlySpan<byte> Bytes(int count)
    {
        if (count > Left)
            throw Bad(at, $"{count} bytes should follow; {Left} are left of this part");
        at += count;
        return bytes.Slice(at - count, count);
    }

    public byte UInt8() => Bytes(1)[0];

    public int Int16() => BinaryPrimitives.ReadInt16LittleEndian(Bytes(2));

    public uint UInt32() => BinaryPrimitives.ReadUInt32LittleEndian(Bytes(4));

    public ulong UInt64() => BinaryPrimitives.ReadUInt64LittleEndian(Bytes(8));

    /// <summary>A 32-bit field that must be at most what an index can be.</summary>
    public int Count32(string what)
    {
        var value = UInt32();
        return value <= int.MaxValue ? (int)value : throw Bad(at - 4, $"{what} is {value}; the most is {int.MaxValue}");
    }

    /// <summary>A flag: 0 or 1.</summary>
    public bool Flag(string what)
    {
        var value = UInt8();
        return value <= 1 ? value == 1 : throw Bad(at - 1, $"{what} is 0 or 1; found {value}");
    }

    /// <summary>A variable-length integer of at most <paramref name="most"/>, in its shortest spelling.</summary>
    public long Varint(long most, string what)
    {
        // Most are one byte.
        if (at < bytes.Length && bytes[at] < 0x80 && bytes[at] <= most)
            return bytes[at++];
        var start = at;
        var value = UnsignedVarint(what);
        return most >= 0 && value <= (ulong)most ? (long)value
            : throw Bad(start, most < 0 ? $"{what} follows where no more is possible" : $"{what} is {value}; the most is {most}");
    }

    /// <summary>A variable-length integer of up to 64 bits, in its shortest spelling.</summary>
    public ulong UnsignedVarint(string what)
    {
        var start = at;
        var value = 0UL;
        for (var shift = 0; ; shift += 7)
        {
            var b = UInt8();
            if (shift == 63 && b > 1)
                throw Bad(start, $"{what} is beyond 64 bits");
            value |= (ulong)(b & 0x7f) << shift;
            if (b < 0x80)
                return b == 0 && shift > 0 ? throw Bad(start, $"{what} is not spelt in its shortest form") : value;
        }
    }

    /// <summary>A raw value of a format in so many bytes, sign-extended.</summary>
    public long Value(Format format, int count, string what)
    {
        var raw = 0UL;
        var low = Bytes(count);
        for (var i = 0; i < count; i++)
            raw |= (ulong)low[i] << (8 * i);
        var unused = 64 - 8 * count;
        var value = format.Signed ? (long)(raw << unused) >> unused : (long)raw;
        return TraceEncoder.Fits(value, format) ? value : throw Bad(at - count, $"{what} is {value}, which {format} does not hold");
    }

    /// <summary>A name: printable, not empty.</summary>
    public string Text(string what)
    {
        var count = (int)Varint(Left, $"the length of {what}");
        var start = at;
        try
        {
            var text = StrictUtf8.GetString(Bytes(count));
            return text.Length > 0 && !text.Any(char.IsControl) ? text
                : throw Bad(start, text.Length == 0 ? $"{what} is empty" : $"{what} holds a control character");
        }
        catch (DecoderFallbackException)
        {
            throw Bad(start, $"{what} is not UTF-8");
        }
    }

    public Format Format(string what)
    {
        var start = at;
        var format = new Format(Flag("whether a format is signed"), UInt8(), Int16());
        // A recorded signal may be finer than anything that can be declared, but never wider.
        return (format with { Frac = 0 }).Problem is null ? format
            : throw Bad(start, $"the format of {what}, {format}, is none: 1 to 64 bits are");
    }

    public readonly void End()
    {
        if (Left > 0)
            throw Bad(at, $"{Left} bytes follow behind the end of this part");
    }

    public readonly InvalidInputException Bad(int position, string message) =>
        new(code, new Place.Byte(path, offset + position), message, "the file was damaged or written by a faulty program; run the network again");
}
