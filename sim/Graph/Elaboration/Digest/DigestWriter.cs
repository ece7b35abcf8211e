using System.Buffers.Binary;
using System.Collections.Immutable;
using System.Numerics;
using System.Text;

namespace Neuro.Graph;

/// <summary>Writes the bytes that a digest is taken over: integers little-endian, texts with their length before them.</summary>
internal sealed class DigestWriter
{
    private readonly MemoryStream bytes = new();

    public ReadOnlySpan<byte> Bytes => bytes.GetBuffer().AsSpan(0, (int)bytes.Length);

    public void Long(long value)
    {
        Span<byte> word = stackalloc byte[8];
        BinaryPrimitives.WriteInt64LittleEndian(word, value);
        bytes.Write(word);
    }

    public void ULong(ulong value) => Long(unchecked((long)value));

    public void Text(string text)
    {
        var utf8 = Encoding.UTF8.GetBytes(text);
        Long(utf8.Length);
        bytes.Write(utf8);
    }

    /// <summary>One value for each of some neurons; that a constant is not written out does not show.</summary>
    public void Values(ImmutableArray<long> values)
    {
        var same = values.AsSpan().IndexOfAnyExcept(values[0]) < 0;
        Long(same ? 1 : values.Length);
        foreach (var value in same ? values.AsSpan()[..1] : values.AsSpan())
            Long(value);
    }

    /// <summary>The number raw · 2^-frac, whatever its format.</summary>
    public void Number(long raw, int frac)
    {
        var zeros = raw == 0 ? frac : BitOperations.TrailingZeroCount(raw);
        Long(raw == 0 ? 0 : raw >> zeros);
        Long(zeros - frac);
    }
}
