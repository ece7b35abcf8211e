using Neuro.Graph;

namespace Neuro.Hw;

/// <summary>A raw number as the 32-bit words of an event format: low word first, its sign carried to the top.</summary>
internal static class RawWords
{
    private const int WordBits = 32;

    public static void Append(List<uint> words, long raw, int count)
    {
        for (var i = 0; i < count; i++)
            words.Add((uint)(raw >> Math.Min(i * WordBits, 63)));
    }

    /// <summary>Null where the words hold no number of the format.</summary>
    public static long? Read(ReadOnlySpan<uint> words, Format format)
    {
        var raw = 0L;
        for (var i = 0; i < words.Length; i++)
            raw |= (long)words[i] << (i * WordBits);
        var unusedBits = 64 - words.Length * WordBits;
        if (format.Signed)
            raw = raw << unusedBits >> unusedBits;
        return raw >= format.Num.Min && raw <= format.Num.Max ? raw : null;
    }
}
