using System.Globalization;
using ScottPlot;

namespace Neuro.Cli;

/// <summary>Draws events: a mark for each, time to the right, neurons upwards, one colour a population.</summary>
internal static class RasterPlot
{
    private const int FramePixels = 90;
    private const int LeastHeightPixels = 180;
    private const int MostHeightPixels = 700;
    private const int MostNamedRows = 16;

    /// <summary>What a name needs, lest it stands on the next one.</summary>
    private const double NamePixels = 14;

    public static int Height(Raster raster) => Math.Clamp(FramePixels + RowPixels(raster) * raster.Rows, LeastHeightPixels, MostHeightPixels);

    /// <summary>Room for the names to the left, so that panels under each other have their frames in line.</summary>
    public static float LabelPixels(Raster raster) => 40 + 8 * Names(raster).Max(name => name.Name.Length);

    /// <param name="title">Null: how many events there are.</param>
    public static void Draw(Plot plot, Raster raster, string? title)
    {
        if (raster.Density is { } density)
        {
            var map = plot.Add.Heatmap(density);
            map.Colormap = new ScottPlot.Colormaps.Blues().Reversed();
            map.Rectangle = new(raster.Columns.From - 0.5, raster.Columns.To - 0.5, -0.5, raster.Rows - 0.5);
        }
        foreach (var (band, index) in raster.Bands.Select((band, index) => (band, index)))
        {
            if (band.Ticks.Count > 0)
                Mark(plot, raster, band, PlotStyle.Series(index));
            if (index > 0)
                plot.Add.HorizontalLine(band.FirstRow - 0.5, 1, Color.FromHex("#9aa0a6"));
        }
        plot.Axes.SetLimitsY(-0.5, Math.Max(1, raster.Rows) - 0.5);
        var names = Names(raster);
        plot.Axes.Left.SetTicks(Apart([.. names.Select(name => name.Row)], NamePixels / PixelsPerRow(raster), raster.Rows), [.. names.Select(name => name.Name)]);
        var (from, to) = raster.Columns;
        plot.Title(title ?? string.Create(CultureInfo.InvariantCulture, $"{raster.Events:N0} events in ticks {from:N0} to {to - 1:N0}"));
    }

    private static void Mark(Plot plot, Raster raster, RasterBand band, Color color)
    {
        var marks = plot.Add.Markers(band.Ticks, band.Heights, raster.Rows <= MostNamedRows ? MarkerShape.VerticalBar : MarkerShape.FilledCircle, MarkPixels(raster), color);
        marks.MarkerStyle.LineWidth = 2;
    }

    // Few rows are named one by one; of many, the populations.
    private static (double Row, string Name)[] Names(Raster raster) => raster.Rows <= MostNamedRows
        ? [.. raster.Bands.SelectMany(band => Enumerable.Range(0, band.Size).Select(neuron => ((double)band.FirstRow + neuron, $"{band.Name}[{neuron}]"))).DefaultIfEmpty((0, ""))]
        : [.. raster.Bands.Select(band => (band.FirstRow + (band.Size - 1) / 2.0, band.Name))];

    /// <summary>Moves ascending positions as little up, and at the end down, as keeps them so far from each other.</summary>
    internal static double[] Apart(double[] positions, double distance, int rows)
    {
        var apart = positions.ToArray();
        for (var i = 1; i < apart.Length; i++)
            apart[i] = Math.Max(apart[i], apart[i - 1] + distance);
        for (var (i, most) = (apart.Length - 1, rows - 1.0); i >= 0 && apart[i] > most; i--, most -= distance)
            apart[i] = most;
        return apart;
    }

    private static double PixelsPerRow(Raster raster) => (double)(Height(raster) - FramePixels) / Math.Max(1, raster.Rows);

    private static int RowPixels(Raster raster) => raster.Rows switch
    {
        <= MostNamedRows => 26,
        <= 100 => 6,
        _ => 1,
    };

    private static float MarkPixels(Raster raster) => raster.Rows switch
    {
        <= MostNamedRows => 18,
        <= 100 => 5,
        _ => 3,
    };
}
