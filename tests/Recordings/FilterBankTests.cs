using System.Numerics;
using Neuro.Graph;
using Neuro.Sim;

namespace Neuro.Tests;

public sealed class FilterBankTests
{
    [TestCaseSource(nameof(SampleRates))]
    public void The_design_gives_the_stored_coefficients(int sampleRate) =>
        Assert.That(FilterBank.StoredTable(sampleRate), Is.EqualTo(FilterBankDesign.Table(sampleRate)));

    [TestCaseSource(nameof(SampleRates))]
    public void Every_band_lets_its_centre_through_and_has_the_bandwidth_of_the_ear(int sampleRate)
    {
        var bank = FilterBank.For(sampleRate);

        Assert.That(bank.Bands, Has.Length.GreaterThan(20));
        foreach (var band in bank.Bands)
        {
            var centre = FilterBankDesign.Hertz(band.Number);
            Assert.That(Gain(band, centre, sampleRate), Is.EqualTo(1).Within(1e-3), $"{centre} Hz");
            // A sum instead of the design's integral.
            var step = FilterBankDesign.Bandwidth(centre) / 200;
            var bandwidth = Enumerable.Range(0, (int)(sampleRate / 2 / step)).Sum(i => Math.Pow(Gain(band, (i + 0.5) * step, sampleRate), 2)) * step;
            Assert.That(bandwidth, Is.EqualTo(FilterBankDesign.Bandwidth(centre)).Within(0.2).Percent, $"{centre} Hz");
        }
    }

    [Test]
    public void The_filter_rounds_and_saturates_as_an_assignment_to_a_declared_type_does()
    {
        var narrowing = new Narrowing(Format.Fix(30, 28), Rounding.Nearest);
        var random = new Random(7);
        foreach (var band in FilterBank.For(8000).Bands.Where(band => band.Number % 5 == 0))
        {
            var filter = new BandFilter(band);
            var (x, y) = (new Exact[3], new Exact[3]);
            var z = new Exact[3];
            for (var n = 0; n < 3000; n++)
            {
                // Full-scale square waves at the centre make it saturate; noise does not.
                var sample = n < 1000 ? random.Next(int.MinValue, int.MaxValue)
                    : Math.Sin(2 * Math.PI * band.CentreHertz * n / 8000) > 0 ? int.MaxValue : int.MinValue;
                Push(x, new Narrowing(Format.Fix(30, 28), Rounding.Nearest).Apply(new Exact(sample, 31)));
                Push(y, narrowing.Apply(Section(band, x, y)));
                Push(z, narrowing.Apply(Section(band, y, z)));
                Assert.That((BigInteger)filter.Next(sample), Is.EqualTo(z[0].Raw), $"band {band.Number}, sample {n}");
            }
        }

        static Exact Section(FilterBand band, Exact[] x, Exact[] y) =>
            new Exact(band.B0, 30) * (x[0] - x[2]) - new Exact(band.A1, 30) * y[0] - new Exact(band.A2, 30) * y[1];

        static void Push(Exact[] history, Exact value) => (history[2], history[1], history[0]) = (history[1], history[0], value);
    }

    [Test]
    public void A_bank_can_be_thinned() =>
        Assert.That(FilterBank.For(48000).Select(12, 26, 2).Bands.Select(band => band.CentreHertz), Is.EqualTo([603, 803, 1051, 1358, 1739, 2212, 2798, 3525]));

    [Test]
    public void A_tone_gives_events_in_its_band_at_the_same_place_of_every_wave()
    {
        var bank = FilterBank.For(48000).Select(10, 20, 5);
        // A period of 52 samples, 923 Hz, is the middle band's.
        var tone = Enumerable.Range(0, 5200).Select(n => (int)Math.Round(1e9 * Math.Sin(2 * Math.PI * n / 52))).ToArray();

        var events = SoundEncoder.Encode(tone, bank, SoundEncoder.SameThreshold(1L << 30, bank));

        var late = events.Where(e => e.Sample >= 2600).ToArray();
        Assert.That(late.Select(e => e.Channel), Is.All.EqualTo(1));
        Assert.That(late.Select(e => e.Sample % 52).Distinct().Count(), Is.LessThanOrEqualTo(2));
        Assert.That(late, Has.Length.EqualTo(50));
    }

    [Test]
    public void Silence_gives_no_events()
    {
        var bank = FilterBank.For(8000);
        var silence = new int[8000];

        Assert.That(SoundEncoder.Encode(silence, bank, SoundEncoder.ThresholdsFor(2, bank, silence)), Is.Empty);
    }

    [Test]
    public void Thresholds_can_follow_the_level()
    {
        var bank = FilterBank.For(8000).Select(10, 20);
        var loud = WavFile.Read(SharedData.At("data", "fsdd", "3_lucas_7.wav")).Channels[0];
        var soft = Array.ConvertAll(loud, sample => sample >> 3);

        var heardLoud = SoundEncoder.Encode(loud, bank, SoundEncoder.ThresholdsFor(2, bank, loud)).Count;
        var heardSoft = SoundEncoder.Encode(soft, bank, SoundEncoder.ThresholdsFor(2, bank, soft)).Count;

        Assert.That(heardLoud, Is.GreaterThan(1000));
        Assert.That(heardSoft, Is.EqualTo(heardLoud).Within(2).Percent);
    }

    [Test]
    public void Interpolation_goes_through_the_samples_and_draws_cubics_between()
    {
        var cubic = Enumerable.Range(0, 20).Select(n => 1000 * (n - 10) * (n - 10) * (n - 10)).ToArray();

        Assert.That(Interpolation.At(cubic, 7, 0), Is.EqualTo(cubic[7]));
        Assert.That(Interpolation.At(cubic, 7, 1 << 15), Is.EqualTo((int)(1000 * Math.Pow(-2.5, 3))));
        Assert.That(Interpolation.At(cubic, 30, 5), Is.Zero);
        Assert.That(Interpolation.At([int.MinValue, int.MaxValue, int.MaxValue, int.MinValue], 1, 1 << 15), Is.EqualTo(int.MaxValue));
    }

    [Test]
    public void A_tone_keeps_its_pitch_when_it_is_resampled()
    {
        var tone = Enumerable.Range(0, 4410).Select(n => (int)Math.Round(1e9 * Math.Sin(2 * Math.PI * 500 * n / 44100))).ToArray();

        var resampled = Interpolation.Resampled(tone, 44100, 48000);

        Assert.That(resampled, Has.Length.EqualTo(4800));
        for (var n = 2; n < 4790; n++)
            Assert.That(resampled[n], Is.EqualTo(1e9 * Math.Sin(2 * Math.PI * 500 * n / 48000)).Within(1e5));
    }

    private static IEnumerable<int> SampleRates => FilterBank.SampleRates;

    private static double Gain(FilterBand band, double hertz, int sampleRate)
    {
        var z = Complex.FromPolarCoordinates(1, -2 * Math.PI * hertz / sampleRate);
        var (b0, a1, a2) = (Math.ScaleB(band.B0, -30), Math.ScaleB(band.A1, -30), Math.ScaleB(band.A2, -30));
        var section = b0 * (1 - z * z) / (1 + a1 * z + a2 * z * z);
        return Math.Pow(section.Magnitude, 2);
    }
}
