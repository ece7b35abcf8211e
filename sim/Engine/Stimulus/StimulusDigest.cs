using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using Neuro.Graph;

namespace Neuro.Sim;

/// <summary>
/// The SHA-256 of what a stimulus gives to a network within a run: its events, those of its own generators included,
/// and its reset marks, in canonical order, whatever file they came from.
/// </summary>
/// <remarks>
/// The hash is taken over 16 bytes <c>neuro stimulus 1</c> and one record for every mark and event; integers are
/// little-endian, populations are called by name. See docs/stimulus-format.md.
/// </remarks>
public static class StimulusDigest
{
    private const byte EventRecord = 1;
    private const byte ResetRecord = 2;
    private const byte KeepingResetRecord = 3;

    public static Digest256 Of(ElaboratedNetwork network, Stimulus stimulus, long ticks, CancellationToken cancellation = default)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData("neuro stimulus 1"u8);
        var prefixes = network.Populations.Select(p => Prefix(p.Name)).ToArray();
        // The network's own generators belong to the network's digest.
        var records = new Records(hash);
        var player = new StimulusPlayer(network with { Generators = [] }, stimulus);
        var last = LastTick(stimulus);
        for (var tick = 0L; tick < ticks && tick <= last; tick++)
        {
            cancellation.ThrowIfCancellationRequested();
            Append(records, prefixes, network, player.Next());
        }
        records.Flush();
        return Digest256.FromBytes(hash.GetHashAndReset());
    }

    // Past it every tick is empty.
    private static long LastTick(Stimulus stimulus) => stimulus.Generators.IsEmpty
        ? Math.Max(
            stimulus.Events.IsEmpty ? -1 : stimulus.Events[^1].Tick,
            stimulus.Marks.IsEmpty ? -1 : stimulus.Marks[^1].Tick)
        : long.MaxValue;

    private static void Append(Records records, byte[][] prefixes, ElaboratedNetwork network, TickInput input)
    {
        if (input.Marks.Count > 0)
            foreach (var population in network.Populations.Where(p => !p.IsInput))
                if (input.Marks.Where(mark => mark.Covers(population.Index)).ToArray() is { Length: > 0 } marks)
                    // Marks of one tick add up: what one of them drops is dropped.
                    records.Add(marks.All(mark => mark.KeepInFlight) ? KeepingResetRecord : ResetRecord, input.Tick, prefixes[population.Index], []);

        Span<byte> body = stackalloc byte[12];
        for (var population = 0; population < prefixes.Length; population++)
            for (var i = 0; i < input.Neurons[population].Count; i++)
            {
                BinaryPrimitives.WriteInt32LittleEndian(body, input.Neurons[population][i]);
                BinaryPrimitives.WriteInt64LittleEndian(body[4..], input.Payloads[population][i]);
                records.Add(EventRecord, input.Tick, prefixes[population], body);
            }
    }

    private static byte[] Prefix(string name)
    {
        var utf8 = Encoding.UTF8.GetBytes(name);
        var prefix = new byte[4 + utf8.Length];
        BinaryPrimitives.WriteInt32LittleEndian(prefix, utf8.Length);
        utf8.CopyTo(prefix, 4);
        return prefix;
    }

    /// <summary>Hashes records many at a time: a call for each would take longer than the hash.</summary>
    private sealed class Records(IncrementalHash hash)
    {
        private const int HeadBytes = 9;

        private byte[] buffer = new byte[1 << 14];
        private int length;

        public void Add(byte kind, long tick, ReadOnlySpan<byte> prefix, ReadOnlySpan<byte> body)
        {
            var bytes = HeadBytes + prefix.Length + body.Length;
            if (length + bytes > buffer.Length)
                MakeRoom(bytes);
            var record = buffer.AsSpan(length, bytes);
            record[0] = kind;
            BinaryPrimitives.WriteInt64LittleEndian(record[1..], tick);
            prefix.CopyTo(record[HeadBytes..]);
            body.CopyTo(record[(HeadBytes + prefix.Length)..]);
            length += bytes;
        }

        public void Flush()
        {
            hash.AppendData(buffer, 0, length);
            length = 0;
        }

        private void MakeRoom(int bytes)
        {
            Flush();
            if (bytes > buffer.Length)
                buffer = new byte[bytes];
        }
    }
}
