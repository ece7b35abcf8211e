namespace Neuro.Bench;

/// <summary>How long the measured part of a run took, and what came out.</summary>
/// <param name="WarmSpikes">Before the measured part, by population.</param>
/// <param name="Spikes">In the measured part, by population.</param>
internal sealed record RunTime(double Seconds, long[] WarmSpikes, long[] Spikes);
