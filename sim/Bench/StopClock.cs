using System.Diagnostics;

namespace Neuro.Bench;

/// <summary>Tells how long something takes, by the clock and of the processor.</summary>
internal readonly struct StopClock
{
    private readonly long begin;
    private readonly TimeSpan worked;

    private StopClock(long begin, TimeSpan worked) => (this.begin, this.worked) = (begin, worked);

    public static StopClock Start() => new(Stopwatch.GetTimestamp(), Environment.CpuUsage.TotalTime);

    public Span Elapsed => new(Stopwatch.GetElapsedTime(begin).TotalSeconds, (Environment.CpuUsage.TotalTime - worked).TotalSeconds);
}
