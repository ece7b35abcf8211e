using System.Security.Cryptography;
using Neuro.Graph;

namespace Neuro.Sim;

/// <summary>
/// Writes a trace to a stream, tick by tick, in memory bounded by one tick, and sums up the SHA-256 of its bytes: the
/// trace's digest. To get the digest alone, write to <see cref="Stream.Null"/>.
/// </summary>
public sealed class TraceWriter : ITraceSink, IDisposable
{
    private readonly Stream stream;
    private readonly TraceHeader header;
    private readonly TraceEncoder encoder;
    private readonly IncrementalHash sha = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private readonly long[] events;
    private long tick;

    /// <param name="stream">Left open.</param>
    public TraceWriter(Stream stream, TraceHeader header)
    {
        (this.stream, this.header) = (stream, header);
        encoder = new(header);
        events = new long[header.Populations.Length];
        Write(encoder.Header());
    }

    private TraceWriter(Stream stream, TraceHeader header, long tick, ReadOnlySpan<long> events)
    {
        (this.stream, this.header, this.tick) = (stream, header, tick);
        encoder = new(header);
        this.events = events.ToArray();
    }

    /// <summary>Goes on with a trace that was written up to a tick, and then put aside.</summary>
    /// <param name="stream">What was written so far; it is read once.</param>
    /// <param name="events">How many each population has sent in it.</param>
    public static TraceWriter Continuing(Stream stream, TraceHeader header, long tick, ReadOnlySpan<long> events)
    {
        var writer = new TraceWriter(stream, header, tick, events);
        var buffer = new byte[1 << 16];
        stream.Position = 0;
        for (int count; (count = stream.Read(buffer)) > 0;)
            writer.sha.AppendData(buffer.AsSpan(0, count));
        return writer;
    }

    /// <summary>The SHA-256 of all bytes so far.</summary>
    public Digest256 DigestSoFar() => Digest256.FromBytes(sha.GetCurrentHash());

    public void Tick(TickRecord record)
    {
        if (record.Tick != tick || tick == header.Ticks)
            throw new InvalidOperationException($"tick {record.Tick} stands where tick {tick} of {header.Ticks} should");
        Write(encoder.Tick(record));
        for (var p = 0; p < events.Length; p++)
            events[p] += record.Neurons[p].Count;
        tick++;
    }

    /// <summary>Writes the totals; without them a trace is not whole.</summary>
    /// <returns>The SHA-256 of all bytes.</returns>
    public Digest256 End()
    {
        if (tick != header.Ticks)
            throw new InvalidOperationException($"the trace ends after {tick} ticks of {header.Ticks}");
        Write(encoder.End(tick, events));
        stream.Flush();
        return Digest256.FromBytes(sha.GetHashAndReset());
    }

    public void Dispose() => sha.Dispose();

    private void Write(ReadOnlySpan<byte> bytes)
    {
        stream.Write(bytes);
        sha.AppendData(bytes);
    }
}
