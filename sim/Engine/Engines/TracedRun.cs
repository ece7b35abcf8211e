using Neuro.Graph;

namespace Neuro.Sim;

/// <summary>A run of a network from its first tick to its last, recorded as a golden trace.</summary>
/// <param name="Events">How many each population of the header sent.</param>
/// <param name="Trace">The trace's digest: the SHA-256 of its file, whether one was written or not.</param>
public sealed record TracedRun(TraceHeader Header, IReadOnlyList<long> Events, Digest256 Trace)
{
    /// <param name="path">Where the trace goes, when it is whole; null: nowhere, only its digest is made.</param>
    /// <param name="watched">Called with every tick that is done.</param>
    public static TracedRun Of(
        IEngine engine, ElaboratedNetwork network, Stimulus stimulus, TraceHeader header, string? path, Action<long>? watched, CancellationToken cancellation)
    {
        using var trace = new TraceInMaking(header, path, watched);
        engine.Run(network, stimulus, header, trace, cancellation);
        return trace.Complete();
    }
}

/// <summary>The trace of a run that is under way.</summary>
internal sealed class TraceInMaking : ITraceSink, IDisposable
{
    private readonly TraceFileWriter? file;
    private readonly TraceWriter? digester;
    private readonly TraceHeader header;
    private readonly CountingSink sink;

    /// <param name="path">Where it goes, when it is whole; null: nowhere, only its digest is made.</param>
    /// <param name="watched">Called with every tick that is done.</param>
    public TraceInMaking(TraceHeader header, string? path, Action<long>? watched)
    {
        this.header = header;
        file = path is null ? null : TraceFileWriter.Create(path, header);
        digester = path is null ? new(Stream.Null, header) : null;
        sink = new(header, (ITraceSink?)file ?? digester!, watched);
    }

    public void Tick(TickRecord record) => sink.Tick(record);

    public TracedRun Complete() => new(header, sink.Events, file?.Complete() ?? digester!.End());

    public void Dispose()
    {
        file?.Dispose();
        digester?.Dispose();
    }
}
