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
        if (path is null)
        {
            using var digester = new TraceWriter(Stream.Null, header);
            return new(header, Run(digester), digester.End());
        }
        using var file = TraceFileWriter.Create(path, header);
        return new(header, Run(file), file.Complete());

        long[] Run(ITraceSink trace)
        {
            var sink = new CountingSink(header, trace, watched);
            engine.Run(network, stimulus, header, sink, cancellation);
            return sink.Events;
        }
    }
}
