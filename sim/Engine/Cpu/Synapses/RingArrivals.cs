namespace Neuro.Sim;

/// <summary>What is on its way in the ring of a port's sums: it lies in the slot of its tick.</summary>
internal sealed unsafe class RingArrivals : Arrivals
{
    private long pendingUntil = -1;

    public override long PendingUntil => pendingUntil;

    /// <summary>Something will arrive, at this tick at the latest.</summary>
    public void Expect(long tick) => pendingUntil = Math.Max(pendingUntil, tick);

    public override bool Arrive(long tick, byte* touched) => tick <= pendingUntil;

    // The ring is emptied by its owner.
    public override void Drop() => pendingUntil = -1;
}
