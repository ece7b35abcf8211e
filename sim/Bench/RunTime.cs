namespace Neuro.Bench;

/// <summary>How long the measured part of a run took, and what came out.</summary>
/// <param name="WarmSpikes">Before the measured part, by population.</param>
/// <param name="Spikes">In the measured part, by population.</param>
internal sealed record RunTime(Span Span, long[] WarmSpikes, long[] Spikes);

/// <summary>A stretch of time: seconds by the clock, and seconds that processors worked for this process in it.</summary>
internal readonly record struct Span(double Seconds, double ProcessorSeconds);
