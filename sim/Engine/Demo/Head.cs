namespace Neuro.Sim;

/// <summary>
/// Two ears on a rigid sphere, and how much earlier a distant sound reaches the one than the other: straight to the
/// near ear, around the sphere to the far one (Woodworth, "Experimental Psychology", 1938).
/// </summary>
/// <remarks>Angles count from straight ahead, positive to the right; a time difference is positive when the right ear leads.</remarks>
public static class Head
{
    public const int RadiusMicrometres = 87_500;

    /// <summary>In air of 20 degrees Celsius.</summary>
    public const int MetresPerSecond = 343;

    /// <summary>How much later than at the middle of the head the sound arrives at an ear, in 2^-16 ticks.</summary>
    /// <param name="microdegrees">Of the source: -90 to 90 degrees.</param>
    /// <param name="ticksPerSecond">How long a tick is.</param>
    public static (long Left, long Right) Arrival(long microdegrees, int ticksPerSecond)
    {
        var radians = FixedAngle.Radians(Math.Abs(microdegrees));
        var near = -Ticks(FixedAngle.Sine(radians), ticksPerSecond);
        var far = Ticks(radians, ticksPerSecond);
        return microdegrees >= 0 ? (far, near) : (near, far);
    }

    /// <summary>The time between the ears in seconds; for reading results, not for making them.</summary>
    public static double TimeDifference(double degrees)
    {
        var radians = degrees * Math.PI / 180;
        return RadiusMicrometres * 1e-6 / MetresPerSecond * (radians + Math.Sin(radians));
    }

    /// <summary>The angle that a time between the ears tells, at most 90 degrees to either side.</summary>
    public static double Degrees(double timeDifference)
    {
        // The time grows with the angle, so halving finds it.
        var (low, high) = (-90.0, 90.0);
        for (var step = 0; step < 50; step++)
        {
            var middle = (low + high) / 2;
            if (TimeDifference(middle) < timeDifference)
                low = middle;
            else
                high = middle;
        }
        // To a millionth of a degree; adding zero makes -0 plain 0.
        return Math.Round((low + high) / 2, 6) + 0.0;
    }

    // How long the sound takes for so many radii.
    private static long Ticks(long radii, int ticksPerSecond) =>
        (long)((Int128)radii * RadiusMicrometres * ticksPerSecond / ((Int128)MetresPerSecond * 1_000_000) >> (FixedAngle.Frac - Interpolation.FractionBits));
}
