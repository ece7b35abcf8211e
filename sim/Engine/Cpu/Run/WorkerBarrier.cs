namespace Neuro.Sim;

/// <summary>
/// Where workers meet. Each counts its own arrivals in a place that only it writes, and waits until the others have
/// counted as far: no lock, no atomic operation.
/// </summary>
internal sealed class WorkerBarrier(int workers)
{
    // Between two counts lie enough bytes that no two share a cache line, nor a pair of lines that is fetched together.
    private const int Apart = 16;

    // About as long as a short tick; then the processor is left to others.
    private const int Spins = 2000;

    private readonly long[] arrivals = new long[(workers + 1) * Apart];
    private volatile bool isBroken;

    /// <summary>Waits until all workers have come here as often as this one.</summary>
    /// <exception cref="OperationCanceledException">One of them will not come any more.</exception>
    public void Meet(int worker)
    {
        if (workers == 1)
            return;
        var mine = arrivals[(worker + 1) * Apart] + 1;
        Volatile.Write(ref arrivals[(worker + 1) * Apart], mine);
        for (var other = 0; other < workers; other++)
            for (var spins = 0; Volatile.Read(ref arrivals[(other + 1) * Apart]) < mine; spins++)
            {
                if (isBroken)
                    throw new OperationCanceledException();
                if (spins < Spins)
                    Thread.SpinWait(1);
                else
                    Thread.Yield();
            }
    }

    /// <summary>Lets nobody wait any more.</summary>
    public void Break() => isBroken = true;
}
