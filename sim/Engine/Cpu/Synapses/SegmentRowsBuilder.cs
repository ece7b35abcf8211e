using System.Collections.Immutable;
using Neuro.Graph;

namespace Neuro.Sim;

/// <summary>
/// Builds segment rows straight into their final place, on all processors: one walk over the synapses counts those of
/// each segment, a second one puts every synapse where it belongs. The order within a segment does not matter.
/// </summary>
internal static class SegmentRowsBuilder
{
    // Counters of this many bytes at a time: of more sources, the synapses are walked over again.
    private const long MostCounterBytes = 256 << 20;

    /// <param name="targetBits">Bits of a target below those that tell how much later it is due, if segments have such.</param>
    /// <returns>By part.</returns>
    public static PartRows[] Of(ElaboratedProjection projection, RowLayout layout, NeuronSpan sources, ImmutableArray<Part> parts, int targetBits, CancellationToken cancellation) =>
        layout.TargetBytes switch
        {
            1 => Of<Target8>(projection, layout, sources, parts, targetBits, cancellation),
            2 => Of<Target16>(projection, layout, sources, parts, targetBits, cancellation),
            3 => Of<Target24>(projection, layout, sources, parts, targetBits, cancellation),
            _ => Of<Target32>(projection, layout, sources, parts, targetBits, cancellation),
        };

    private static PartRows[] Of<TTarget>(ElaboratedProjection projection, RowLayout layout, NeuronSpan sources, ImmutableArray<Part> parts, int targetBits, CancellationToken cancellation)
        where TTarget : unmanaged, ITargetCode => layout.WeightBytes switch
        {
            0 => Of<TTarget, Weight0>(projection, layout, sources, parts, targetBits, cancellation),
            1 => Of<TTarget, Weight8>(projection, layout, sources, parts, targetBits, cancellation),
            2 => Of<TTarget, Weight16>(projection, layout, sources, parts, targetBits, cancellation),
            3 => Of<TTarget, Weight24>(projection, layout, sources, parts, targetBits, cancellation),
            4 => Of<TTarget, Weight32>(projection, layout, sources, parts, targetBits, cancellation),
            _ => Of<TTarget, Weight64>(projection, layout, sources, parts, targetBits, cancellation),
        };

    private static PartRows[] Of<TTarget, TWeight>(ElaboratedProjection projection, RowLayout layout, NeuronSpan sources, ImmutableArray<Part> parts, int targetBits, CancellationToken cancellation)
        where TTarget : unmanaged, ITargetCode
        where TWeight : unmanaged, IWeightCode
    {
        var workers = SynapseChunks.Workers(projection.Synapses);
        var counterBytes = SegmentFilling<TTarget, TWeight>.CounterBytes(projection.Delays, layout, workers) * parts.Length;
        var batch = (int)Math.Clamp(MostCounterBytes / counterBytes, 1, Math.Max(1, sources.Count));
        var owners = new PartOwners(parts);
        var rows = parts.Select(_ => new nint[sources.Count]).ToArray();
        var blocks = parts.Select(_ => new List<NativeBlock>()).ToArray();
        for (var first = 0; first < sources.Count; first += batch)
        {
            var span = new NeuronSpan(sources.First + first, Math.Min(batch, sources.Count - first));
            var filling = parts.Select(part => new SegmentFilling<TTarget, TWeight>(projection.Delays, layout, span, part, targetBits, workers)).ToArray();
            SynapseChunks.Each(projection.Synapses, workers, (worker, block) =>
            {
                foreach (ref readonly var synapse in block)
                    if ((uint)(synapse.Source - span.First) < (uint)span.Count)
                        filling[owners.Of(synapse.Target)].Count(worker, synapse);
            }, cancellation);
            for (var part = 0; part < parts.Length; part++)
                blocks[part].Add(filling[part].Lay(rows[part].AsSpan(first, span.Count)));
            SynapseChunks.Each(projection.Synapses, workers, (worker, block) =>
            {
                foreach (ref readonly var synapse in block)
                    if ((uint)(synapse.Source - span.First) < (uint)span.Count)
                        filling[owners.Of(synapse.Target)].Put(worker, synapse);
            }, cancellation);
        }
        var weight = layout.WeightPlace == WeightPlace.Projection ? layout.Weights[0] : 0;
        return [.. parts.Select((_, part) => new SegmentRows<TTarget, TWeight>(sources, rows[part], blocks[part], projection.Delays, layout.DelayBits, layout.WeightPlace, weight))];
    }
}
