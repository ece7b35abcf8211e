namespace Neuro.Sim;

/// <summary>How the threads of a launch share work: thread i takes elements i, i + Threads, i + 2 · Threads, …</summary>
/// <param name="Threads">Of the launch.</param>
internal readonly record struct Sharing(int Threads)
{
    /// <summary>
    /// The first element of a thread in a list whose elements are counted on from those of the lists before, so that
    /// short lists keep different threads busy.
    /// </summary>
    public long First(int thread, long before)
    {
        var first = (thread - before) % Threads;
        return first < 0 ? first + Threads : first;
    }
}
