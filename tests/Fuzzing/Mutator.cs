using System.Buffers.Binary;
using System.Text;
using Neuro.Hw;

namespace Neuro.Tests;

/// <summary>
/// Makes bad inputs out of good ones: bits and bytes changed, parts cut, repeated, moved and mixed with those of other
/// inputs, words swapped for others, numbers for extreme ones.
/// </summary>
internal sealed class Mutator(IReadOnlyList<byte[]> corpus, IReadOnlyList<string> words)
{
    private const int LargestInput = 1 << 16;

    private static readonly string[] ExtremeNumbers =
    [
        "0", "-0", "1", "-1", "2", "7", "8", "31", "32", "33", "63", "64", "65", "127", "128", "129", "255", "256", "511", "512", "513", "4096", "4097", "65535", "65536",
        "1000000", "2147483647", "2147483648", "-2147483648", "4294967295", "4294967296", "9007199254740991", "9007199254740993", "9223372036854775807",
        "9223372036854775808", "-9223372036854775808", "-9223372036854775809", "18446744073709551615", "18446744073709551616", "1e9", "1e-9", "1e200", "1e-200",
        "1e308", "1e999999999", "1e-2147483648", "1E+2147483647", "0.1", "0.0000001", "0x7fffffffffffffff", "0x", "1.", ".5", "1.5.2", "NaN", "Infinity", "1_000", "٣",
        "99999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999",
    ];

    private static readonly string[] Oddities =
    [
        "\0", "\n", "\r\n", "\r", "\t", "\"", "'", "\\", "\u0085", "\u009b31m", "\u001b[31m", "\u202e", "\u2028", "\ufeff", "\ufffd", "é", "😀", "{", "}", "[", "]", "(", ")", "<", ">",
        ",", ":", ";", "#", "//", "/*", "..", "../../etc/passwd", "%s%n", "$(x)", "`x`", "null", "true", "-", "--", "+", "*", "?", "=", "==", "<<", ">>", "_",
    ];

    public byte[] Next(Draws draws)
    {
        var bytes = new List<byte>(draws.Pick(corpus));
        for (var n = draws.OneIn(4) ? draws.Between(2, 10) : 1; n > 0; n--)
            Mutate(bytes, draws);
        if (bytes.Count > LargestInput)
            bytes.RemoveRange(LargestInput, bytes.Count - LargestInput);
        return [.. bytes];
    }

    private void Mutate(List<byte> bytes, Draws draws)
    {
        switch (draws.Below(13))
        {
            case 0 when bytes.Count > 0:
                bytes[draws.Below(bytes.Count)] ^= (byte)(1 << draws.Below(8));
                break;
            case 1 when bytes.Count > 0:
                bytes[draws.Below(bytes.Count)] = draws.Pick<byte>([0, 1, 0x7f, 0x80, 0xff, (byte)draws.Below(256)]);
                break;
            case 2 when bytes.Count > 0:
                var (cut, length) = Part(bytes.Count, draws);
                bytes.RemoveRange(cut, length);
                break;
            case 3 when bytes.Count > 0:
                Repeat(bytes, draws);
                break;
            case 4:
                var other = draws.Pick(corpus);
                var (from, count) = Part(other.Length, draws);
                bytes.InsertRange(draws.Below(bytes.Count + 1), other[from..(from + count)]);
                break;
            case 5 when bytes.Count > 0:
                var end = draws.Below(bytes.Count);
                bytes.RemoveRange(end, bytes.Count - end);
                break;
            case 6 when bytes.Count > 0:
                var (moved, size) = Part(bytes.Count, draws);
                var part = bytes.GetRange(moved, size);
                bytes.RemoveRange(moved, size);
                bytes.InsertRange(draws.Below(bytes.Count + 1), part);
                break;
            case 7 or 8:
                Replace(bytes, draws, IsNumberByte, draws.Pick(ExtremeNumbers));
                break;
            case 9:
                Replace(bytes, draws, IsWordByte, words.Count > 0 && draws.OneIn(2) ? draws.Pick(words) : Word(draws.Pick(corpus), draws));
                break;
            case 10:
                bytes.InsertRange(draws.Below(bytes.Count + 1), Encoding.UTF8.GetBytes(draws.OneIn(2) && words.Count > 0 ? draws.Pick(words) : draws.Pick(Oddities)));
                break;
            case 11:
                Overwrite(bytes, draws);
                break;
            default:
                bytes.Insert(draws.Below(bytes.Count + 1), (byte)draws.Below(256));
                break;
        }
    }

    private static void Repeat(List<byte> bytes, Draws draws)
    {
        var (from, count) = Part(Math.Min(bytes.Count, 4096), draws);
        var part = bytes.GetRange(from, count);
        // Deep nesting and long lists: a short piece, very often.
        for (var n = draws.OneIn(8) ? draws.Between(100, 3000) : draws.Between(1, 3); n > 0 && bytes.Count < LargestInput; n--)
            bytes.InsertRange(from, part);
    }

    private static (int From, int Count) Part(int length, Draws draws)
    {
        if (length == 0)
            return (0, 0);
        var count = draws.OneIn(2) ? draws.Between(1, Math.Min(8, length)) : draws.Between(1, length);
        return (draws.Below(length - count + 1), count);
    }

    private static void Overwrite(List<byte> bytes, Draws draws)
    {
        Span<byte> word = stackalloc byte[8];
        var value = draws.Pick<long>([0, 1, -1, 2, 127, 128, 255, 256, 32767, 65535, 65536, int.MaxValue, int.MinValue, uint.MaxValue, long.MaxValue, long.MinValue, bytes.Count, bytes.Count - 1]);
        var count = 1 << draws.Below(4);
        if (draws.OneIn(4))
            BinaryPrimitives.WriteInt64BigEndian(word, value << (64 - 8 * count));
        else
            BinaryPrimitives.WriteInt64LittleEndian(word, value);
        if (bytes.Count < count)
            return;
        var at = draws.Below(bytes.Count - count + 1);
        for (var i = 0; i < count; i++)
            bytes[at + i] = word[i];
    }

    // Replaces one run of such bytes, if there is any near a random place.
    private static void Replace(List<byte> bytes, Draws draws, Func<byte, bool> belongs, string text)
    {
        if (bytes.Count == 0)
            return;
        var first = bytes.FindIndex(draws.Below(bytes.Count), b => belongs(b));
        if (first < 0)
            return;
        while (first > 0 && belongs(bytes[first - 1]))
            first--;
        var end = first;
        while (end < bytes.Count && belongs(bytes[end]))
            end++;
        bytes.RemoveRange(first, end - first);
        bytes.InsertRange(first, Encoding.UTF8.GetBytes(text));
    }

    private static string Word(byte[] bytes, Draws draws)
    {
        var first = bytes.Length == 0 ? -1 : Array.FindIndex(bytes, draws.Below(bytes.Length), b => IsWordByte(b));
        if (first < 0)
            return "";
        var end = first;
        while (end < bytes.Length && IsWordByte(bytes[end]))
            end++;
        return Encoding.Latin1.GetString(bytes, first, end - first);
    }

    private static bool IsNumberByte(byte b) => b is >= (byte)'0' and <= (byte)'9' or (byte)'.';

    private static bool IsWordByte(byte b) => b is >= (byte)'0' and <= (byte)'9' or >= (byte)'a' and <= (byte)'z' or >= (byte)'A' and <= (byte)'Z' or (byte)'_';
}
