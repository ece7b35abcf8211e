namespace Neuro.Sim;

/// <summary>What is on its way to a part, for one run; projections whose rows are alike share one.</summary>
internal abstract unsafe class Arrivals
{
    /// <summary>Adds what is due at a tick to the port's sums of that tick.</summary>
    /// <param name="touched">Where to mark blocks of neurons at which something arrives; null: nobody asks.</param>
    /// <returns>Whether anything may have arrived.</returns>
    public abstract bool Arrive(long tick, byte* touched);

    /// <summary>The last tick at which what is on its way can arrive; -1: nothing is.</summary>
    public abstract long PendingUntil { get; }

    /// <summary>Forgets what is on its way, except in the ring of the port's sums.</summary>
    public abstract void Drop();
}

/// <summary>All that is on its way to one part.</summary>
internal sealed class PartArrivals
{
    private readonly Dictionary<object, Arrivals> known = [];

    public IReadOnlyCollection<Arrivals> All => known.Values;

    /// <summary>The arrivals of a kind; made if they are the first.</summary>
    /// <param name="kind">Compared by value: all that the rows of those who share it have in common.</param>
    public T Shared<T>(object kind, Func<T> make)
        where T : Arrivals
    {
        if (known.TryGetValue(kind, out var arrivals))
            return (T)arrivals;
        var made = make();
        known.Add(kind, made);
        return made;
    }
}
