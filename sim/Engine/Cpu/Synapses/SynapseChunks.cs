using Neuro.Graph;

namespace Neuro.Sim;

/// <summary>
/// Walks over all synapses of a projection on several threads. Each always sees the same ones, so that what it counted
/// in one walk it can put into place in the next without asking the others.
/// </summary>
internal static class SynapseChunks
{
    private const int Chunk = 1 << 14;

    public delegate void Action(int worker, ReadOnlySpan<Synapse> synapses);

    /// <summary>Threads that are worth while for so many candidates.</summary>
    public static int Workers(Connectivity synapses) => (int)Math.Clamp((synapses.Candidates + Chunk - 1) / Chunk, 1, Environment.ProcessorCount);

    public static void Each(Connectivity synapses, int workers, Action action, CancellationToken cancellation)
    {
        if (workers == 1)
            Work(0);
        else
            Parallel.For(0, workers, new() { MaxDegreeOfParallelism = workers, CancellationToken = cancellation }, Work);

        void Work(int worker)
        {
            var block = new Synapse[Math.Min(Chunk, synapses.Candidates)];
            for (var first = (long)worker * Chunk; first < synapses.Candidates; first += (long)workers * Chunk)
            {
                cancellation.ThrowIfCancellationRequested();
                var count = synapses.Expand(first, (int)Math.Min(Chunk, synapses.Candidates - first), block);
                action(worker, block.AsSpan(0, count));
            }
        }
    }
}
