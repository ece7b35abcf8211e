using Neuro.Graph;

namespace Neuro.Sim;

/// <summary>How long a run is when nobody says.</summary>
public static class RunLength
{
    /// <summary>
    /// What the stimulus states, or else until its last event or mark can have arrived through the longest delay.
    /// Null if it has neither: generators alone have no end.
    /// </summary>
    public static long? Default(ElaboratedNetwork network, Stimulus stimulus) =>
        stimulus.Ticks ?? (LastTick(stimulus) is { } last ? last + 1 + network.LongestDelay : null);

    private static long? LastTick(Stimulus stimulus)
    {
        long? lastEvent = stimulus.Events.IsEmpty ? null : stimulus.Events[^1].Tick;
        long? lastMark = stimulus.Marks.IsEmpty ? null : stimulus.Marks[^1].Tick;
        return lastEvent is null ? lastMark : lastMark is null ? lastEvent : Math.Max(lastEvent.Value, lastMark.Value);
    }
}
