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
    private readonly List<WordOwner> owners = [];

    /// <summary>Whose each word is; valid until the next call.</summary>
    public IReadOnlyList<WordOwner> Owners => owners;

    /// <summary>The words of a tick, the last of which is the end; valid until the next call.</summary>
    public IReadOnlyList<uint> Of(TickRecord record)
    {
        words.Clear();
        owners.Clear();
        for (var id = 0; id < format.Outputs.Length; id++)
        {
            var (neurons, payloads) = (record.Neurons[recordOf[id]], record.Payloads[recordOf[id]]);
            for (var i = 0; i < neurons.Count; i++)
            {
                words.Add(format.Event(id, neurons[i]));
                if (format.Outputs[id].PayloadWords > 0)
                    RawWords.Append(words, payloads[i], format.Outputs[id].PayloadWords);
                Own("the event", format.Outputs[id].Name, neurons[i]);
            }
        }
        for (var probe = 0; probe < format.Probes.Length; probe++)
        {
            words.Add(EventFormat.Word(WordTag.Probe, (uint)probe));
            Own("the beginning of a probe", null, null);
            var probed = network.Probes[probe];
            for (var i = 0; i < record.Probes[probe].Length; i++)
            {
                RawWords.Append(words, record.Probes[probe][i], format.Probes[probe].ValueWords);
                Own("a probed value", network.Populations[probed.Population].Name, probed.Neurons[i]);
            }
        }
        if (digest)
        {
            words.Add(EventFormat.Word(WordTag.Digest, 0));
            var states = record.StateDigest ?? throw new ArgumentException($"tick {record.Tick} has no digest", nameof(record));
            RawWords.Append(words, (long)states, 2);
            Own("the digest", null, null);
        }
        words.Add(End(record.Tick));
        Own("the end of the tick", null, null);
        return words;
    }

    private void Own(string what, string? population, int? neuron)
    {
        while (owners.Count < words.Count)
            owners.Add(new(what, population, neuron));
    }

    internal static uint End(long tick) => EventFormat.Word(WordTag.End, (uint)(tick & 0xFFFFFFF));
}

/// <summary>What a word that hardware sends is part of.</summary>
/// <param name="Population">Null where it belongs to no neuron.</param>
public readonly record struct WordOwner(string What, string? Population, int? Neuron);
