using System.Collections.Immutable;

namespace Neuro.Sim;

/// <summary>Sampled sound, exactly: every sample is a fix&lt;32,31&gt;, from -1 to just below 1.</summary>
/// <param name="SampleRate">Samples a second and channel.</param>
/// <param name="Channels">One or more of equal length; of two the first is left, the second right.</param>
public sealed record Audio(int SampleRate, ImmutableArray<int[]> Channels)
{
    /// <summary>Bits behind the binary point of a sample.</summary>
    public const int SampleFrac = 31;

    public int Length => Channels[0].Length;
}
