using ScottPlot;

namespace Neuro.Cli;

/// <summary>
/// Draws how many events each population sends in a tick, in its colour of the raster above; where ticks outnumber the
/// columns, the mean of each column.
/// </summary>
internal static class CountPlot
{
    public const int HeightPixels = 210;

    public static void Draw(Plot plot, Raster raster)
    {
        var columns = raster.Columns;
        var ticks = Enumerable.Range(0, columns.Count).Select(columns.Middle).ToArray();
        var highest = 0.0;
        foreach (var (band, index) in raster.Bands.Select((band, index) => (band, index)))
        {
            var counts = band.Counts.Select(count => count / columns.TicksPerColumn).ToArray();
            var line = plot.Add.Scatter(ticks, counts, PlotStyle.Series(index));
            line.MarkerSize = 0;
            line.LineWidth = 1.5f;
            highest = Math.Max(highest, counts.DefaultIfEmpty(0).Max());
        }
        plot.Axes.SetLimitsY(0, highest == 0 ? 1 : 1.1 * highest);
        plot.YLabel("events a tick");
    }
}
