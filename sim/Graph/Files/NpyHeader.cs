using System.Buffers.Binary;
using System.Collections.Immutable;
using System.Text;

namespace Neuro.Graph;

/// <summary>What precedes the elements of an array file: their type, their order and the array's shape.</summary>
internal sealed record NpyHeader(NpyType Type, bool FortranOrder, ImmutableArray<long> Shape)
{
    private const int MaxBytes = 1 << 16;
    private const int Alignment = 64;

    private static ReadOnlySpan<byte> Magic => [0x93, (byte)'N', (byte)'U', (byte)'M', (byte)'P', (byte)'Y'];

    /// <summary>How many elements there are; null if the number is beyond 64 bits.</summary>
    public long? Count
    {
        get
        {
            if (Shape.Contains(0))
                return 0;
            var count = 1L;
            foreach (var length in Shape)
            {
                if (length > long.MaxValue / count)
                    return null;
                count *= length;
            }
            return count;
        }
    }

    /// <summary>Reads a header and returns it with its length in bytes.</summary>
    /// <param name="file">Where the array lies, for diagnostics.</param>
    public static (NpyHeader Header, int Length) Read(Stream stream, ArrayPlace file)
    {
        Span<byte> start = stackalloc byte[12];
        if (stream.ReadAtLeast(start[..8], 8, throwOnEndOfStream: false) < 8 || !start[..6].SequenceEqual(Magic))
            throw file.Bad(Code.BadArrayHeader, 0, "this is no .npy array: it does not begin with \\x93NUMPY",
                "save it with numpy.save or numpy.savez");
        var version = start[6];
        if (version is < 1 or > 3 || start[7] != 0)
            throw file.Bad(Code.BadArrayHeader, 6, $"the array has .npy version {version}.{start[7]}; 1.0, 2.0 and 3.0 are known");
        var lengthBytes = version == 1 ? 2 : 4;
        if (stream.ReadAtLeast(start.Slice(8, lengthBytes), lengthBytes, throwOnEndOfStream: false) < lengthBytes)
            throw file.Bad(Code.BadArrayHeader, 8, "the array ends inside its header");
        var length = version == 1 ? BinaryPrimitives.ReadUInt16LittleEndian(start[8..]) : BinaryPrimitives.ReadUInt32LittleEndian(start[8..]);
        if (length > MaxBytes)
            throw file.Bad(Code.BadArrayHeader, 8, $"the array's header claims {length} bytes; the most is {MaxBytes}");
        var bytes = new byte[length];
        if (stream.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false) < bytes.Length)
            throw file.Bad(Code.BadArrayHeader, 8 + lengthBytes, "the array ends inside its header");
        // Version 3 is UTF-8, the others Latin-1; what can be asked for here is ASCII in all of them.
        var header = new NpyHeaderText(Encoding.Latin1.GetString(bytes), file, 8 + lengthBytes).Parse();
        return (header, 8 + lengthBytes + bytes.Length);
    }

    /// <summary>The header in version 1.0 as NumPy writes it, padded to a multiple of 64 bytes.</summary>
    public byte[] ToBytes()
    {
        var shape = Shape.Length == 1 ? $"{Shape[0]}," : string.Join(", ", Shape);
        var text = $"{{'descr': '{Type}', 'fortran_order': {(FortranOrder ? "True" : "False")}, 'shape': ({shape}), }}";
        const int prefix = 10;
        var total = (prefix + text.Length + 1 + Alignment - 1) / Alignment * Alignment;
        var bytes = new byte[total];
        Magic.CopyTo(bytes);
        bytes[6] = 1;
        BinaryPrimitives.WriteUInt16LittleEndian(bytes.AsSpan(8), checked((ushort)(total - prefix)));
        bytes.AsSpan(prefix).Fill((byte)' ');
        Encoding.ASCII.GetBytes(text, bytes.AsSpan(prefix));
        bytes[^1] = (byte)'\n';
        return bytes;
    }
}
