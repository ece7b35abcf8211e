namespace Neuro.Sim;

/// <summary>A trace that tells which part of it has been read.</summary>
public sealed class WatchedTrace : ITraceSource
{
    private readonly ITraceSource trace;
    private readonly IProgress<double> watched;

    private WatchedTrace(ITraceSource trace, IProgress<double> watched) => (this.trace, this.watched) = (trace, watched);

    public TraceHeader Header => trace.Header;

    public bool IsWhole => trace.IsWhole;

    /// <param name="watched">Null: nobody watches, and the trace is returned as it is.</param>
    public static ITraceSource Of(ITraceSource trace, IProgress<double>? watched) => watched is null ? trace : new WatchedTrace(trace, watched);

    public bool Next(TickRecord record)
    {
        var isThere = trace.Next(record);
        if (isThere)
            watched.Report((record.Tick + 1.0) / Header.Ticks);
        return isThere;
    }

    public void Dispose() => trace.Dispose();
}
