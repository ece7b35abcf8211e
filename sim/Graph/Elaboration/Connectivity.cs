namespace Neuro.Graph;

/// <summary>One connection: neuron indices within their populations, the raw weight, the delay in ticks.</summary>
public readonly record struct Synapse(int Source, int Target, long Weight, int Delay);

/// <summary>
/// The synapses of a projection as a function of their number, so that a rule stays a rule: nothing is stored that can
/// be computed, and any part can be built on any thread.
/// </summary>
public abstract class Connectivity
{
    /// <summary>Candidates are numbered 0..Candidates-1; each gives one synapse or, at a border or by chance, none.</summary>
    public abstract long Candidates { get; }

    /// <summary>
    /// Writes the synapses of candidates first..first+count-1, in order, and returns how many there are.
    /// </summary>
    /// <param name="into">At least <paramref name="count"/> long.</param>
    public abstract int Expand(long first, int count, Span<Synapse> into);

    /// <summary>All synapses in the order of their candidates, in blocks.</summary>
    public void ForEachBlock(ReadOnlySpanAction action)
    {
        const int block = 4096;
        var synapses = new Synapse[block];
        for (var first = 0L; first < Candidates; first += block)
        {
            var count = Expand(first, (int)Math.Min(block, Candidates - first), synapses);
            if (count > 0)
                action(synapses.AsSpan(0, count));
        }
    }

    public delegate void ReadOnlySpanAction(ReadOnlySpan<Synapse> synapses);
}
