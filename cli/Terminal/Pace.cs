using System.Diagnostics;
using System.Globalization;

namespace Neuro.Cli;

/// <summary>How fast long work goes, and how long it still takes. Work that was resumed did not begin with nothing done.</summary>
/// <param name="total">How many steps there are.</param>
/// <param name="clock">Tells the time that has passed; from the first step on unless given.</param>
internal sealed class Pace(long total, Func<TimeSpan>? clock = null)
{
    private readonly Func<TimeSpan> clock = clock ?? Since(Stopwatch.GetTimestamp());
    private (long Done, TimeSpan At)? first;
    private (long Done, TimeSpan At) last;

    /// <summary>Takes notice of how many steps are done.</summary>
    public void See(long done)
    {
        last = (done, clock());
        if (done > 0)
            first ??= last;
    }

    /// <param name="steps">What steps are called; null: they are nothing to anybody who watches.</param>
    public string Text(string? steps)
    {
        if (first is not { } begin || last.At <= begin.At || last.Done <= begin.Done)
            return "";
        var rate = (last.Done - begin.Done) / (last.At - begin.At).TotalSeconds;
        var left = TimeSpan.FromSeconds(Math.Ceiling(Math.Min((total - last.Done) / rate, TimeSpan.MaxValue.TotalSeconds / 2)));
        var time = left.Days > 0 ? string.Create(CultureInfo.InvariantCulture, $"{left.Days} d {left:hh\\:mm\\:ss} left") : string.Create(CultureInfo.InvariantCulture, $"{left:hh\\:mm\\:ss} left");
        return steps is null ? time : string.Create(CultureInfo.InvariantCulture, $"{rate:n0} {steps}/s, {time}");
    }

    private static Func<TimeSpan> Since(long start) => () => Stopwatch.GetElapsedTime(start);
}
