using System.Globalization;
using Neuro.Codegen;

namespace Neuro.Hw;

/// <summary>Writes what a sample sends, word by word, into the folder of its run.</summary>
internal sealed class OpenClWords(OpenClManifest manifest, RunFolder run) : IDisposable
{
    private readonly StreamWriter file = new(run.OutPath("out.hex")) { NewLine = "\n" };
    private readonly List<uint> words = [];

    /// <param name="counts">By output: how many events it sent.</param>
    /// <param name="spikes">Output by output, with room for all of its neurons: those that did, in any order.</param>
    /// <param name="payloads">In the same places; empty: there are none.</param>
    /// <param name="digest">Two words; empty: there is none.</param>
    public void Tick(long tick, ReadOnlySpan<uint> counts, Span<uint> spikes, Span<long> payloads, ReadOnlySpan<uint> digest, ReadOnlySpan<long> probes)
    {
        words.Clear();
        for (var id = 0; id < manifest.Outputs.Length; id++)
        {
            var (count, output) = ((int)counts[id], manifest.Outputs[id]);
            Events(id, output, spikes[..count], payloads.IsEmpty ? [] : payloads[..count]);
            spikes = spikes[output.Size..];
            if (!payloads.IsEmpty)
                payloads = payloads[output.Size..];
        }
        for (var probe = 0; probe < manifest.Probes.Length; probe++)
        {
            words.Add(EventFormat.Word(WordTag.Probe, (uint)probe));
            foreach (var value in probes[..manifest.Probes[probe].Neurons])
                RawWords.Append(words, value, manifest.Probes[probe].Words);
            probes = probes[manifest.Probes[probe].Neurons..];
        }
        if (!digest.IsEmpty)
            words.AddRange([EventFormat.Word(WordTag.Digest, 0), digest[0], digest[1]]);
        words.Add(OutputWords.End(tick));
        for (var i = 0; i < words.Count; i++)
            file.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{(i == words.Count - 1 ? 1 : 0)}{words[i]:x8}"));
    }

    public void Dispose() => file.Dispose();

    private void Events(int id, OpenClOutput output, Span<uint> neurons, Span<long> payloads)
    {
        if (payloads.IsEmpty)
            neurons.Sort();
        else
            neurons.Sort(payloads);
        for (var i = 0; i < neurons.Length; i++)
        {
            words.Add((uint)id << manifest.NeuronBits | neurons[i]);
            if (output.Words > 0)
                RawWords.Append(words, payloads[i], output.Words);
        }
    }
}
