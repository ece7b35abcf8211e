using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using Neuro.Graph;

namespace Neuro.Tests;

/// <summary>The digest of a small network, computed from docs/network-format.md alone.</summary>
internal static class DocumentedDigest
{
    /// <summary>Of an input population, one with the parameter 1 (raw 4) and the state 0, and one synapse between them.</summary>
    public static string Of(Network network, int source, int target, long weightOdd, int weightExponent, int delay)
    {
        using var bytes = new MemoryStream();
        Text(bytes, "neuro network 1");
        Word(bytes, 2);
        var (a, b) = (network.Populations[0], network.Populations[1]);
        Text(bytes, a.Name);
        Word(bytes, a.Size);
        Text(bytes, "input");
        Text(bytes, b.Name);
        Word(bytes, b.Size);
        Text(bytes,
            """
            neuron Relay {
            param threshold : fix<8,2>
            input x
            input y
            state seen : fix<8,2> round floor overflow saturate
            table t : ufix<4,1> = [0.5, 1]
            seen = (x + ((y * t[0]) >> 1))
            spike when (((x > 0) or (seen >= threshold)) and (not (y == 0))) {
            seen = (-0.25)
            }
            }

            """.ReplaceLineEndings("\n"));
        Word(bytes, 1);
        Word(bytes, 4);
        Word(bytes, 1);
        Word(bytes, 0);
        // No random numbers, no generators.
        Word(bytes, 0);
        Word(bytes, 0);
        Word(bytes, 0);
        // One synapse.
        Word(bytes, 1);
        foreach (var lane in new ulong[] { 1, 2 })
        {
            var key = SplitMix.Draw(SplitMix.Draw(lane, 0UL << 32 | 1), 0);
            var hash = SplitMix.Mix(key ^ ((ulong)source << 32 | (uint)target));
            hash = SplitMix.Mix(unchecked(hash + (ulong)weightOdd));
            hash = SplitMix.Mix(hash ^ ((ulong)delay << 32 | unchecked((uint)weightExponent)));
            Word(bytes, unchecked((long)hash));
        }
        return Convert.ToHexStringLower(SHA256.HashData(bytes.ToArray()));
    }

    private static void Word(Stream bytes, long value)
    {
        Span<byte> word = stackalloc byte[8];
        BinaryPrimitives.WriteInt64LittleEndian(word, value);
        bytes.Write(word);
    }

    private static void Text(Stream bytes, string text)
    {
        var utf8 = Encoding.UTF8.GetBytes(text);
        Word(bytes, utf8.Length);
        bytes.Write(utf8);
    }
}
