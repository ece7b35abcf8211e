using System.Runtime.ExceptionServices;

namespace Neuro.Hw;

/// <summary>Work in parts, as many at a time as there are processors.</summary>
internal static class AllProcessors
{
    /// <summary>Does parts 0..count-1. What ends one of them ends the whole, as itself: one is enough to tell.</summary>
    public static void Each(int count, Action<int> part, CancellationToken cancellation)
    {
        try
        {
            Parallel.For(0, count, new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount, CancellationToken = cancellation }, part);
        }
        catch (AggregateException several)
        {
            ExceptionDispatchInfo.Throw(several.Flatten().InnerExceptions[0]);
        }
    }
}
