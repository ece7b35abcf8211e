using System.Collections.Immutable;
using System.Diagnostics;
using Neuro.Graph;

namespace Neuro.Sim;

/// <summary>Builds the rows of a projection that joins every source to every target: each synapse has its place from the start.</summary>
internal static unsafe class DenseRowsBuilder
{
    /// <returns>By part.</returns>
    public static PartRows[] Of(ElaboratedProjection projection, RowLayout layout, NeuronSpan sources, ImmutableArray<Part> parts, CancellationToken cancellation) =>
        layout.WeightBytes switch
        {
            0 => Of<Weight0>(projection, layout, sources, parts, cancellation),
            1 => Of<Weight8>(projection, layout, sources, parts, cancellation),
            2 => Of<Weight16>(projection, layout, sources, parts, cancellation),
            3 => Of<Weight24>(projection, layout, sources, parts, cancellation),
            4 => Of<Weight32>(projection, layout, sources, parts, cancellation),
            8 => Of<Weight64>(projection, layout, sources, parts, cancellation),
            _ => throw new UnreachableException($"there are no weights of {layout.WeightBytes} bytes"),
        };

    private static PartRows[] Of<TWord>(ElaboratedProjection projection, RowLayout layout, NeuronSpan sources, ImmutableArray<Part> parts, CancellationToken cancellation)
        where TWord : unmanaged, IWeightCode
    {
        var all = ((RuleSynapses)projection.Synapses).Targets;
        var targets = parts.Select(part => Inside(part, all)).ToArray();
        if (TWord.Bytes == 0)
            return [.. targets.Select(span => new DenseRows<TWord>(sources, span, null, projection.Delays.Min, layout.Weights[0]))];
        var words = targets.Select(span => NativeBlock.Unwritten((long)sources.Count * span.Count * TWord.Bytes)).ToArray();
        var owners = new PartOwners(parts);
        SynapseChunks.Each(projection.Synapses, SynapseChunks.Workers(projection.Synapses), (_, block) =>
        {
            foreach (ref readonly var synapse in block)
            {
                var part = owners.Of(synapse.Target);
                var position = (long)(synapse.Source - sources.First) * targets[part].Count + synapse.Target - parts[part].First - targets[part].First;
                TWord.Write(words[part].Address + position * TWord.Bytes, layout.Form == RowForm.Dense ? synapse.Weight : synapse.Weight << layout.DelayBits | (long)synapse.Delay);
            }
        }, cancellation);
        return [.. parts.Select((_, part) => layout.Form == RowForm.Dense
            ? (PartRows)new DenseRows<TWord>(sources, targets[part], words[part], projection.Delays.Min, 0)
            : new DenseWordRows<TWord>(sources, targets[part], words[part], layout.DelayBits, projection.Delays.Max))];
    }

    // What of the targets is in the part, counted from its first neuron.
    private static NeuronSpan Inside(Part part, NeuronSpan targets)
    {
        var first = Math.Max(part.First, targets.First);
        var end = Math.Min(part.First + part.Count, targets.First + targets.Count);
        return new(first - part.First, Math.Max(0, end - first));
    }
}
