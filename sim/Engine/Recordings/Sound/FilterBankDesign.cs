using System.Globalization;
using System.Text;
using MathNet.Numerics;
using MathNet.Numerics.Integration;
using MathNet.Numerics.RootFinding;

namespace Neuro.Sim;

/// <summary>
/// Designs the filter banks in floating point. What it gives is stored as text and read from there, because the last
/// digits of sines and exponentials differ between machines; a test shows that the stored numbers are these.
/// </summary>
/// <remarks>
/// Centre frequencies lie at whole ERB numbers, and each band has the bandwidth of the ear there: Glasberg and Moore,
/// "Derivation of auditory filter shapes from notched-noise data", Hearing Research 47, 1990. The sections are
/// band-passes made from the analogue resonator by the bilinear transform.
/// </remarks>
public static class FilterBankDesign
{
    /// <summary>The lowest band; below it a band at 48 kHz would need coefficients of more than 32 bits.</summary>
    private const int LowestNumber = 3;

    /// <summary>The highest band ends where half the sample rate is near, and where speech and ears end, at 10 kHz.</summary>
    private static int HighestNumber(int sampleRate) => (int)Math.Min(ErbNumber(10_000), ErbNumber(0.45 * sampleRate));

    /// <summary>The frequency at a place of the ERB-number scale.</summary>
    public static double Hertz(double number) => (Math.Pow(10, number / 21.4) - 1) / 0.00437;

    public static double ErbNumber(double hertz) => 21.4 * Math.Log10(1 + 0.00437 * hertz);

    /// <summary>The ear's equivalent rectangular bandwidth at a frequency.</summary>
    public static double Bandwidth(double hertz) => 24.7 * (0.00437 * hertz + 1);

    /// <summary>The text that is stored for a sample rate.</summary>
    public static string Table(int sampleRate)
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"# Band-pass filters for {sampleRate} samples a second. Coefficients are integers, in units of 2^-30.\n");
        text.Append("# ERB number, centre in Hz, b0, a1, a2\n");
        for (var number = LowestNumber; number <= HighestNumber(sampleRate); number++)
        {
            var band = Band(number, sampleRate);
            text.Append(CultureInfo.InvariantCulture, $"{band.Number} {band.CentreHertz} {band.B0} {band.A1} {band.A2}\n");
        }
        return text.ToString();
    }

    public static FilterBand Band(int number, int sampleRate)
    {
        var centre = Hertz(number);
        var omega = Constants.Pi2 * centre / sampleRate;
        // The wider the resonance (alpha), the wider the band; Brent's method finds the one that has the ear's bandwidth.
        var alpha = Brent.FindRoot(a => EquivalentBandwidth(omega, a, sampleRate) - Bandwidth(centre), 1e-6, 1, 1e-13, 200);
        return new(
            number,
            (int)Math.Round(centre),
            Quantised(alpha / (1 + alpha)),
            Quantised(-2 * Math.Cos(omega) / (1 + alpha)),
            Quantised((1 - alpha) / (1 + alpha)));
    }

    /// <summary>Width of the rectangle that passes as much noise as two sections do, in Hz.</summary>
    private static double EquivalentBandwidth(double omega, double alpha, int sampleRate)
    {
        // In parts that grow with the distance from the centre, so that the resonance is resolved however sharp it is.
        double Power(double w)
        {
            var resonance = alpha * Math.Sin(w);
            var distance = Math.Cos(w) - Math.Cos(omega);
            var section = resonance * resonance / (distance * distance + resonance * resonance);
            return section * section;
        }

        var total = 0.0;
        for (var (near, far) = (0.0, alpha); near < Constants.Pi; (near, far) = (far, 2 * far))
        {
            total += Between(Power, omega + near, Math.Min(omega + far, Constants.Pi));
            total += Between(Power, Math.Max(omega - far, 0), omega - near);
        }
        return total * sampleRate / Constants.Pi2;
    }

    private static double Between(Func<double, double> function, double from, double to) =>
        from < to ? GaussLegendreRule.Integrate(function, from, to, 64) : 0;

    private static int Quantised(double coefficient) => (int)Math.Round(Math.ScaleB(coefficient, FilterBand.CoefficientFrac));
}
