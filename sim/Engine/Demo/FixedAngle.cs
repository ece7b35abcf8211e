namespace Neuro.Sim;

/// <summary>Angles and sines in integers, so that a scene has the same samples on every machine.</summary>
public static class FixedAngle
{
    /// <summary>Bits behind the binary point of angles (in radians) and sines.</summary>
    public const int Frac = 40;

    // Pi, 3.14159265358979323846, in units of 2^-60.
    private const long PiQ60 = 3_622_009_729_038_561_421;

    private const long MicrodegreesOfPi = 180_000_000;

    /// <summary>Radians in units of 2^-40, of an angle in millionths of a degree.</summary>
    public static long Radians(long microdegrees) => (long)(((Int128)microdegrees * PiQ60 / MicrodegreesOfPi) >> (60 - Frac));

    /// <summary>The sine of an angle between -90 and 90 degrees, both in units of 2^-40.</summary>
    public static long Sine(long radians)
    {
        // Taylor's series: x - x^3/3! + x^5/5! ...; from x^21/21! on the terms are below 2^-40.
        var square = (Int128)radians * radians >> Frac;
        var term = (Int128)radians;
        var sum = term;
        for (var k = 2; k < 22; k += 2)
        {
            term = -((term * square >> Frac) / (k * (k + 1)));
            sum += term;
        }
        return (long)sum;
    }
}
