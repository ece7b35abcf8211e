using System.Globalization;
using Neuro.Sim;

namespace Neuro.Cli;

/// <summary>Angles over time, drawn with letters, and the table that sums them up.</summary>
internal static class AnglePage
{
    private const int DegreesToEitherSide = 90;
    private const int DegreesPerCell = 5;
    private const int Cells = 2 * DegreesToEitherSide / DegreesPerCell + 1;

    /// <summary>Of a long recording every so manieth window is printed, so that the page stays one page.</summary>
    private const int MostRows = 50;

    public static void Write(TextWriter text, LocalisationResult result)
    {
        var step = (result.Windows.Length + MostRows - 1) / MostRows;
        text.WriteLine($"{"time",8}{"true",8}{"heard",8}{"equal",8}   {Scale()}");
        foreach (var window in result.Windows.Where((_, i) => i % step == 0))
            text.WriteLine($"{Fixed(window.Seconds, 2)} s{Angle(window.True)}{Angle(window.Estimate)}{Angle(window.Control)}   {Strip(window)}");
        text.WriteLine("  o true, * heard by delay lines, . by the network whose delays are all equal");
        if (step > 1)
            text.WriteLine($"  one of {step} windows of 20 ms is shown");
        text.WriteLine();
        if (result is { MeanError: { } error, MeanControlError: { } control })
            WriteErrors(text, error, control);
        else
            WriteHeard(text, result);
        text.WriteLine();
        text.WriteLine($"digest  {result.Trace}");
    }

    private static void WriteErrors(TextWriter text, double error, double control)
    {
        text.WriteLine("                     mean error");
        text.WriteLine($"  with delay lines   {Fixed(error, 1)}°");
        text.WriteLine($"  all delays equal   {Fixed(control, 1)}°");
    }

    // Nobody knows where a recorded sound was; so what can be told is when it was heard, and between which angles.
    private static void WriteHeard(TextWriter text, LocalisationResult result)
    {
        text.WriteLine("                     windows with a sound        from      to");
        foreach (var (name, angle) in new (string, Func<AngleWindow, double?>)[] { ("with delay lines", w => w.Estimate), ("all delays equal", w => w.Control) })
        {
            var heard = result.Windows.Select(angle).OfType<double>().ToArray();
            var span = heard.Length == 0 ? "" : $"{Angle(heard.Min()),12}{Angle(heard.Max())}";
            text.WriteLine($"  {name}   {heard.Length,6} of {result.Windows.Length,-6}{span}".TrimEnd());
        }
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

    private static string Fixed(double value, int decimals, int width = 6) => value.ToString($"f{decimals}", CultureInfo.InvariantCulture).PadLeft(width);
}
