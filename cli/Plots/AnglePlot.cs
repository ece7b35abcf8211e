using Neuro.Sim;
using ScottPlot;

namespace Neuro.Cli;

/// <summary>The demo's picture: above, which time between the ears found how many coincidences; below, the angles that follow.</summary>
internal static class AnglePlot
{
    private const int WidthPixels = 1000;
    private const int HeightPixels = 900;
    private const double WindowSeconds = (double)Localisation.WindowTicks / Jeffress.TicksPerSecond;

    /// <param name="result">Of one window at least.</param>
    /// <param name="path">A PNG file.</param>
    public static void Save(LocalisationResult result, string path)
    {
        PlotStyle.ChooseFont();
        var pictures = new Multiplot();
        pictures.AddPlots(2);
        Coincidences(pictures.GetPlot(0), result);
        Angles(pictures.GetPlot(1), result);
        pictures.SavePng(path, WidthPixels, HeightPixels);
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
        plot.Title("Coincidences of both ears, eight bands together");
        plot.YLabel("delay made up for (ticks of 1/48000 s)");
        plot.XLabel("seconds");
        plot.Axes.SetLimits(0, windows * WindowSeconds, -Jeffress.LongestLead - 0.5, Jeffress.LongestLead + 0.5);
    }

    private static void Angles(Plot plot, LocalisationResult result)
    {
        PlotStyle.Apply(plot);
        AddAngles(plot, result, window => window.True, "true", PlotStyle.Truth, MarkerShape.None, 6);
        AddAngles(plot, result, window => window.Control, "estimated, all delays equal", PlotStyle.Control, MarkerShape.OpenCircle, 1);
        AddAngles(plot, result, window => window.Estimate, "estimated by delay lines", PlotStyle.Result, MarkerShape.FilledCircle, 1);
        plot.Title(result is { MeanError: { } error, MeanControlError: { } control }
            ? FormattableString.Invariant($"Mean error {error:0.0} degrees; with equal delays {control:0.0}")
            : "Where the sound is heard");
        plot.YLabel("angle (degrees, right is positive)");
        plot.XLabel("seconds");
        plot.Axes.SetLimits(0, result.Windows.Length * WindowSeconds, -90, 90);
        plot.ShowLegend(Alignment.UpperLeft);
    }

    private static void AddAngles(Plot plot, LocalisationResult result, Func<AngleWindow, double?> angle, string label, Color color, MarkerShape marker, float lineWidth)
    {
        var points = result.Windows.Where(window => angle(window) is not null).ToArray();
        if (points.Length == 0)
            return;
        var line = plot.Add.Scatter(points.Select(window => window.Seconds).ToArray(), points.Select(window => angle(window)!.Value).ToArray(), color);
        line.LegendText = label;
        line.MarkerShape = marker;
        line.MarkerSize = marker == MarkerShape.None ? 0 : 7;
        line.LineWidth = lineWidth;
    }
}
