using CsCheck;
using Neuro.Graph;
using Neuro.Sim;

namespace Neuro.Tests;

/// <summary>Traces to try things on: one small one that has everything, and random ones.</summary>
internal static class Traces
{
    public static readonly Digest256 Network = new(1, 2, 3, 4);

    public static readonly Digest256 Stimulus = new(5, 6, 7, 8);

    /// <summary>Three populations, one graded; two probes; digests at ticks 0 and 2; four ticks, the second one empty.</summary>
    public static TraceHeader SmallHeader { get; } = new(
        Network,
        Stimulus,
        Ticks: 4,
        DigestInterval: 2,
        [new("hidden", 300, false, Format.Plain), new("out", 2, true, Format.Fix(12, 4)), new("mute", 1, false, Format.Plain)],
        [new("hidden", "v", Format.Fix(16, 8), [0, 7, 299]), new("out", "x", Format.Ufix(1, -2), [1])]);

    public static MemoryTrace Small() => Of(SmallHeader, record =>
    {
        switch (record.Tick)
        {
            case 0:
                Event(record, 0, 3);
                Event(record, 0, 200);
                Event(record, 1, 0, -5);
                Event(record, 1, 1, 2047);
                break;
            case 2:
                Event(record, 0, 0);
                Event(record, 0, 1);
                Event(record, 0, 299);
                break;
            case 3:
                Event(record, 1, 1, 1);
                Event(record, 2, 0);
                break;
        }
        record.Probes[0] = [(short)(record.Tick - 2), 1000, -32768];
        record.Probes[1][0] = record.Tick % 2;
        if (record.Tick % 2 == 0)
            record.StateDigest = 0xFEDCBA9876543210 + (ulong)record.Tick;
    });

    public static MemoryTrace Of(TraceHeader header, Action<TickRecord> fill)
    {
        var trace = new MemoryTrace(header);
        for (var tick = 0L; tick < header.Ticks; tick++)
        {
            var record = new TickRecord(header) { Tick = tick };
            fill(record);
            trace.Tick(record);
        }
        return trace;
    }

    /// <summary>The trace with some of its ticks changed.</summary>
    public static MemoryTrace With(this MemoryTrace trace, Action<TickRecord> change) => Of(trace.Header, record =>
    {
        record.CopyFrom(trace.Ticks[(int)record.Tick]);
        change(record);
    });

    public static void Event(TickRecord record, int population, int neuron, long? payload = null)
    {
        record.Neurons[population].Add(neuron);
        if (payload is { } raw)
            record.Payloads[population].Add(raw);
    }

    /// <summary>The record of a graded or plain trace as one text, to compare and to show.</summary>
    public static IEnumerable<string> Lines(MemoryTrace trace) => trace.Ticks.Select(Line);

    public static string Line(TickRecord record) => string.Join(" ",
        [
            record.Tick,
            .. record.Neurons.Select(neurons => $"[{string.Join(",", neurons)}]"),
            .. record.Payloads.Select(payloads => $"<{string.Join(",", payloads)}>"),
            .. record.Probes.Select(values => $"({string.Join(",", values)})"),
            record.StateDigest is { } digest ? $"{digest:x16}" : "-",
        ]);

    /// <summary>The first tick at which two traces of equal headers differ; null if their files are equal.</summary>
    public static string? Difference(MemoryTrace expected, MemoryTrace found)
    {
        if (expected.ToBytes().AsSpan().SequenceEqual(found.ToBytes()))
            return null;
        var (first, second) = (new TraceEncoder(expected.Header), new TraceEncoder(found.Header));
        for (var tick = 0; tick < Math.Min(expected.Ticks.Count, found.Ticks.Count); tick++)
            if (!first.Tick(expected.Ticks[tick]).SequenceEqual(second.Tick(found.Ticks[tick])))
                return $"tick {tick}: {Line(expected.Ticks[tick])}\n        found: {Line(found.Ticks[tick])}";
        return "the files differ, their ticks do not";
    }

    public static readonly Gen<Format> AnyFormat = Gen.Select(Gen.Bool, Gen.Int[1, 63], Gen.Int[-64, 128], (signed, bits, frac) =>
        new Format(signed, signed ? bits + 1 : bits, frac));

    private static readonly Gen<TraceHeader> AnyHeader =
        from populations in Gen.Select(Gen.Int[0, 400], Gen.Bool, AnyFormat).Array[0, 4]
        from probes in Gen.Select(Gen.Int[0, 100], AnyFormat, Gen.Int[0, 400].HashSet[0, 5]).Array[0, 3]
        from ticks in Gen.Long[0, 12]
        from interval in Gen.Int[0, 3]
        select new TraceHeader(Network, Stimulus, ticks, interval,
            [.. populations.Select((p, i) => new TracePopulation($"p{i}", p.Item1, p.Item2, p.Item2 ? p.Item3 : Format.Plain))],
            [.. probes.Where(_ => populations.Length > 0).Select((p, i) => new TraceProbe(
                $"p{p.Item1 % populations.Length}", $"s{i}", p.Item2,
                [.. p.Item3.Where(n => n < populations[p.Item1 % populations.Length].Item1).Order()]))]);

    public static readonly Gen<MemoryTrace> Any =
        from header in AnyHeader
        from seed in Gen.Int
        select Filled(header, seed);

    private static MemoryTrace Filled(TraceHeader header, int seed)
    {
        var random = new Random(seed);
        return Of(header, record =>
        {
            for (var p = 0; p < header.Populations.Length; p++)
            {
                var population = header.Populations[p];
                var chance = random.Next(0, 3) / 2.0;
                for (var neuron = 0; neuron < population.Size; neuron++)
                    if (random.NextDouble() < chance)
                        Event(record, p, neuron, population.IsGraded ? NonZero(population.Payload, random) : null);
            }
            for (var p = 0; p < header.Probes.Length; p++)
                for (var i = 0; i < record.Probes[p].Length; i++)
                    record.Probes[p][i] = Raw(header.Probes[p].Format, random);
            if (header.HasDigest(record.Tick))
                record.StateDigest = (ulong)random.NextInt64(long.MinValue, long.MaxValue);
        });
    }

    private static long NonZero(Format format, Random random)
    {
        var raw = Raw(format, random);
        return raw != 0 ? raw : format.Signed ? -1 : 1;
    }

    // Both ends are as likely as all between.
    private static long Raw(Format format, Random random)
    {
        var (min, max) = ((long)format.Num.Min, (long)format.Num.Max);
        return random.Next(4) switch
        {
            0 => min,
            1 => max,
            _ => max == long.MaxValue ? random.NextInt64(min, max) : random.NextInt64(min, max + 1),
        };
    }
}
