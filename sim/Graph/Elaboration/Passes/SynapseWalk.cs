namespace Neuro.Graph;

/// <summary>Looks at all synapses of a projection once, on all processors.</summary>
internal static class SynapseWalk
{
    private const int Chunk = 1 << 14;

    /// <summary>What the synapses add up to. The order in which they are seen must not matter.</summary>
    /// <param name="start">Makes an empty sum; called once for every worker.</param>
    /// <param name="add">Adds synapses to a sum.</param>
    /// <param name="join">Adds the second sum to the first.</param>
    /// <param name="workers">At most; null: as many as there are processors.</param>
    public static T Sum<T>(
        Connectivity synapses, Func<T> start, Action<T, ReadOnlySpan<Synapse>> add, Action<T, T> join, int? workers, WalkProgress progress, CancellationToken cancellation)
    {
        var chunks = (synapses.Candidates + Chunk - 1) / Chunk;
        var sums = new T[(int)Math.Clamp(chunks, 1, workers ?? Environment.ProcessorCount)];
        var next = -1L;
        if (sums.Length == 1)
            Work(0);
        else
            Parallel.For(0, sums.Length, new() { CancellationToken = cancellation }, Work);
        foreach (var sum in sums.AsSpan(1))
            join(sums[0], sum);
        return sums[0];

        void Work(int worker)
        {
            var sum = start();
            var block = new Synapse[Math.Min(Chunk, synapses.Candidates)];
            for (long chunk; (chunk = Interlocked.Increment(ref next)) < chunks;)
            {
                cancellation.ThrowIfCancellationRequested();
                var first = chunk * Chunk;
                var candidates = (int)Math.Min(Chunk, synapses.Candidates - first);
                var count = synapses.Expand(first, candidates, block);
                add(sum, block.AsSpan(0, count));
                progress.Add(candidates);
            }
            sums[worker] = sum;
        }
    }
}
