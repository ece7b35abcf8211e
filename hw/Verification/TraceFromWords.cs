using System.Globalization;
using Neuro.Codegen;
using Neuro.Graph;
using Neuro.Sim;

namespace Neuro.Hw;

/// <summary>
/// Makes a trace of the words that hardware sent. Strict: a word that is malformed, missing, out of order or one too many
/// is a <see cref="HardwareWordException"/> with its position.
/// </summary>
public sealed class TraceFromWords
{
    private readonly EventFormat format;
    private readonly TraceHeader header;
    private readonly bool digest;
    private readonly int[] recordOf;
    private readonly TickRecord record;
    private readonly long mostWords;
    private readonly List<uint> words = [];
    private long position;
    private long tick;

    /// <param name="header">What the trace is to hold.</param>
    /// <param name="digest">Whether the hardware sends digests.</param>
    public TraceFromWords(ElaboratedNetwork network, EventFormat format, TraceHeader header, bool digest)
    {
        if (header.DigestInterval > 0 && !digest)
            throw new ArgumentException("hardware without digests cannot record them", nameof(header));
        (this.format, this.header, this.digest) = (format, header, digest);
        recordOf = RecordedPopulations.ByOutput(network, format);
        record = new(header);
        mostWords = format.Outputs.Sum(output => (long)output.Size * (1 + output.PayloadWords))
            + format.Probes.Sum(probe => 1 + ((long)probe.Neurons * probe.ValueWords)) + (digest ? 3 : 0) + 1;
    }

    /// <summary>How many ticks were whole.</summary>
    public long Ticks => tick;

    /// <summary>Reads ticks as long as there are words, and gives them to a sink.</summary>
    public void Read(IEnumerable<OutputWord> sent, ITraceSink sink)
    {
        foreach (var (word, isLast) in sent)
        {
            words.Add(word);
            if (words.Count > mostWords)
                throw Bad(words.Count - 1, $"tick {tick} does not end: no tick has more than {mostWords} words");
            if (!isLast)
                continue;
            if (tick == header.Ticks)
                throw Bad(0, $"a tick follows the last one, {tick - 1}");
            ReadTick();
            sink.Tick(record);
            position += words.Count;
            words.Clear();
            tick++;
        }
        if (words.Count > 0)
            throw Bad(words.Count, $"the words end within tick {tick}");
    }

    /// <summary>Whether all ticks were there.</summary>
    public void RequireEnd()
    {
        if (tick < header.Ticks)
            throw Bad(0, $"the words end before tick {tick} of {header.Ticks}");
    }

    private void ReadTick()
    {
        record.Clear(tick);
        var at = ReadEvents();
        for (var probe = 0; probe < format.Probes.Length; probe++)
            ReadProbe(probe, ref at);
        if (digest)
            ReadDigest(ref at);
        Require(at, OutputWords.End(tick), "the end of the tick");
        if (at + 1 < words.Count)
            throw Bad(at + 1, "the tick goes on behind its end");
    }

    private int ReadEvents()
    {
        var at = 0;
        var least = 0L;
        while (at < words.Count && Tag(words[at]) == WordTag.Event)
        {
            var word = words[at];
            var (id, neuron) = ((int)(word >> format.NeuronBits), (int)(word & ((1u << format.NeuronBits) - 1)));
            if (id >= format.Outputs.Length || neuron >= format.Outputs[id].Size)
                throw Bad(at, $"{Hex(word)} is an event of neuron {neuron} of output {id}, which is not there");
            if (word < least)
                throw Bad(at, $"the event {Hex(word)} stands behind one that it belongs before");
            least = word + 1L;
            at++;
            record.Neurons[recordOf[id]].Add(neuron);
            if (format.Outputs[id].PayloadWords is > 0 and var count)
            {
                var payload = Value(ref at, count, format.Outputs[id].Payload, $"a payload of {format.Outputs[id].Name}");
                record.Payloads[recordOf[id]].Add(payload != 0 ? payload : throw Bad(at - count, "a payload is 0; such an event is never sent"));
            }
        }
        return at;
    }

    private void ReadProbe(int probe, ref int at)
    {
        Require(at, EventFormat.Word(WordTag.Probe, (uint)probe), $"probe {probe}");
        at++;
        foreach (ref var value in record.Probes[probe].AsSpan())
            value = Value(ref at, format.Probes[probe].ValueWords, format.Probes[probe].Format, $"a value of probe {probe}");
    }

    private void ReadDigest(ref int at)
    {
        Require(at, EventFormat.Word(WordTag.Digest, 0), "the digest");
        at++;
        var states = Value(ref at, 2, Format.Fix(64, 0), "the digest");
        if (header.HasDigest(tick))
            record.StateDigest = (ulong)states;
    }

    private long Value(ref int at, int count, Format type, string what)
    {
        Span<uint> raw = stackalloc uint[count];
        for (var i = 0; i < count; i++)
            raw[i] = at + i < words.Count ? words[at + i] : throw Bad(at + i, $"the tick ends within {what}");
        var value = RawWords.Read(raw, type) ?? throw Bad(at, $"{what} is {string.Join(' ', raw.ToArray().Select(Hex))}, which is no {type}");
        at += count;
        return value;
    }

    private void Require(int at, uint expected, string what)
    {
        if (at >= words.Count)
            throw Bad(at, $"the tick ends before {what}");
        if (words[at] != expected)
            throw Bad(at, $"{Hex(words[at])} stands where {what}, {Hex(expected)}, should");
    }

    private HardwareWordException Bad(int at, string message) => new(position + at, tick, message);

    private static WordTag Tag(uint word) => (WordTag)(word >> 28);

    private static string Hex(uint word) => word.ToString("x8", CultureInfo.InvariantCulture);
}

/// <summary>A word that hardware sent.</summary>
/// <param name="IsLast">Whether it was marked as the last of its tick.</param>
public readonly record struct OutputWord(uint Word, bool IsLast);

/// <summary>Hardware sent what it never should.</summary>
/// <param name="position">Of the word, counted from 0.</param>
public sealed class HardwareWordException(long position, long tick, string message)
    : Exception(string.Create(CultureInfo.InvariantCulture, $"word {position}, tick {tick}: {message}"))
{
    public long Position { get; } = position;

    public long Tick { get; } = tick;
}
