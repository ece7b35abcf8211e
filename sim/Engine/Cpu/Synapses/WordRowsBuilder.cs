using System.Collections.Immutable;
using System.Diagnostics;
using Neuro.Graph;

namespace Neuro.Sim;

/// <summary>Builds rows of words: one walk counts those of each row, a second one puts every synapse into its row.</summary>
internal static unsafe class WordRowsBuilder
{
    /// <param name="targetBits">Bits of a word that hold the target.</param>
    /// <returns>By part.</returns>
    public static PartRows[] Of(ElaboratedProjection projection, RowLayout layout, NeuronSpan sources, ImmutableArray<Part> parts, int targetBits, CancellationToken cancellation) =>
        layout.WeightBytes switch
        {
            2 => Of<Weight16>(projection, layout, sources, parts, targetBits, cancellation),
            3 => Of<Weight24>(projection, layout, sources, parts, targetBits, cancellation),
            4 => Of<Weight32>(projection, layout, sources, parts, targetBits, cancellation),
            8 => Of<Weight64>(projection, layout, sources, parts, targetBits, cancellation),
            _ => throw new UnreachableException($"there are no words of {layout.WeightBytes} bytes"),
        };

    private static PartRows[] Of<TWord>(ElaboratedProjection projection, RowLayout layout, NeuronSpan sources, ImmutableArray<Part> parts, int targetBits, CancellationToken cancellation)
        where TWord : unmanaged, IWeightCode
    {
        var owners = new PartOwners(parts);
        var counts = parts.Select(_ => new int[sources.Count]).ToArray();
        SynapseWalk.Each(projection.Synapses, block =>
        {
            foreach (ref readonly var synapse in block)
                Interlocked.Increment(ref counts[owners.Of(synapse.Target)][synapse.Source - sources.First]);
        }, cancellation);
        var words = counts.Select(rows => new NativeBlock(rows.Sum(count => (long)count) * TWord.Bytes)).ToArray();
        var starts = parts.Select((_, part) => Starts<TWord>(counts[part], words[part])).ToArray();
        var addressBits = targetBits + layout.DelayBits;
        SynapseWalk.Each(projection.Synapses, block =>
        {
            foreach (ref readonly var synapse in block)
            {
                var part = owners.Of(synapse.Target);
                var row = synapse.Source - sources.First;
                var position = Interlocked.Decrement(ref counts[part][row]);
                var address = (long)synapse.Delay << targetBits | (long)(synapse.Target - parts[part].First);
                TWord.Write((byte*)starts[part][row] + (long)position * TWord.Bytes, synapse.Weight << addressBits | address);
            }
        }, cancellation);
        return [.. parts.Select((_, part) => new WordRows<TWord>(sources, starts[part], words[part], addressBits, projection.Delays.Max))];
    }

    private static nint[] Starts<TWord>(int[] counts, NativeBlock words)
        where TWord : unmanaged, IWeightCode
    {
        var starts = new nint[counts.Length + 1];
        starts[0] = (nint)words.Address;
        for (var row = 0; row < counts.Length; row++)
            starts[row + 1] = starts[row] + (nint)counts[row] * TWord.Bytes;
        return starts;
    }
}
