using System.Collections.Immutable;
using System.Numerics;
using Neuro.Graph;

namespace Neuro.Sim;

/// <summary>
/// The synapses of some sources of a projection, waiting for their rows: those of nearby sources that end in one part
/// lie together, so that what is counted and written while their rows are built stays in a cache.
/// </summary>
internal sealed unsafe class WaitingSynapses<TTarget, TWeight> : IDisposable
    where TTarget : unmanaged, ITargetCode
    where TWeight : unmanaged, IWeightCode
{
    // Of rows and counters of one bucket: half of the largest cache that a processor has for itself.
    private const long BucketBytes = 256 << 10;

    // Where there would be more buckets, they are larger, as far as that is worth while.
    private const long MostBuckets = 4096;
    private const long MostBucketBytes = 64 << 20;

    private readonly ElaboratedProjection projection;
    private readonly RowLayout layout;
    private readonly SegmentGroups groups;
    private readonly NeuronSpan sources;
    private readonly ImmutableArray<Part> parts;
    private readonly int shift;
    private readonly int buckets;

    // By worker and part.
    private readonly SynapseBuckets[][] waiting;

    public WaitingSynapses(ElaboratedProjection projection, RowLayout layout, NeuronSpan sources, ImmutableArray<Part> parts)
    {
        (this.projection, this.layout, this.sources, this.parts, groups) = (projection, layout, sources, parts, new(projection.Delays, layout));
        var itemBytes = SegmentFilling<TTarget, TWeight>.ItemBytes(layout);
        var row = projection.SynapseCount / Math.Max(1, ((RuleSynapses)projection.Synapses).Sources.Count) / parts.Length;
        shift = ShiftOf(sources.Count, (groups.Count * (long)SegmentFilling<TTarget, TWeight>.CounterBytes) + (row * itemBytes));
        buckets = (sources.Count + (1 << shift) - 1) >> shift;
        waiting = [.. Enumerable.Range(0, SynapseChunks.Workers(projection.Synapses)).Select(_ => parts.Select(_ => new SynapseBuckets(buckets, itemBytes)).ToArray())];
    }

    /// <summary>Walks over the synapses of the projection and takes those of the sources.</summary>
    /// <param name="targetBits">Bits of a target below those that tell how much later it is due, if segments have such.</param>
    public void Collect(int targetBits, CancellationToken cancellation)
    {
        var (owners, filling) = (new PartOwners(parts), new SegmentFilling<TTarget, TWeight>(groups, layout, sources: 0));
        SynapseChunks.Each(projection.Synapses, waiting.Length, (worker, block) =>
        {
            var own = waiting[worker];
            foreach (ref readonly var synapse in block)
            {
                var source = synapse.Source - sources.First;
                if ((uint)source >= (uint)sources.Count)
                    continue;
                var part = owners.Of(synapse.Target);
                var target = groups.Later(synapse) << targetBits | (synapse.Target - parts[part].First);
                filling.Keep(own[part].Add(source >> shift), source & ((1 << shift) - 1), target, synapse);
            }
        }, cancellation);
    }

    /// <summary>Builds all rows that end in a part.</summary>
    /// <param name="rows">By source: where its row is; 0 if it has none.</param>
    /// <returns>The memory of the rows.</returns>
    public NativeBlock Build(int part, Memory<nint> rows, CancellationToken cancellation)
    {
        var starts = new long[buckets + 1];
        Each((bucket, filling) => starts[bucket + 1] = filling.Measure(Items(part, bucket), Sources(bucket).Count), cancellation);
        for (var bucket = 0; bucket < buckets; bucket++)
            starts[bucket + 1] += starts[bucket];
        var block = NativeBlock.Unwritten(starts[buckets]);
        Each((bucket, filling) =>
        {
            var its = Sources(bucket);
            filling.Fill(Items(part, bucket), block.Address + starts[bucket], rows.Span.Slice(its.First, its.Count));
        }, cancellation);
        return block;
    }

    public void Dispose()
    {
        foreach (var each in waiting.SelectMany(own => own))
            each.Dispose();
    }

    // Sources of a bucket as a power of two, which should not take more than its bytes.
    private static int ShiftOf(int sources, long bytesOfSource)
    {
        var bytes = Math.Clamp(sources * bytesOfSource / MostBuckets, BucketBytes, MostBucketBytes);
        return BitOperations.Log2((ulong)Math.Max(1, Math.Min(bytes / bytesOfSource, sources)));
    }

    private void Each(Action<int, SegmentFilling<TTarget, TWeight>> action, CancellationToken cancellation) =>
        Parallel.For(0, buckets, new() { MaxDegreeOfParallelism = waiting.Length, CancellationToken = cancellation },
            () => new SegmentFilling<TTarget, TWeight>(groups, layout, Math.Min(1 << shift, sources.Count)),
            (bucket, _, filling) =>
            {
                action(bucket, filling);
                return filling;
            },
            _ => { });

    private IEnumerable<(nint Begin, nint End)> Items(int part, int bucket) => waiting.SelectMany(own => own[part].Of(bucket));

    // Counted from the first source.
    private NeuronSpan Sources(int bucket) => new(bucket << shift, Math.Min(1 << shift, sources.Count - (bucket << shift)));
}
