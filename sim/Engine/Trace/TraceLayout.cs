using Neuro.Graph;

namespace Neuro.Sim;

/// <summary>The constants of the trace file; <c>docs/trace-format.md</c> tells the whole format.</summary>
internal static class TraceLayout
{
    public const uint Version = 1;

    public const byte TickKind = (byte)'T';
    public const byte EndKind = (byte)'E';

    /// <summary>Kind and length of a record.</summary>
    public const int RecordPrefixBytes = 5;

    public const int ChecksumBytes = 4;

    /// <summary>Magic, version and length of the header.</summary>
    public const int HeaderPrefixBytes = 16;

    public const int MaxVarintBytes = 10;

    // A high bit, a text name, and the line ends that a text-mode transfer would change.
    public static ReadOnlySpan<byte> Magic => [0x89, (byte)'N', (byte)'T', (byte)'R', (byte)'\r', (byte)'\n', 0x1a, (byte)'\n'];

    /// <summary>Bytes of one payload or probed value.</summary>
    public static int ValueBytes(Format format) => (format.Bits + 7) / 8;

    /// <summary>No tick record's body is longer, so that a damaged length is seen before memory is taken.</summary>
    public static long MaxTickBytes(TraceHeader header)
    {
        const int mostIndexBytes = 5;
        long bytes = MaxVarintBytes + sizeof(ulong);
        foreach (var population in header.Populations)
            bytes += mostIndexBytes + (long)population.Size * (mostIndexBytes + (population.IsGraded ? ValueBytes(population.Payload) : 0));
        foreach (var probe in header.Probes)
            bytes += (long)probe.Neurons.Length * ValueBytes(probe.Format);
        return bytes;
    }
}
