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

    /// <summary>The same sound with another sample rate: see <see cref="Interpolation.Resampled"/>.</summary>
    public Audio At(int sampleRate) => sampleRate == SampleRate ? this
        : new(sampleRate, [.. Channels.Select(channel => Interpolation.Resampled(channel, SampleRate, sampleRate))]);

    /// <summary>A part of it; what lies behind its end is left out.</summary>
    public Audio Excerpt(int first, int length)
    {
        first = Math.Clamp(first, 0, Length);
        length = Math.Clamp(length, 0, Length - first);
        return this with { Channels = [.. Channels.Select(channel => channel.AsSpan(first, length).ToArray())] };
    }
}
