using Neuro.Codegen;
using Neuro.Graph;
using Neuro.Sim;

namespace Neuro.Hw;

/// <summary>
/// What hardware must send for a tick of a trace: events in the order in which it updates populations, probes, the digest
/// if it has one, the end.
/// </summary>
/// <param name="digest">Whether the hardware sends digests; the records then hold one at every tick.</param>
public sealed class OutputWords(ElaboratedNetwork network, EventFormat format, bool digest)
{
    private readonly int[] recordOf = RecordedPopulations.ByOutput(network, format);
    private readonly List<uint> words = [];

    /// <summary>The words of a tick, the last of which is the end; valid until the next call.</summary>
    public IReadOnlyList<uint> Of(TickRecord record)
    {
        words.Clear();
        for (var id = 0; id < format.Outputs.Length; id++)
        {
            var (neurons, payloads) = (record.Neurons[recordOf[id]], record.Payloads[recordOf[id]]);
            for (var i = 0; i < neurons.Count; i++)
            {
                words.Add(format.Event(id, neurons[i]));
                if (format.Outputs[id].PayloadWords > 0)
                    RawWords.Append(words, payloads[i], format.Outputs[id].PayloadWords);
            }
        }
        for (var probe = 0; probe < format.Probes.Length; probe++)
        {
            words.Add(EventFormat.Word(WordTag.Probe, (uint)probe));
            foreach (var value in record.Probes[probe])
                RawWords.Append(words, value, format.Probes[probe].ValueWords);
        }
        if (digest)
        {
            words.Add(EventFormat.Word(WordTag.Digest, 0));
            var states = record.StateDigest ?? throw new ArgumentException($"tick {record.Tick} has no digest", nameof(record));
            RawWords.Append(words, (long)states, 2);
        }
        words.Add(End(record.Tick));
        return words;
    }

    internal static uint End(long tick) => EventFormat.Word(WordTag.End, (uint)(tick & 0xFFFFFFF));
}
