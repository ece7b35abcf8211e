namespace Neuro.Codegen;

/// <summary>
/// Clocks in which the spikes of a stage leave the spike store. Each is delivered when the one before is; those of a
/// population that is dealt by channels are sought meanwhile, one word of the store a clock.
/// </summary>
internal sealed class SpikeClocks
{
    private long sought;    // when the next word is looked at
    private long free;      // when the spike before is delivered

    public long Clocks => Math.Max(sought, free);

    /// <param name="fired">Neurons of a population, ascending.</param>
    /// <param name="clocks">That the delivery of each takes.</param>
    public void Add(Dealing dealing, IReadOnlyList<int> fired, Func<int, long> clocks)
    {
        if (!dealing.IsPlanar)
        {
            foreach (var neuron in fired)
                Take(clocks(neuron));
            return;
        }
        var next = 0;
        for (var block = 0; block < dealing.Blocks; block++)
        {
            // Rows of the block that have a word: those in which a neuron fired, and the last.
            var firstNeuron = block * dealing.Lanes * dealing.Plane;
            var behind = next;
            while (behind < fired.Count && fired[behind] < firstNeuron + dealing.Lanes * dealing.Plane)
                behind++;
            var places = new SortedSet<int> { dealing.Plane - 1 };
            for (var i = next; i < behind; i++)
                places.Add(fired[i] % dealing.Plane);
            for (var lane = 0; lane < dealing.Lanes; lane++)
                foreach (var place in places)
                    if (next < behind && fired[next] == firstNeuron + lane * dealing.Plane + place)
                        Take(clocks(fired[next++]));
                    else
                        sought++;
        }
    }

    private void Take(long clocks)
    {
        var begin = Math.Max(sought, free);
        free = begin + clocks;
        sought = begin + 1;
    }
}
