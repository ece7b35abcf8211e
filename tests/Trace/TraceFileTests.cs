using System.Buffers.Binary;
using System.IO.Hashing;
using System.Security.Cryptography;
using CsCheck;
using Neuro.Graph;
using Neuro.Sim;
using static Neuro.Tests.NpyReading;

namespace Neuro.Tests;

public sealed class TraceFileTests
{
    [Test]
    public void What_was_written_is_read_again() => Traces.Any.Sample(trace =>
    {
        var bytes = trace.ToBytes();
        var read = Read(bytes);
        Assert.That(Traces.Lines(read), Is.EqualTo(Traces.Lines(trace)));
        Assert.That(read.ToBytes(), Is.EqualTo(bytes));
    }, iter: 400);

    [Test]
    public void The_header_says_what_is_recorded()
    {
        using var reader = Open(Traces.Small().ToBytes());
        var header = reader.Header;

        Assert.That(header.Network, Is.EqualTo(Traces.Network));
        Assert.That(header.Stimulus, Is.EqualTo(Traces.Stimulus));
        Assert.That((header.Ticks, header.DigestInterval), Is.EqualTo((4, 2)));
        Assert.That(header.Populations, Is.EqualTo(Traces.SmallHeader.Populations));
        Assert.That(header.Probes.Select(p => (p.Population, p.Signal, p.Format)), Is.EqualTo(Traces.SmallHeader.Probes.Select(p => (p.Population, p.Signal, p.Format))));
        Assert.That(header.Probes[0].Neurons, Is.EqualTo(new[] { 0, 7, 299 }));
    }

    [Test]
    public void The_digest_of_a_trace_is_the_SHA_256_of_its_file()
    {
        var bytes = Traces.Small().ToBytes();
        using var reader = Open(bytes);
        Drain(reader);

        Assert.That(Traces.Small().Digest().ToString(), Is.EqualTo(Convert.ToHexStringLower(SHA256.HashData(bytes))));
        Assert.That(reader.Digest, Is.EqualTo(Traces.Small().Digest()));
    }

    [Test]
    public void The_bytes_of_a_trace_never_change() =>
        // The format's page explains these very bytes; another number here is another version of the format.
        Assert.That(Traces.Small().Digest().ToString(), Is.EqualTo("a313225920bf5df578e1478e6991d868560adb0b50c3dd3509984d16b6b362ee"));

    [Test]
    public void A_run_of_no_ticks_has_a_trace()
    {
        var trace = new MemoryTrace(Traces.SmallHeader with { Ticks = 0 });

        Assert.That(Read(trace.ToBytes()).Ticks, Is.Empty);
    }

    [Test]
    public void A_trace_cut_at_any_byte_is_refused_with_the_place_of_the_cut()
    {
        var whole = Traces.Small().ToBytes();
        for (var length = 0; length < whole.Length; length++)
        {
            var diagnostic = DiagnosticOf(() => Read(whole[..length]));
            Assert.That(diagnostic.Code, Is.EqualTo(length == 0 ? Code.NotATrace : Code.TraceCut), $"cut to {length}");
            Assert.That(((Place.Byte)diagnostic.Place).Offset, Is.EqualTo(length));
        }
    }

    [Test]
    public void A_trace_with_any_bit_flipped_is_refused()
    {
        var whole = Traces.Small().ToBytes();
        for (var bit = 0; bit < 8 * whole.Length; bit++)
        {
            var flipped = whole.ToArray();
            flipped[bit / 8] ^= (byte)(1 << (bit % 8));
            var offset = ((Place.Byte)DiagnosticOf(() => Read(flipped)).Place).Offset;
            Assert.That(offset, Is.InRange(0, whole.Length), $"bit {bit}");
        }
    }

    [Test]
    public void Any_byte_put_in_taken_out_or_changed_is_refused() => Gen.Select(Gen.Int[0, 3], Gen.Int[0, 10000], Gen.Byte).Sample((kind, at, value) =>
    {
        var bytes = Traces.Small().ToBytes().ToList();
        at %= bytes.Count;
        switch (kind)
        {
            case 0:
                bytes.Insert(at, value);
                break;
            case 1:
                bytes.RemoveAt(at);
                break;
            case 2 when bytes[at] != value:
                bytes[at] = value;
                break;
            default:
                bytes.Add(value);
                break;
        }
        DiagnosticOf(() => Read([.. bytes]));
    }, iter: 3000);

    [Test]
    public void A_file_of_another_kind_is_no_trace() =>
        Assert.That(DiagnosticOf(() => Read("{ \"neuro\": 1 }"u8.ToArray())).ToString(), Is.EqualTo(
            "a.trace(byte 0): error NEU300: this is no trace file: it does not begin with \\x89NTR\n  help: give a file that 'neuro run' wrote"));

    [Test]
    public void A_newer_format_is_refused_by_its_number()
    {
        var bytes = Traces.Small().ToBytes();
        bytes[8] = 2;

        Assert.That(DiagnosticOf(() => Read(bytes)).Message, Is.EqualTo("the trace has format version 2; this program reads 1"));
    }

    private static IEnumerable<TestCaseData> WrongHeaders()
    {
        var small = Traces.SmallHeader;
        TracePopulation Plain(string name, int size = 1) => new(name, size, false, Format.Plain);
        yield return new(small with { Populations = [Plain("a"), Plain("a")], Probes = [] }, "there are two populations named 'a'");
        yield return new(small with { Populations = [Plain("")], Probes = [] }, "a population's name is empty");
        yield return new(small with { Populations = [Plain("a\nb")], Probes = [] }, "a population's name holds a control character");
        yield return new(small with { Populations = [Plain("a", -1)], Probes = [] }, "the size of population 'a' is 4294967295; the most is 2147483647");
        yield return new(small with { Populations = [new("a", 1, true, Format.Fix(65, 0))], Probes = [] }, "the format of population 'a', fix<65,0>, is none: 1 to 64 bits are");
        yield return new(small with { Populations = [new("a", 1, true, Format.Ufix(64, 0))], Probes = [] }, "the format of population 'a', ufix<64,0>, is none: 1 to 64 bits are");
        yield return new(small with { Ticks = -1 }, "the number of ticks is 18446744073709551615; the most is 9223372036854775807");
        yield return new(small with { DigestInterval = -1 }, "the digest interval is 4294967295; the most is 2147483647");
        yield return new(small with { Probes = [new("mute", "v", Format.Plain, [1])] }, "a step between probed neurons is 1; the most is 0");
        yield return new(small with { Probes = [new("out", "v", Format.Plain, [0, 1, 2])] }, "the number of probed neurons is 3; the most is 2");
    }

    [TestCaseSource(nameof(WrongHeaders))]
    public void A_header_that_cannot_be_is_refused(TraceHeader header, string message)
    {
        var diagnostic = DiagnosticOf(() => Open(new TraceEncoder(header).Header().ToArray()));

        Assert.That((diagnostic.Code, diagnostic.Message), Is.EqualTo((Code.BadTraceHeader, message)));
    }

    [Test]
    public void Ticks_that_change_places_are_refused()
    {
        var bytes = Traces.Small().ToBytes();
        var (first, second) = (Record(bytes, 0), Record(bytes, 1));

        byte[] swapped = [.. bytes[..first.Start], .. bytes[second], .. bytes[first], .. bytes[second.End..]];

        Assert.That(DiagnosticOf(() => Read(swapped)).Message, Is.EqualTo("tick 1 stands where tick 0 should"));
    }

    [Test]
    public void A_tick_that_is_missing_or_doubled_is_refused()
    {
        var bytes = Traces.Small().ToBytes();
        var second = Record(bytes, 1);
        var last = Record(bytes, 3);

        Assert.That(CodeOf(() => Read([.. bytes[..second.Start], .. bytes[second.End..]])), Is.EqualTo(Code.TraceOrder));
        Assert.That(CodeOf(() => Read([.. bytes[..second.End], .. bytes[second], .. bytes[second.End..]])), Is.EqualTo(Code.TraceOrder));
        Assert.That(CodeOf(() => Read([.. bytes[..last.Start], .. bytes[last.End..]])), Is.EqualTo(Code.TraceTotals));
    }

    [Test]
    public void Totals_that_do_not_add_up_are_refused()
    {
        var bytes = Traces.Small().ToBytes();
        var end = Record(bytes, 4);
        // The end's body is the number of ticks, then events by population: 4, then 5, 3 and 1.
        Assert.That(bytes[end][5..^4], Is.EqualTo(new byte[] { 4, 5, 3, 1 }));

        Assert.That(DiagnosticOf(() => Read(Edited(bytes, end, 6, 6))).Message, Is.EqualTo("the end counts 6 events of population 'hidden'; 5 were there"));
        Assert.That(CodeOf(() => Read(Edited(bytes, end, 5, 3))), Is.EqualTo(Code.TraceTotals));
    }

    [Test]
    public void What_follows_the_end_is_refused() =>
        Assert.That(CodeOf(() => Read([.. Traces.Small().ToBytes(), 0])), Is.EqualTo(Code.TraceGoesOn));

    [TestCase(0, 1, "a payload is 0; such an event is never sent", Description = "payload 0")]
    [TestCase(0, 0x0800, "a payload is 2048, which fix<12,4> does not hold", Description = "payload too large")]
    public void A_payload_that_cannot_be_is_refused(int at, int value, string message)
    {
        var bytes = Traces.Small().ToBytes();
        var tick = Record(bytes, 3);
        // Tick 3, no event of hidden, one of out: neuron 1 with payload 1 in two bytes.
        Assert.That(bytes[tick][5..11], Is.EqualTo(new byte[] { 3, 0, 1, 1, 1, 0 }));
        var edited = value == 1 ? Edited(bytes, tick, 9 + at, 0) : Edited(Edited(bytes, tick, 9, (byte)value), tick, 10, (byte)(value >> 8));

        Assert.That(DiagnosticOf(() => Read(edited)).Message, Is.EqualTo(message));
    }

    [Test]
    public void A_neuron_outside_its_population_is_refused()
    {
        var bytes = Traces.Small().ToBytes();
        var tick = Record(bytes, 3);

        Assert.That(CodeOf(() => Read(Edited(bytes, tick, 8, 2))), Is.EqualTo(Code.BadTraceRecord));
        Assert.That(CodeOf(() => Read(Edited(bytes, tick, 7, 3))), Is.EqualTo(Code.BadTraceRecord), "three events of two neurons");
    }

    [Test]
    public void A_second_event_behind_the_last_neuron_is_refused()
    {
        var header = Traces.SmallHeader with { Ticks = 1, DigestInterval = 0, Probes = [], Populations = [new("a", 2, false, Format.Plain)] };
        var bytes = Traces.Of(header, record => { Traces.Event(record, 0, 0); Traces.Event(record, 0, 1); }).ToBytes();
        var tick = Record(bytes, 0);
        Assert.That(bytes[tick][5..9], Is.EqualTo(new byte[] { 0, 2, 0, 0 }));

        Assert.That(CodeOf(() => Read(Edited(bytes, tick, 7, 1))), Is.EqualTo(Code.BadTraceRecord));
    }

    [Test]
    public void A_number_that_could_be_spelt_shorter_is_refused()
    {
        var bytes = Traces.Small().ToBytes();
        var end = Record(bytes, 4);
        byte[] longer = [(byte)'E', 5, 0, 0, 0, 0x84, 0x00, 5, 3, 1, 0, 0, 0, 0];

        Assert.That(DiagnosticOf(() => Read([.. bytes[..end.Start], .. Resealed(longer)])).Message,
            Is.EqualTo("the number of ticks is not spelt in its shortest form"));
    }

    [Test]
    public void A_length_beyond_what_the_header_announces_is_refused_before_memory_is_taken()
    {
        var bytes = Traces.Small().ToBytes();
        var tick = Record(bytes, 0);
        BinaryPrimitives.WriteUInt32LittleEndian(bytes.AsSpan(tick.Start + 1), 2_000_000_000);

        var before = GC.GetAllocatedBytesForCurrentThread();
        Assert.That(CodeOf(() => Read(bytes)), Is.EqualTo(Code.BadTraceRecord));
        Assert.That(GC.GetAllocatedBytesForCurrentThread() - before, Is.LessThan(1 << 20));
    }

    [Test]
    public void A_header_that_claims_two_gigabytes_is_refused_before_memory_is_taken()
    {
        var bytes = Traces.Small().ToBytes();
        BinaryPrimitives.WriteUInt32LittleEndian(bytes.AsSpan(12), 2_000_000_000);

        var before = GC.GetAllocatedBytesForCurrentThread();
        Assert.That(CodeOf(() => Read(bytes)), Is.EqualTo(Code.TraceCut));
        Assert.That(GC.GetAllocatedBytesForCurrentThread() - before, Is.LessThan(4 << 20));
    }

    [Test]
    public void A_header_of_random_bytes_under_a_right_checksum_ends_in_a_diagnostic_or_is_read() => Gen.Select(Gen.Int[0, 10000], Gen.Byte).Array[1, 6].Sample(edits =>
    {
        var bytes = Traces.Small().ToBytes();
        var length = 16 + (int)BinaryPrimitives.ReadUInt32LittleEndian(bytes.AsSpan(12));
        foreach (var (at, value) in edits)
            bytes[16 + at % (length - 16)] = value;
        BinaryPrimitives.WriteUInt32LittleEndian(bytes.AsSpan(length), Crc32.HashToUInt32(bytes.AsSpan(0, length)));
        try
        {
            using var reader = Open(bytes);
            // Whatever is taken for a header is spelt the same way again.
            Assert.That(new TraceEncoder(reader.Header).Header().ToArray(), Is.EqualTo(bytes[..(length + 4)]));
            Assert.That(reader.Header.Populations.Sum(p => (long)p.Size), Is.GreaterThanOrEqualTo(0));
            Drain(reader);
        }
        catch (InvalidInputException)
        {
        }
    }, iter: 3000);

    [Test]
    public void A_record_of_random_bytes_under_a_right_checksum_ends_in_a_diagnostic_or_is_read() => Gen.Select(Gen.Int[0, 4], Gen.Select(Gen.Int[0, 10000], Gen.Byte).Array[1, 6]).Sample((index, edits) =>
    {
        var bytes = Traces.Small().ToBytes();
        var range = Record(bytes, index);
        foreach (var (at, value) in edits)
            bytes = Edited(bytes, range, 5 + at % (range.End - range.Start - 9), value);
        try
        {
            // Canonical: what is read is written as the same bytes.
            Assert.That(Read(bytes).ToBytes(), Is.EqualTo(bytes));
        }
        catch (InvalidInputException)
        {
        }
    }, iter: 3000);

    [Test]
    public void A_file_that_is_still_written_is_read_up_to_its_last_whole_tick()
    {
        var whole = Traces.Small().ToBytes();
        var lines = Traces.Lines(Traces.Small()).ToArray();
        for (var length = Record(whole, 0).Start; length < whole.Length; length++)
        {
            using var reader = TraceReader.Open("a.trace", new MemoryStream(whole, 0, length), unfinished: true);
            var ticks = Enumerable.Range(0, 4).Count(tick => Record(whole, tick).End <= length);
            Assert.That(Traces.Lines(MemoryTrace.Of(reader)), Is.EqualTo(lines[..ticks]));
            Assert.That((reader.IsWhole, reader.TicksRead), Is.EqualTo((false, ticks)));
        }
        using var end = TraceReader.Open("a.trace", new MemoryStream(whole), unfinished: true);
        Drain(end);
        Assert.That(end.IsWhole);
    }

    internal static TraceReader Open(byte[] bytes) => TraceReader.Open("a.trace", new MemoryStream(bytes));

    internal static MemoryTrace Read(byte[] bytes)
    {
        using var reader = Open(bytes);
        return MemoryTrace.Of(reader);
    }

    internal static void Drain(ITraceSource source)
    {
        var record = new TickRecord(source.Header);
        while (source.Next(record))
        {
        }
    }

    /// <summary>Where a record stands, its kind and checksum included.</summary>
    private static (int Start, int End) Bounds(byte[] bytes, int index)
    {
        var start = 20 + (int)BinaryPrimitives.ReadUInt32LittleEndian(bytes.AsSpan(12));
        for (var i = 0; ; i++)
        {
            var end = start + 9 + (int)BinaryPrimitives.ReadUInt32LittleEndian(bytes.AsSpan(start + 1));
            if (i == index)
                return (start, end);
            start = end;
        }
    }

    private static RecordRange Record(byte[] bytes, int index) => new(Bounds(bytes, index).Start, Bounds(bytes, index).End);

    private readonly record struct RecordRange(int Start, int End)
    {
        public static implicit operator Range(RecordRange range) => range.Start..range.End;
    }

    /// <summary>The file with one byte of a record changed and the record's checksum made right again.</summary>
    private static byte[] Edited(byte[] bytes, RecordRange range, int at, byte value)
    {
        var edited = bytes.ToArray();
        edited[range.Start + at] = value;
        var record = Resealed(edited[(Range)range]);
        record.CopyTo(edited, range.Start);
        return edited;
    }

    private static byte[] Resealed(byte[] record)
    {
        BinaryPrimitives.WriteUInt32LittleEndian(record.AsSpan(record.Length - 4), Crc32.HashToUInt32(record.AsSpan(0, record.Length - 4)));
        return record;
    }
}
