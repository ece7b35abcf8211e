namespace Neuro.Sim;

/// <summary>
/// One band of a filter bank at work, in integers: what it gives depends on its coefficients and samples alone, to the
/// last bit.
/// </summary>
public sealed class BandFilter(FilterBand band)
{
    /// <summary>Bits behind the binary point of a section's output, fix&lt;30,28&gt;: from -2 to just below 2.</summary>
    public const int OutputFrac = 28;

    private const long OutputMax = (1L << 29) - 1;
    private const long OutputMin = -(1L << 29);

    private Section first;
    private Section second;

    /// <param name="sample">A fix&lt;32,31&gt;; rounded to the nearest multiple of 2^-28, a half up.</param>
    public int Next(int sample) => second.Next(band, first.Next(band, (int)(((long)sample + 4) >> (Audio.SampleFrac - OutputFrac))));

    private struct Section
    {
        private int x1;
        private int x2;
        private int y1;
        private int y2;

        // Rounded to the nearest, a half up, and saturated. With |B0| and |A2| at most 1 and |A1| at most 2 (2^30, 2^31)
        // and |x|, |y| at most 2^29 no sum reaches 2^62, so 64 bits are exact.
        public int Next(FilterBand band, int x)
        {
            var exact = (long)band.B0 * (x - x2) - (long)band.A1 * y1 - (long)band.A2 * y2;
            var rounded = (exact + (1L << (FilterBand.CoefficientFrac - 1))) >> FilterBand.CoefficientFrac;
            var y = (int)Math.Clamp(rounded, OutputMin, OutputMax);
            (x2, x1, y2, y1) = (x1, x, y1, y);
            return y;
        }
    }
}
