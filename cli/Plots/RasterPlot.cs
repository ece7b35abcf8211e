using System.Globalization;
using System.Text;
using Neuro.Graph;
using ScottPlot;

namespace Neuro.Cli;

/// <summary>Draws the events of a trace: a dot for each, time to the right, neurons upwards, one colour a population.</summary>
internal static class RasterPlot
{
    private const int WidthPixels = 1200;
    private const int LeastHeightPixels = 400;
    private const int MostHeightPixels = 1600;

    /// <param name="path">A .png or .svg file.</param>
    public static void Save(Raster raster, string path)
    {
        PlotStyle.ChooseFont();
        var plot = new Plot();
        PlotStyle.Apply(plot);
        Draw(plot, raster);
        var height = Math.Clamp(200 + 4 * raster.Rows, LeastHeightPixels, MostHeightPixels);
        var picture = path.EndsWith(".svg", StringComparison.OrdinalIgnoreCase)
            ? Encoding.UTF8.GetBytes(plot.GetSvgXml(WidthPixels, height))
            : plot.GetImageBytes(WidthPixels, height, ImageFormat.Png);
        OutputFile.Write(path, stream => stream.Write(picture));
    }

    private static void Draw(Plot plot, Raster raster)
    {
        if (raster.Density is { } density)
        {
            var map = plot.Add.Heatmap(density);
            map.Colormap = new ScottPlot.Colormaps.Blues().Reversed();
            map.Rectangle = new(raster.From - 0.5, raster.To - 0.5, -0.5, raster.Rows - 0.5);
        }
        foreach (var (band, index) in raster.Bands.Select((band, index) => (band, index)))
        {
            if (band.Ticks.Count > 0)
                plot.Add.Markers(band.Ticks, band.Heights, MarkerShape.FilledCircle, DotPixels(raster), PlotStyle.Series(index));
            if (index > 0)
                plot.Add.HorizontalLine(band.FirstRow - 0.5, 1, Color.FromHex("#9aa0a6"));
        }
        plot.Axes.SetLimits(raster.From - 0.5, raster.To - 0.5, -0.5, raster.Rows - 0.5);
        // Room for the half of the last tick's label that stands to the right of the frame.
        plot.Axes.Right.MinimumSize = 40;
        plot.XLabel("tick");
        if (raster.Bands.Length == 1)
            plot.YLabel($"neuron of {raster.Bands[0].Name}");
        else
            plot.Axes.Left.SetTicks([.. raster.Bands.Select(band => band.FirstRow + (band.Size - 1) / 2.0)], [.. raster.Bands.Select(band => band.Name)]);
        plot.Title(string.Create(CultureInfo.InvariantCulture, $"{raster.Events:N0} events in ticks {raster.From:N0} to {raster.To - 1:N0}"));
    }

    private static float DotPixels(Raster raster) => raster.Rows <= 200 ? 4 : 2;
}
