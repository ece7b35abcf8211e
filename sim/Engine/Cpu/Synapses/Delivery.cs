namespace Neuro.Sim;

/// <summary>Carries the events of a source through the rows of one projection to one part, for one run.</summary>
internal abstract class Delivery
{
    /// <summary>Takes the events of a tick. All arrivals are at <paramref name="tick"/> + delay.</summary>
    /// <param name="neurons">Of the source population, ascending.</param>
    /// <param name="payloads">Parallel to the neurons, raw; empty for plain spikes.</param>
    /// <param name="isAfter">Arrivals up to this tick have been taken before and are left out; -1: none.</param>
    public abstract void Send(long tick, ReadOnlySpan<int> neurons, ReadOnlySpan<long> payloads, long isAfter = -1);

    /// <summary>Adds what is due at a tick to the port's sums of that tick.</summary>
    /// <param name="touched">Where to mark blocks of neurons at which something arrives; null: nobody asks.</param>
    /// <returns>Whether anything may have arrived.</returns>
    public abstract unsafe bool Arrive(long tick, byte* touched);

    /// <summary>The last tick at which what is on its way can arrive; -1: nothing is.</summary>
    public abstract long PendingUntil { get; }

    /// <summary>Forgets what is on its way, except in the ring of the port's sums.</summary>
    public abstract void Drop();
}
