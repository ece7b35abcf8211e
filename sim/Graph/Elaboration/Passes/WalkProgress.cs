namespace Neuro.Graph;

/// <summary>How far a walk over the synapses of several projections is, for somebody who watches; any worker may report.</summary>
internal sealed class WalkProgress(IProgress<double>? watched, IEnumerable<Connectivity> synapses)
{
    private readonly double all = synapses.Sum(each => (double)each.Candidates);
    private long done;

    public void Add(long candidates)
    {
        if (watched is not null)
            watched.Report(Interlocked.Add(ref done, candidates) / all);
    }
}
