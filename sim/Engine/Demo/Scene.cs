using Neuro.Graph;

namespace Neuro.Sim;

/// <summary>
/// What two ears hear of a noise that moves around the head, computed from the acoustics in integers: the same samples
/// on every machine.
/// </summary>
/// <param name="Length">In samples.</param>
/// <param name="FromDegrees">Where the source is at the first sample.</param>
/// <param name="ToDegrees">Where it is at the last; it moves evenly between them.</param>
public sealed record Scene(int SampleRate, int Length, int FromDegrees, int ToDegrees, ulong Seed = 1)
{
    /// <summary>The sound starts before the first sample, so that no ear begins in silence.</summary>
    private const int LeadSamples = 64;

    /// <summary>Length of each of three running means; their first zero is at sample rate / 8, 6 kHz at 48 kHz.</summary>
    private const int MeanSamples = 8;

    private const int Means = 3;

    /// <summary>Every ear hears a noise of its own, too: a 64th of the source's, 36 dB below it.</summary>
    private const int OwnNoiseBits = 6;

    /// <summary>Where the source is at a sample, in millionths of a degree.</summary>
    public long Microdegrees(long sample) =>
        FromDegrees * 1_000_000L + (ToDegrees - FromDegrees) * 1_000_000L * sample / Math.Max(1, Length - 1);

    /// <summary>Left and right, in 16 bits, so that a WAV file holds exactly what is heard.</summary>
    public Audio Synthesise()
    {
        var source = Noise(Seed, Length + 2 * LeadSamples);
        var (left, right) = (Noise(Seed + 1, Length), Noise(Seed + 2, Length));
        for (var n = 0; n < Length; n++)
        {
            var arrival = Head.Arrival(Microdegrees(n), SampleRate);
            left[n] = InSixteenBits((left[n] >> OwnNoiseBits) + Heard(source, n, arrival.Left));
            right[n] = InSixteenBits((right[n] >> OwnNoiseBits) + Heard(source, n, arrival.Right));
        }
        return new(SampleRate, [left, right]);
    }

    private static int InSixteenBits(int sample) => sample & ~0xffff;

    private static int Heard(int[] source, int sample, long lateness)
    {
        var at = ((long)(sample + LeadSamples) << Interpolation.FractionBits) - lateness;
        return Interpolation.At(source, at >> Interpolation.FractionBits, (int)(at & ((1 << Interpolation.FractionBits) - 1)));
    }

    // White noise of 21 bits with its sign, then three running sums of eight, which add nine bits: 30, one less than a
    // sample has, so that the ear's own noise has room.
    private static int[] Noise(ulong seed, int length)
    {
        var noise = new int[length];
        var padded = length + Means * MeanSamples;
        var samples = new long[padded];
        for (var n = 0; n < padded; n++)
            samples[n] = (long)SplitMix.Draw(seed, (ulong)n) >> 43;
        for (var pass = 0; pass < Means; pass++)
            for (var n = padded - 1; n >= MeanSamples - 1; n--)
                for (var k = 1; k < MeanSamples; k++)
                    samples[n] += samples[n - k];
        for (var n = 0; n < length; n++)
            noise[n] = (int)samples[n + padded - length];
        return noise;
    }
}
