using System.Buffers.Binary;
using System.IO.Hashing;
using Neuro.Sim;

namespace Neuro.Tests;

public sealed class TraceFuzz
{
    private static readonly byte[][] Corpus =
    [
        Traces.Small().ToBytes(),
        Traces.Of(Traces.SmallHeader with { Ticks = 0 }, _ => { }).ToBytes(),
        Traces.Of(new(Traces.Network, Traces.Stimulus, 3, 0, [], []), _ => { }).ToBytes(),
    ];

    [Test]
    public void No_bytes_break_the_reader_of_traces() =>
        new Fuzzer("trace", new Mutator(Corpus, []), input => Read(input)).Run(10_000);

    // With checksums made right again, what they would have caught reaches the reader.
    [Test]
    public void No_bytes_behind_right_checksums_break_the_reader_of_traces() =>
        new Fuzzer("trace, checksums right", new Mutator(Corpus, []), input => Read(WithChecksums(input))).Run(15_000);

    // What is read as whole has one spelling: writing it again gives the same bytes.
    private static bool Read(byte[] input)
    {
        using var reader = TraceReader.Open("fuzz.trace", new MemoryStream(input), unfinished: input.Length % 3 == 0);
        // A header may announce more ticks than anybody has; the file ends before.
        var trace = MemoryTrace.Of(reader);
        if (reader.IsWhole && !trace.ToBytes().AsSpan().SequenceEqual(input))
            throw new InvalidOperationException("another spelling of the same trace was taken");
        return true;
    }

    private static byte[] WithChecksums(byte[] input)
    {
        var bytes = (byte[])input.Clone();
        var end = Fix(bytes, 0, prefix: 16, lengthAt: 12);
        while (end is { } start)
            end = Fix(bytes, start, prefix: 5, lengthAt: 1);
        return bytes;
    }

    private static int? Fix(byte[] bytes, int start, int prefix, int lengthAt)
    {
        if (bytes.Length - start < prefix)
            return null;
        var end = start + prefix + (long)BinaryPrimitives.ReadUInt32LittleEndian(bytes.AsSpan(start + lengthAt));
        if (end + 4 > bytes.Length)
            return null;
        BinaryPrimitives.WriteUInt32LittleEndian(bytes.AsSpan((int)end), Crc32.HashToUInt32(bytes.AsSpan(start, (int)end - start)));
        return (int)end + 4;
    }
}
