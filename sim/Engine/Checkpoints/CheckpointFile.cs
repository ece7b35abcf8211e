using System.Buffers.Binary;
using System.Collections.Immutable;
using System.IO.Hashing;
using Neuro.Graph;

namespace Neuro.Sim;

/// <summary>Checkpoints as files. One replaces the other as a whole, so that there is always a whole one.</summary>
/// <remarks>
/// Magic, version, the length of the body, the body, the CRC-32 of all before it. The body: the header of the trace, the
/// length and SHA-256 of its bytes so far, the events of each population; the tick, states, events that may still be on
/// their way, and before which tick events to a population were dropped.
/// </remarks>
internal static class CheckpointFile
{
    private const uint Version = 1;
    private const int PrefixBytes = 20;

    private static ReadOnlySpan<byte> Magic => [0x89, (byte)'N', (byte)'C', (byte)'K', (byte)'\r', (byte)'\n', 0x1a, (byte)'\n'];

    public static void Write(string path, Checkpoint checkpoint)
    {
        var bytes = new TraceBytes();
        bytes.Bytes(Magic);
        bytes.UInt32(Version);
        bytes.UInt64(0);
        AppendTrace(bytes, checkpoint);
        AppendState(bytes, checkpoint.State);
        bytes.SetUInt64(12, (ulong)(bytes.Length - PrefixBytes));
        bytes.Checksum();
        // Always the same name: what a process that was killed has left is written over.
        using (var stream = new FileStream(TemporaryOf(path), FileMode.Create, FileAccess.Write, FileShare.None))
        {
            stream.Write(bytes.Written);
            stream.Flush(flushToDisk: true);
        }
        File.Move(TemporaryOf(path), path, overwrite: true);
    }

    /// <summary>Removes a checkpoint, and what is left of one that was never whole.</summary>
    public static void Remove(string path)
    {
        File.Delete(TemporaryOf(path));
        File.Delete(path);
    }

    /// <exception cref="InvalidInputException">It cannot be read, or is none.</exception>
    public static Checkpoint Read(string path)
    {
        var bytes = BinaryFile.Reading(path, () => File.ReadAllBytes(path));
        if (!bytes.AsSpan().StartsWith(Magic))
            throw Bad(path, "this is no checkpoint");
        if (bytes.Length < PrefixBytes + TraceLayout.ChecksumBytes || BinaryPrimitives.ReadUInt32LittleEndian(bytes.AsSpan(8)) is not Version)
            throw Bad(path, $"this is no checkpoint of version {Version}");
        var body = BinaryPrimitives.ReadUInt64LittleEndian(bytes.AsSpan(12));
        if ((ulong)bytes.Length != PrefixBytes + body + TraceLayout.ChecksumBytes
            || Crc32.HashToUInt32(bytes.AsSpan(0, bytes.Length - TraceLayout.ChecksumBytes)) != BinaryPrimitives.ReadUInt32LittleEndian(bytes.AsSpan(bytes.Length - TraceLayout.ChecksumBytes)))
            throw Bad(path, "the checkpoint is damaged");
        var cursor = new TraceCursor(bytes.AsSpan(PrefixBytes, (int)body), path, PrefixBytes, Code.BadCheckpoint);
        var checkpoint = ReadBody(ref cursor, path);
        cursor.End();
        return checkpoint;
    }

    private static string TemporaryOf(string path) => path + ".tmp";

    private static void AppendTrace(TraceBytes bytes, Checkpoint checkpoint)
    {
        var header = new TraceEncoder(checkpoint.Header).Header();
        bytes.UInt32((uint)header.Length);
        bytes.Bytes(header);
        bytes.UInt64((ulong)checkpoint.TraceBytes);
        Span<byte> digest = stackalloc byte[Digest256.ByteCount];
        checkpoint.TraceDigest.WriteTo(digest);
        bytes.Bytes(digest);
        foreach (var count in checkpoint.Events)
            bytes.Varint((ulong)count);
    }

    private static Checkpoint ReadBody(ref TraceCursor cursor, string path)
    {
        var length = cursor.Count32("the length of the trace's header");
        using var reader = TraceReader.Open(path, new MemoryStream(cursor.Bytes(length).ToArray()), unfinished: true);
        var bytes = (long)cursor.UInt64();
        var digest = Digest256.FromBytes(cursor.Bytes(Digest256.ByteCount));
        var events = ImmutableArray.CreateBuilder<long>();
        foreach (var _ in reader.Header.Populations)
            events.Add(cursor.Varint(long.MaxValue, "a number of events"));
        return new(reader.Header, bytes, digest, events.ToImmutable(), ReadState(ref cursor));
    }

    private static void AppendState(TraceBytes bytes, RunState state)
    {
        bytes.Varint((ulong)state.Tick);
        bytes.Varint((ulong)state.States.Length);
        foreach (var states in state.States)
        {
            bytes.Varint((ulong)states.Length);
            foreach (var values in states)
            {
                bytes.Varint((ulong)values.Length);
                foreach (var raw in values)
                    bytes.Varint(Folded(raw));
            }
        }
        bytes.Varint((ulong)state.Events.Length);
        foreach (var (tick, population, neuron, payload) in state.Events)
        {
            bytes.Varint((ulong)(state.Tick - tick));
            bytes.Varint((ulong)population);
            bytes.Varint((ulong)neuron);
            bytes.Varint(Folded(payload));
        }
        foreach (var tick in state.DroppedAt)
            bytes.Varint((ulong)tick);
    }

    private static RunState ReadState(ref TraceCursor cursor)
    {
        var tick = cursor.Varint(long.MaxValue, "the tick");
        var populations = (int)cursor.Varint(int.MaxValue, "the number of populations");
        var all = ImmutableArray.CreateBuilder<ImmutableArray<ImmutableArray<long>>>();
        for (var population = 0; population < populations; population++)
        {
            var states = ImmutableArray.CreateBuilder<ImmutableArray<long>>();
            for (var left = cursor.Varint(int.MaxValue, "the number of states"); left > 0; left--)
                states.Add(ReadValues(ref cursor));
            all.Add(states.ToImmutable());
        }
        var events = ImmutableArray.CreateBuilder<InputEvent>();
        for (var left = cursor.Varint(long.MaxValue, "the number of events on their way"); left > 0; left--)
            events.Add(new(
                tick - cursor.Varint(tick, "the age of an event"),
                (int)cursor.Varint(populations - 1, "a population"), (int)cursor.Varint(int.MaxValue, "a neuron"), ReadFolded(ref cursor)));
        var dropped = ImmutableArray.CreateBuilder<long>();
        for (var population = 0; population < populations; population++)
            dropped.Add(cursor.Varint(tick, "the tick of a reset"));
        return new(tick, all.ToImmutable(), events.ToImmutable(), dropped.ToImmutable());
    }

    private static ImmutableArray<long> ReadValues(ref TraceCursor cursor)
    {
        var values = ImmutableArray.CreateBuilder<long>();
        for (var left = cursor.Varint(int.MaxValue, "the number of neurons"); left > 0; left--)
            values.Add(ReadFolded(ref cursor));
        return values.ToImmutable();
    }

    // Small numbers of either sign become small ones without: 0, -1, 1, -2, …
    private static ulong Folded(long raw) => (ulong)(raw << 1) ^ (ulong)(raw >> 63);

    private static long ReadFolded(ref TraceCursor cursor)
    {
        var folded = cursor.UnsignedVarint("a value");
        return (long)(folded >> 1) ^ -(long)(folded & 1);
    }

    private static InvalidInputException Bad(string path, string message) =>
        new(Code.BadCheckpoint, new Place.File(path), message, "remove it to start anew");
}
