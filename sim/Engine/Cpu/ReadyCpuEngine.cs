using Neuro.Graph;

namespace Neuro.Sim;

/// <summary>
/// The cpu engine for one network, which was made ready before. Its runs take turns in the same memory, so one begins as
/// soon as the other has ended.
/// </summary>
public sealed class ReadyCpuEngine(CpuNetwork ready) : IEngine
{
    private readonly CpuRun run = new(ready);

    public string Name => "cpu";

    public void Run(ElaboratedNetwork network, Stimulus stimulus, TraceHeader header, ITraceSink sink, CancellationToken cancellation)
    {
        if (!ReferenceEquals(network, ready.Network))
            throw new ArgumentException("another network was made ready", nameof(network));
        run.Begin(stimulus, header);
        run.Advance(header.Ticks, sink, cancellation);
    }
}
