namespace Neuro.Sim;

/// <summary>Sends the events of a source through the rows of one projection to one part, for one run.</summary>
internal abstract class Delivery
{
    /// <summary>Takes the events of a tick. All arrivals are at <paramref name="tick"/> + delay.</summary>
    /// <param name="neurons">Of the source population, ascending.</param>
    /// <param name="payloads">Parallel to the neurons, raw; empty for plain spikes.</param>
    /// <param name="isAfter">Arrivals up to this tick have been taken before and are left out; -1: none.</param>
    public abstract void Send(long tick, ReadOnlySpan<int> neurons, ReadOnlySpan<long> payloads, long isAfter = -1);
}
