using System.Globalization;
using Neuro.Sim;
using ScottPlot;

namespace Neuro.Cli;

/// <summary>The demo's picture: above, which time between the ears found how many coincidences; below, the angles that follow.</summary>
internal static class AnglePlot
{
    private const int WidthPixels = 1000;
    private const int HeightPixels = 860;
    private const double WindowSeconds = (double)Localisation.WindowTicks / Jeffress.TicksPerSecond;

    /// <summary>Left of both frames, so that they stand under each other.</summary>
    private const int LabelPixels = 95;

    /// <param name="result">Of one window at least.</param>
    /// <returns>A PNG file.</returns>
    public static byte[] Png(LocalisationResult result)
    {
        PlotStyle.ChooseFont();
        var pictures = new Multiplot();
        pictures.AddPlots(2);
        Coincidences(pictures.GetPlot(0), result);
        Angles(pictures.GetPlot(1), result);
        return pictures.Render(WidthPixels, HeightPixels).GetImageBytes();
    }

    private static void Coincidences(Plot plot, LocalisationResult result)
    {
        PlotStyle.Apply(plot);
        var (windows, leads) = (result.Coincidences.Count, Jeffress.Leads);
        // A map of a single column would have no width.
        var columns = Math.Max(2, windows);
        var counts = new double[leads, columns];
        for (var column = 0; column < columns; column++)
            for (var lead = 0; lead < leads; lead++)
                counts[leads - 1 - lead, column] = result.Coincidences[Math.Min(column, windows - 1)][lead];
        var map = plot.Add.Heatmap(counts);
        map.Colormap = new ScottPlot.Colormaps.Blues().Reversed();
        map.Rectangle = new(0, windows * WindowSeconds, -Jeffress.LongestLead - 0.5, Jeffress.LongestLead + 0.5);
        plot.Title("The detectors: the darker, the more often spikes of both ears met behind this delay line");
        plot.YLabel("right ear first, ticks of 1/48000 s");
        plot.Axes.Left.SetTicks([-24, -16, -8, 0, 8, 16, 24], ["−24", "−16", "−8", "0", "8", "16", "24"]);
        Frame(plot, windows, -Jeffress.LongestLead - 0.5, Jeffress.LongestLead + 0.5);
    }

    private static void Angles(Plot plot, LocalisationResult result)
    {
        PlotStyle.Apply(plot);
        AddAngles(plot, result, window => window.True, "true", PlotStyle.Truth, MarkerShape.None, 7);
        AddAngles(plot, result, window => window.Control, Heard("heard with all delays equal", result.MeanControlError), PlotStyle.Control, MarkerShape.OpenCircle, 1);
        AddAngles(plot, result, window => window.Estimate, Heard("heard by delay lines", result.MeanError), PlotStyle.Result, MarkerShape.FilledCircle, 1);
        plot.Title("Where the sound is");
        plot.XLabel("seconds");
        plot.Axes.Left.SetTicks([-90, -60, -30, 0, 30, 60, 90], ["90° left", "60° left", "30° left", "ahead", "30° right", "60° right", "90° right"]);
        Frame(plot, result.Windows.Length, -90, 90);
        plot.ShowLegend(Alignment.UpperLeft);
    }

    private static string Heard(string what, double? meanError) =>
        meanError is { } error ? string.Create(CultureInfo.InvariantCulture, $"{what}: mean error {error:0.0}°") : what;

    private static void Frame(Plot plot, int windows, double bottom, double top)
    {
        plot.Axes.SetLimits(0, windows * WindowSeconds, bottom, top);
        plot.Axes.Left.MinimumSize = LabelPixels;
        // Room for the half of the last label that stands to the right of the frame.
        plot.Axes.Right.MinimumSize = 25;
    }

    private static void AddAngles(Plot plot, LocalisationResult result, Func<AngleWindow, double?> angle, string label, Color color, MarkerShape marker, float lineWidth)
    {
        var points = result.Windows.Where(window => angle(window) is not null).ToArray();
        if (points.Length == 0)
            return;
        var line = plot.Add.Scatter(points.Select(window => window.Seconds).ToArray(), points.Select(window => angle(window)!.Value).ToArray(), color);
        line.LegendText = label;
        line.MarkerShape = marker;
        line.MarkerSize = marker == MarkerShape.None ? 0 : 8;
        line.LineWidth = lineWidth;
    }
}
