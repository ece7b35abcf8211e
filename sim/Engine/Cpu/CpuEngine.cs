using Neuro.Graph;

namespace Neuro.Sim;

/// <summary>
/// The fast engine: its work follows events. Updates are compiled and take several neurons at once, neurons that rest are
/// left out, synapses are packed and visited when they are due, and threads own disjoint neurons. It gives the trace of
/// the reference engine, bit by bit, whatever the number of threads.
/// </summary>
public sealed class CpuEngine : IEngine
{
    private readonly int? threads;
    private readonly CpuChoices choices;

    /// <param name="threads">How many each run uses; null: as many as are worth while for its network.</param>
    public CpuEngine(int? threads = null)
        : this(threads, CpuChoices.Best)
    {
    }

    internal CpuEngine(int? threads, CpuChoices choices) => (this.threads, this.choices) = (threads, choices);

    public string Name => "cpu";

    public void Run(ElaboratedNetwork network, Stimulus stimulus, TraceHeader header, ITraceSink sink, CancellationToken cancellation)
    {
        var ready = CpuNetwork.Of(network, threads ?? CpuThreads.Worthwhile(network), choices, watched: null, cancellation);
        new ReadyCpuEngine(ready).Run(network, stimulus, header, sink, cancellation);
    }
}
