using Neuro.Graph;

namespace Neuro.Sim;

/// <summary>Compares two traces tick by tick, in memory bounded by a few ticks.</summary>
public static class TraceDiff
{
    /// <summary>Compares two trace files, both read to their ends.</summary>
    /// <param name="watched">Told which part of the work is done.</param>
    /// <exception cref="InvalidInputException">One cannot be read, or is cut, changed or no trace.</exception>
    public static TraceDifference CompareFiles(
        string a, string b, int contextTicks = 3, IProgress<double>? watched = null, CancellationToken cancellation = default)
    {
        using var readerA = WatchedTrace.Of(TraceReader.Open(a), watched);
        using var readerB = TraceReader.Open(b);
        return Compare(readerA, readerB, contextTicks, cancellation);
    }

    /// <param name="contextTicks">How many ticks before and after the first divergence are shown.</param>
    public static TraceDifference Compare(ITraceSource a, ITraceSource b, int contextTicks = 3, CancellationToken cancellation = default)
    {
        var common = new CommonRecording(a.Header, b.Header);
        return common.Reasons.Count > 0
            ? new(TraceVerdict.NotComparable, [.. common.Reasons], [], 0, [], 0, null, [], [], [])
            : new TraceComparison(a, b, common, contextTicks).Run(cancellation);
    }
}
