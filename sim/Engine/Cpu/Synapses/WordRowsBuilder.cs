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
        var workers = SynapseChunks.Workers(projection.Synapses);
        var owners = new PartOwners(parts);

        // By worker, part and row: the words that it saw; once rows have their places, the position of the next one it puts.
        var counts = Enumerable.Range(0, workers).Select(_ => parts.Select(_ => new int[sources.Count]).ToArray()).ToArray();
        SynapseChunks.Each(projection.Synapses, workers, (worker, block) =>
        {
            foreach (ref readonly var synapse in block)
                counts[worker][owners.Of(synapse.Target)][synapse.Source - sources.First]++;
        }, cancellation);
        var totals = parts.Select((_, part) => Totals([.. counts.Select(own => own[part])])).ToArray();
        var words = totals.Select(rows => NativeBlock.Unwritten(rows.Sum(count => (long)count) * TWord.Bytes)).ToArray();
        var starts = parts.Select((_, part) => Starts<TWord>(totals[part], words[part])).ToArray();
        var addressBits = targetBits + layout.DelayBits;
        SynapseChunks.Each(projection.Synapses, workers, (worker, block) =>
        {
            foreach (ref readonly var synapse in block)
            {
                var part = owners.Of(synapse.Target);
                var row = synapse.Source - sources.First;
                var position = counts[worker][part][row]++;
                var address = (long)synapse.Delay << targetBits | (long)(synapse.Target - parts[part].First);
                TWord.Write((byte*)starts[part][row] + (long)position * TWord.Bytes, synapse.Weight << addressBits | address);
            }
        }, cancellation);
        return [.. parts.Select((_, part) => new WordRows<TWord>(sources, starts[part], words[part], addressBits, projection.Delays.Max))];
    }

    // All words of each row. Every worker begins behind those of the workers before it.
    private static int[] Totals(int[][] counts)
    {
        var totals = new int[counts[0].Length];
        foreach (var own in counts)
            for (var row = 0; row < totals.Length; row++)
                (own[row], totals[row]) = (totals[row], totals[row] + own[row]);
        return totals;
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
