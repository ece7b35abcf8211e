using System.Globalization;
using Neuro.Sim;

namespace Neuro.Cli;

/// <summary>Angles over time, drawn with letters, and the table that sums them up.</summary>
internal static class AnglePage
{
    private const int DegreesToEitherSide = 90;
    private const int DegreesPerCell = 5;
    private const int Cells = 2 * DegreesToEitherSide / DegreesPerCell + 1;

    public static void Write(TextWriter text, LocalisationResult result)
    {
        text.WriteLine($"{"time",8}{"true",8}{"heard",8}{"equal",8}   {Scale()}");
        foreach (var window in result.Windows)
            text.WriteLine($"{Fixed(window.Seconds, 2)} s{Angle(window.True)}{Angle(window.Estimate)}{Angle(window.Control)}   {Strip(window)}");
        text.WriteLine("  o true, * heard by delay lines, . by the network whose delays are all equal");
        text.WriteLine();
        text.WriteLine("                     mean error");
        text.WriteLine($"  with delay lines   {Error(result.MeanError)}");
        text.WriteLine($"  all delays equal   {Error(result.MeanControlError)}");
        text.WriteLine();
        text.WriteLine($"digest  {result.Trace}");
    }

    private static string Scale()
    {
        var scale = new string(' ', Cells).ToCharArray();
        foreach (var degrees in new[] { -90, -60, -30, 0, 30, 60, 90 })
        {
            var label = degrees.ToString(CultureInfo.InvariantCulture);
            var start = Math.Clamp(Cell(degrees) - label.Length / 2, 0, Cells - label.Length);
            label.CopyTo(0, scale, start, label.Length);
        }
        return new(scale);
    }

    private static string Strip(AngleWindow window)
    {
        var strip = new string(' ', Cells).ToCharArray();
        strip[Cell(0)] = '|';
        foreach (var (angle, sign) in new[] { (window.Control, '.'), (window.True, 'o'), (window.Estimate, '*') })
            if (angle is { } degrees)
                strip[Cell(degrees)] = sign;
        return new string(strip).TrimEnd();
    }

    private static int Cell(double degrees) =>
        (int)Math.Round((Math.Clamp(degrees, -DegreesToEitherSide, DegreesToEitherSide) + DegreesToEitherSide) / DegreesPerCell);

    private static string Angle(double? degrees) => degrees is { } known ? $"{Fixed(known, 0, 7)}°" : "       –";

    private static string Error(double? degrees) => degrees is { } known ? $"{Fixed(known, 1)}°" : "nobody knows the truth";

    private static string Fixed(double value, int decimals, int width = 6) => value.ToString($"f{decimals}", CultureInfo.InvariantCulture).PadLeft(width);
}
