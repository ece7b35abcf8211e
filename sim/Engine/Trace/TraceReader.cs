using System.Buffers.Binary;
using System.IO.Hashing;
using System.Security.Cryptography;
using Neuro.Graph;

namespace Neuro.Sim;

/// <summary>
/// Reads a trace file tick by tick, in memory bounded by one tick. Every byte is checked: a file that is cut, changed,
/// or spelt in another than the canonical form ends in <see cref="InvalidInputException"/> with the byte's offset.
/// </summary>
public sealed class TraceReader : ITraceSource
{
    private const int BufferBytes = 1 << 16;

    private readonly string path;
    private readonly Stream stream;
    private readonly bool unfinished;
    private readonly IncrementalHash sha = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private readonly long maxTickBytes;
    private readonly long[] events;
    private byte[] record = new byte[1 << 12];
    private long offset;
    private bool ended;

    private TraceReader(string path, Stream stream, bool unfinished)
    {
        (this.path, this.stream, this.unfinished) = (path, stream, unfinished);
        Header = ReadHeader();
        maxTickBytes = TraceLayout.MaxTickBytes(Header);
        events = new long[Header.Populations.Length];
    }

    public TraceHeader Header { get; }

    /// <summary>Whole ticks read so far.</summary>
    public long TicksRead { get; private set; }

    /// <summary>Events read so far, by population.</summary>
    public IReadOnlyList<long> Events => events;

    // Totals were checked, and nothing stands behind them.
    public bool IsWhole { get; private set; }

    /// <summary>What <c>sha256sum</c> says of the file, once it was read to its end.</summary>
    public Digest256? Digest { get; private set; }

    /// <summary>Whether a file begins the way a trace does.</summary>
    /// <exception cref="InvalidInputException">It cannot be read.</exception>
    public static bool IsTrace(string path)
    {
        using var stream = BinaryFile.OpenRead(path);
        var start = BinaryFile.Reading(path, () => BinaryFile.ReadUpTo(stream, 1));
        return start.AsSpan().SequenceEqual(TraceLayout.Magic[..1]);
    }

    /// <param name="unfinished">Whether a file that is still being written is read up to its last whole tick; else it is refused as cut.</param>
    /// <exception cref="InvalidInputException">It cannot be read, or its header is wrong.</exception>
    public static TraceReader Open(string path, bool unfinished = false)
    {
        var stream = BinaryFile.OpenRead(path);
        try
        {
            return Open(path, new BufferedStream(stream, BufferBytes), unfinished);
        }
        catch
        {
            stream.Dispose();
            throw;
        }
    }

    /// <param name="name">What a diagnostic calls it.</param>
    /// <param name="stream">Read from where it stands; disposed with this.</param>
    public static TraceReader Open(string name, Stream stream, bool unfinished = false) =>
        BinaryFile.Reading(name, () => new TraceReader(name, stream, unfinished));

    public bool Next(TickRecord tick)
    {
        try
        {
            return ReadNext(tick);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw BinaryFile.Unreadable(path, e);
        }
    }

    public void Dispose()
    {
        stream.Dispose();
        sha.Dispose();
    }

    private TraceHeader ReadHeader()
    {
        var prefix = BinaryFile.ReadUpTo(stream, TraceLayout.HeaderPrefixBytes);
        var magic = TraceLayout.Magic;
        if (prefix.Length == 0)
            throw Bad(Code.NotATrace, 0, "the file is empty");
        if (!prefix.AsSpan().StartsWith(magic[..Math.Min(magic.Length, prefix.Length)]))
            throw Bad(Code.NotATrace, 0, "this is no trace file: it does not begin with \\x89NTR", "give a file that 'neuro run' wrote");
        if (prefix.Length < TraceLayout.HeaderPrefixBytes)
            throw Cut(prefix.Length);
        var version = BinaryPrimitives.ReadUInt32LittleEndian(prefix.AsSpan(8));
        if (version != TraceLayout.Version)
            throw Bad(Code.TraceVersion, 8, $"the trace has format version {version}; this program reads {TraceLayout.Version}",
                version > TraceLayout.Version ? "use a newer neuro" : "the file was damaged; run the network again");
        var length = BinaryPrimitives.ReadUInt32LittleEndian(prefix.AsSpan(12));
        if (length > Array.MaxLength - TraceLayout.ChecksumBytes)
            throw Bad(Code.BadTraceHeader, 12, $"the header claims {length} bytes");
        var rest = BinaryFile.ReadUpTo(stream, (int)length + TraceLayout.ChecksumBytes);
        if (rest.Length < length + TraceLayout.ChecksumBytes)
            throw Cut(prefix.Length + rest.Length);
        byte[] all = [.. prefix, .. rest];
        Check(all, 0);
        sha.AppendData(all);
        offset = all.Length;
        var body = rest.AsSpan(0, (int)length);
        return TraceHeaderReader.Read(new(body, path, TraceLayout.HeaderPrefixBytes, Code.BadTraceHeader));
    }

    private bool ReadNext(TickRecord tick)
    {
        if (ended)
            return false;
        if (ReadRecord() is not { } bytes)
        {
            ended = true;
            return false;
        }
        var kind = record[0];
        var cursor = new TraceCursor(
            record.AsSpan(TraceLayout.RecordPrefixBytes, bytes - TraceLayout.RecordPrefixBytes - TraceLayout.ChecksumBytes),
            path, offset + TraceLayout.RecordPrefixBytes, Code.BadTraceRecord);
        if (kind == TraceLayout.EndKind)
        {
            ReadEnd(cursor, bytes);
            return false;
        }
        ReadTick(cursor, tick);
        offset += bytes;
        TicksRead++;
        return true;
    }

    /// <summary>Reads a record and checks its sum; gives its length, or null where an unfinished file ends.</summary>
    private int? ReadRecord()
    {
        var prefix = stream.ReadAtLeast(record.AsSpan(0, TraceLayout.RecordPrefixBytes), TraceLayout.RecordPrefixBytes, throwOnEndOfStream: false);
        if (prefix > 0 && record[0] is not (TraceLayout.TickKind or TraceLayout.EndKind))
            throw Bad(Code.BadTraceRecord, offset, $"a record begins with 'T' or 'E'; found the byte 0x{record[0]:x2}");
        if (prefix < TraceLayout.RecordPrefixBytes)
            return unfinished ? null : throw Cut(offset + prefix);
        var length = BinaryPrimitives.ReadUInt32LittleEndian(record.AsSpan(1));
        var most = Math.Min(record[0] == TraceLayout.TickKind ? maxTickBytes : (events.Length + 1L) * TraceLayout.MaxVarintBytes, Array.MaxLength - 16);
        if (length > most)
            throw Bad(Code.BadTraceRecord, offset + 1, $"a record claims {length} bytes; what the header announces takes {most} at most");
        var total = TraceLayout.RecordPrefixBytes + (int)length + TraceLayout.ChecksumBytes;
        var filled = prefix;
        while (filled < total)
        {
            // The buffer grows with what arrives, whatever is claimed.
            if (filled == record.Length)
                Array.Resize(ref record, (int)Math.Min(total, 2L * record.Length));
            var read = stream.Read(record.AsSpan(filled, Math.Min(record.Length, total) - filled));
            if (read == 0)
                return unfinished ? null : throw Cut(offset + filled);
            filled += read;
        }
        Check(record.AsSpan(0, total), offset);
        sha.AppendData(record, 0, total);
        return total;
    }

    private void ReadTick(TraceCursor cursor, TickRecord tick)
    {
        var number = cursor.Varint(long.MaxValue, "a tick's number");
        if (number != TicksRead || number >= Header.Ticks)
            throw Bad(Code.TraceOrder, offset, number >= Header.Ticks
                ? $"tick {number} follows; the header announces {Header.Ticks} ticks"
                : $"tick {number} stands where tick {TicksRead} should");
        tick.Clear(number);
        for (var p = 0; p < Header.Populations.Length; p++)
        {
            ReadEvents(ref cursor, Header.Populations[p], tick.Neurons[p], tick.Payloads[p]);
            events[p] += tick.Neurons[p].Count;
        }
        for (var p = 0; p < Header.Probes.Length; p++)
        {
            var format = Header.Probes[p].Format;
            var count = TraceLayout.ValueBytes(format);
            foreach (ref var value in tick.Probes[p].AsSpan())
                value = cursor.Value(format, count, "a probed value");
        }
        if (Header.HasDigest(number))
            tick.StateDigest = cursor.UInt64();
        cursor.End();
    }

    private static void ReadEvents(ref TraceCursor cursor, TracePopulation population, List<int> neurons, List<long> payloads)
    {
        var count = cursor.Varint(population.Size, "the number of events");
        var next = 0L;
        for (var i = 0; i < count; i++)
        {
            var neuron = next + cursor.Varint(population.Size - 1 - next, "a step between neurons");
            neurons.Add((int)neuron);
            next = neuron + 1;
        }
        if (!population.IsGraded)
            return;
        var bytes = TraceLayout.ValueBytes(population.Payload);
        for (var i = 0; i < count; i++)
        {
            var payload = cursor.Value(population.Payload, bytes, "a payload");
            if (payload == 0)
                throw cursor.Bad(cursor.Position - bytes, "a payload is 0; such an event is never sent");
            payloads.Add(payload);
        }
    }

    private void ReadEnd(TraceCursor cursor, int bytes)
    {
        var ticks = cursor.Varint(long.MaxValue, "the number of ticks");
        if (ticks != TicksRead || ticks != Header.Ticks)
            throw Bad(Code.TraceTotals, offset, $"the end counts {ticks} ticks, the header announces {Header.Ticks}; {TicksRead} were there");
        for (var p = 0; p < events.Length; p++)
        {
            var total = cursor.Varint(long.MaxValue, "a number of events");
            if (total != events[p])
                throw Bad(Code.TraceTotals, offset, $"the end counts {total} events of population '{Header.Populations[p].Name}'; {events[p]} were there");
        }
        cursor.End();
        if (stream.ReadByte() >= 0)
            throw Bad(Code.TraceGoesOn, offset + bytes, "the file goes on behind its end");
        offset += bytes;
        (ended, IsWhole) = (true, true);
        Digest = Digest256.FromBytes(sha.GetHashAndReset());
    }

    private void Check(ReadOnlySpan<byte> part, long at)
    {
        var body = part[..^TraceLayout.ChecksumBytes];
        var found = BinaryPrimitives.ReadUInt32LittleEndian(part[^TraceLayout.ChecksumBytes..]);
        var sum = Crc32.HashToUInt32(body);
        if (found != sum)
            throw Bad(Code.TraceChecksum, at + body.Length, $"the checksum is {found:x8}; the {body.Length} bytes before it have {sum:x8}");
    }

    private InvalidInputException Cut(long at) => new(
        Code.TraceCut, new Place.Byte(path, at), "the file ends early", "the run was stopped or the file was cut; run the network again");

    private InvalidInputException Bad(Code code, long at, string message, string? help = null) =>
        new(code, new Place.Byte(path, at), message, help ?? "the file was damaged or written by a faulty program; run the network again");
}
