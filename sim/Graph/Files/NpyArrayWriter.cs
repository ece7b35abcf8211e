using System.Buffers.Binary;

namespace Neuro.Graph;

/// <summary>Writes one array element by element; the header comes first, so the shape is known from the start.</summary>
public sealed class NpyArrayWriter
{
    private readonly Stream stream;
    private readonly NpyType type;
    private readonly byte[] buffer = new byte[1 << 13];
    private int filled;
    private long missing;

    /// <param name="type">Of the low byte first, which is how this writer has it.</param>
    public NpyArrayWriter(Stream stream, NpyType type, ReadOnlySpan<long> shape)
    {
        if (type.BigEndian)
            throw new ArgumentException("arrays are written low byte first", nameof(type));
        var header = new NpyHeader(type, false, [.. shape]);
        (this.stream, this.type) = (stream, type);
        missing = header.Count ?? throw new ArgumentException("the shape is beyond 64 bits", nameof(shape));
        stream.Write(header.ToBytes());
    }

    internal static long ByteCount(NpyType type, ReadOnlySpan<long> shape)
    {
        var header = new NpyHeader(type, false, [.. shape]);
        return header.ToBytes().Length + checked((header.Count ?? throw new ArgumentException("the shape is beyond 64 bits", nameof(shape))) * type.Bytes);
    }

    /// <summary>The next element of an integer array, which its type must hold.</summary>
    public void Append(long element)
    {
        var shift = 64 - 8 * type.Bytes;
        var held = type.Kind switch
        {
            NpyKind.Signed => (element << shift) >> shift == element,
            NpyKind.Unsigned => element >= 0 && (type.Bytes == 8 || element >> (8 * type.Bytes) == 0),
            NpyKind.Boolean => element is 0 or 1,
            _ => false,
        };
        if (!held)
            throw new ArgumentOutOfRangeException(nameof(element), element, $"'{type}' does not hold it");
        AppendBits((ulong)element);
    }

    /// <summary>The next element of an array of 64-bit words.</summary>
    public void Append(ulong element)
    {
        if (type != NpyType.UInt64)
            throw new ArgumentOutOfRangeException(nameof(element), element, $"'{type}' does not hold it");
        AppendBits(element);
    }

    /// <summary>The next element of an array of 64-bit floating point.</summary>
    public void Append(double element)
    {
        if (type != NpyType.Float64)
            throw new ArgumentOutOfRangeException(nameof(element), element, $"'{type}' does not hold it");
        AppendBits(BitConverter.DoubleToUInt64Bits(element));
    }

    public void Append(ReadOnlySpan<long> elements)
    {
        foreach (var element in elements)
            Append(element);
    }

    /// <summary>Ends the array; as many elements as its shape says must have been given.</summary>
    public void End()
    {
        if (missing != 0)
            throw new InvalidOperationException($"{missing} elements are missing");
        Flush();
    }

    private void AppendBits(ulong bits)
    {
        if (missing-- == 0)
            throw new InvalidOperationException("more elements than the shape says");
        if (filled + 8 > buffer.Length)
            Flush();
        // The low bytes are the element; what is written above them is overwritten by the next.
        BinaryPrimitives.WriteUInt64LittleEndian(buffer.AsSpan(filled), bits);
        filled += type.Bytes;
    }

    private void Flush()
    {
        stream.Write(buffer, 0, filled);
        filled = 0;
    }
}
