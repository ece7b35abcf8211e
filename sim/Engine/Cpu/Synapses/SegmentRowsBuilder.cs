using System.Collections.Immutable;
using Neuro.Graph;

namespace Neuro.Sim;

/// <summary>
/// Builds segment rows on all processors: a walk over the synapses sorts them roughly, by source, and then the rows of a few
/// sources at a time are built in their final place. The order within a segment does not matter.
/// </summary>
internal static class SegmentRowsBuilder
{
    /// <param name="targetBits">Bits of a target below those that tell how much later it is due, if segments have such.</param>
    /// <param name="waitingBytes">What synapses may take, about, while they wait: of further sources, all are walked over again.</param>
    /// <returns>By part.</returns>
    public static PartRows[] Of(ElaboratedProjection projection, RowLayout layout, NeuronSpan sources, ImmutableArray<Part> parts, int targetBits, long waitingBytes, CancellationToken cancellation) =>
        layout.TargetBytes switch
        {
            1 => Of<Target8>(projection, layout, sources, parts, targetBits, waitingBytes, cancellation),
            2 => Of<Target16>(projection, layout, sources, parts, targetBits, waitingBytes, cancellation),
            3 => Of<Target24>(projection, layout, sources, parts, targetBits, waitingBytes, cancellation),
            _ => Of<Target32>(projection, layout, sources, parts, targetBits, waitingBytes, cancellation),
        };

    private static PartRows[] Of<TTarget>(ElaboratedProjection projection, RowLayout layout, NeuronSpan sources, ImmutableArray<Part> parts, int targetBits, long waitingBytes, CancellationToken cancellation)
        where TTarget : unmanaged, ITargetCode => layout.WeightBytes switch
        {
            0 => Of<TTarget, Weight0>(projection, layout, sources, parts, targetBits, waitingBytes, cancellation),
            1 => Of<TTarget, Weight8>(projection, layout, sources, parts, targetBits, waitingBytes, cancellation),
            2 => Of<TTarget, Weight16>(projection, layout, sources, parts, targetBits, waitingBytes, cancellation),
            3 => Of<TTarget, Weight24>(projection, layout, sources, parts, targetBits, waitingBytes, cancellation),
            4 => Of<TTarget, Weight32>(projection, layout, sources, parts, targetBits, waitingBytes, cancellation),
            _ => Of<TTarget, Weight64>(projection, layout, sources, parts, targetBits, waitingBytes, cancellation),
        };

    private static PartRows[] Of<TTarget, TWeight>(ElaboratedProjection projection, RowLayout layout, NeuronSpan sources, ImmutableArray<Part> parts, int targetBits, long waitingBytes, CancellationToken cancellation)
        where TTarget : unmanaged, ITargetCode
        where TWeight : unmanaged, IWeightCode
    {
        var rows = parts.Select(_ => new nint[sources.Count]).ToArray();
        var blocks = parts.Select(_ => new List<NativeBlock>()).ToArray();
        foreach (var batch in Batches(sources, projection.SynapseCount * SegmentFilling<TTarget, TWeight>.ItemBytes(layout), waitingBytes))
        {
            using var waiting = new WaitingSynapses<TTarget, TWeight>(projection, layout, batch, parts);
            waiting.Collect(targetBits, cancellation);
            for (var part = 0; part < parts.Length; part++)
                blocks[part].Add(waiting.Build(part, rows[part].AsMemory(batch.First - sources.First, batch.Count), cancellation));
        }
        var weight = layout.WeightPlace == WeightPlace.Projection ? layout.Weights[0] : 0;
        return [.. parts.Select((_, part) => new SegmentRows<TTarget, TWeight>(sources, rows[part], blocks[part], projection.Delays, layout.DelayBits, layout.WeightPlace, weight))];
    }

    private static IEnumerable<NeuronSpan> Batches(NeuronSpan sources, long bytes, long most)
    {
        var count = (int)Math.Clamp((bytes + most - 1) / most, 1, Math.Max(1, sources.Count));
        for (var batch = 0L; batch < count; batch++)
        {
            var (begin, end) = ((int)(sources.Count * batch / count), (int)(sources.Count * (batch + 1) / count));
            yield return new(sources.First + begin, end - begin);
        }
    }
}
