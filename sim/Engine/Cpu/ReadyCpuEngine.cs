using Neuro.Graph;

namespace Neuro.Sim;

/// <summary>The cpu engine for one network, which was made ready before: making it ready takes longer than many a run.</summary>
public sealed class ReadyCpuEngine(CpuNetwork ready) : IEngine
{
    public string Name => "cpu";

    public void Run(ElaboratedNetwork network, Stimulus stimulus, TraceHeader header, ITraceSink sink, CancellationToken cancellation)
    {
        if (!ReferenceEquals(network, ready.Network))
            throw new ArgumentException("another network was made ready", nameof(network));
        CpuEngine.Run(ready, stimulus, header, sink, cancellation);
    }
}
