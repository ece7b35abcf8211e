using System.Collections.Immutable;

namespace Neuro.Sim;

/// <summary>
/// Turns sound into events: in each band the positive half of every wave is summed up, and whenever the sum reaches the
/// band's threshold the channel sends an event and the threshold is taken off. What is left at the end of a half-wave
/// is forgotten, so that events stand at the same points of equal waves: they keep the sound's phase, and two ears can
/// be compared by them.
/// </summary>
public static class SoundEncoder
{
    /// <summary>Silence has no events: no threshold is lower than this, 2^-14.</summary>
    private const long LowestThreshold = 1L << (BandFilter.OutputFrac - 14);

    /// <summary>At most one event a sample and channel; what is above the threshold then stays in the sum.</summary>
    /// <param name="samples">At the bank's sample rate.</param>
    /// <param name="thresholds">By band, in units of 2^-28.</param>
    /// <returns>Sample number and channel, in ascending order.</returns>
    public static List<(long Sample, int Channel)> Encode(int[] samples, FilterBank bank, ImmutableArray<long> thresholds)
    {
        List<(long Sample, int Channel)> events = [];
        for (var channel = 0; channel < bank.Bands.Length; channel++)
        {
            var filter = new BandFilter(bank.Bands[channel]);
            var sum = 0L;
            for (var sample = 0; sample < samples.Length; sample++)
            {
                var wave = filter.Next(samples[sample]);
                sum = wave > 0 ? sum + wave : 0;
                if (sum < thresholds[channel])
                    continue;
                sum -= thresholds[channel];
                events.Add((sample, channel));
            }
        }
        events.Sort();
        return events;
    }

    /// <summary>
    /// Thresholds under which the mean half-wave of each band gives so many events: a level control for each band, set
    /// once for the whole recording of an ear. A wave that is louder throughout gives the same events.
    /// </summary>
    public static ImmutableArray<long> ThresholdsFor(int eventsPerWave, FilterBank bank, int[] samples)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(eventsPerWave, 1);
        var thresholds = ImmutableArray.CreateBuilder<long>(bank.Bands.Length);
        foreach (var band in bank.Bands)
        {
            var (sum, waves) = (0L, 0L);
            var filter = new BandFilter(band);
            var before = 0;
            foreach (var sample in samples)
            {
                var wave = filter.Next(sample);
                sum += Math.Max(0, wave);
                waves += wave > 0 && before <= 0 ? 1 : 0;
                before = wave;
            }
            thresholds.Add(Math.Max(LowestThreshold, waves == 0 ? 0 : sum / (waves * eventsPerWave)));
        }
        return thresholds.ToImmutable();
    }

    /// <summary>The same threshold for every band.</summary>
    /// <param name="raw">In units of 2^-28.</param>
    public static ImmutableArray<long> SameThreshold(long raw, FilterBank bank) =>
        [.. bank.Bands.Select(_ => Math.Max(LowestThreshold, raw))];
}
