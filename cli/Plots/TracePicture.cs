using System.Collections.Immutable;
using Neuro.Graph;
using Neuro.Sim;
using ScottPlot;
using SkiaSharp;

namespace Neuro.Cli;

/// <summary>
/// A picture of a trace: its events, and, under each other and on the same axis of time, how many there are and the curves of
/// probed signals.
/// </summary>
internal sealed class TracePicture
{
    private const int WidthPixels = 1200;

    private readonly PictureChoice choice;
    private readonly ImmutableArray<Curves> curves;

    private TracePicture(TraceHeader header, PictureChoice choice)
    {
        this.choice = choice;
        Raster = new(header, choice);
        curves = [.. choice.Signals.Select(signal => new Curves(header, choice, signal))];
    }

    public Raster Raster { get; }

    public static TracePicture Of(ITraceSource trace, PictureChoice choice, IProgress<double>? watched = null, CancellationToken cancellation = default)
    {
        var picture = new TracePicture(trace.Header, choice);
        var (from, to) = picture.Raster.Columns;
        var record = new TickRecord(trace.Header);
        while (trace.Next(record) && record.Tick < to)
        {
            cancellation.ThrowIfCancellationRequested();
            watched?.Report((double)record.Tick / to);
            if (record.Tick < from)
                continue;
            picture.Raster.Tick(record);
            foreach (var signal in picture.curves)
                signal.Tick(record);
        }
        return picture;
    }

    /// <param name="path">A .png or .svg file.</param>
    public void Save(string path)
    {
        var picture = path.EndsWith(".svg", StringComparison.OrdinalIgnoreCase) ? Svg() : Png();
        OutputFile.Write(path, stream => stream.Write(picture));
    }

    private byte[] Png()
    {
        var (panels, height) = Panels();
        return panels.Render(WidthPixels, height).GetImageBytes();
    }

    private byte[] Svg()
    {
        var (panels, height) = Panels();
        using var svg = new MemoryStream();
        // The document is whole when its canvas is gone.
        using (var canvas = SKSvgCanvas.Create(SKRect.Create(WidthPixels, height), svg))
            panels.Render(canvas, new PixelRect(0, WidthPixels, height, 0));
        return svg.ToArray();
    }

    private (Multiplot Panels, int Height) Panels()
    {
        PlotStyle.ChooseFont();
        var panels = new List<(Action<Plot> Draw, int Height)> { (plot => RasterPlot.Draw(plot, Raster, choice.Title), RasterPlot.Height(Raster)) };
        if (choice.Counts)
            panels.Add((plot => CountPlot.Draw(plot, Raster), CountPlot.HeightPixels));
        foreach (var signal in curves)
            panels.Add((plot => CurvePlot.Draw(plot, signal, Raster.Bands.Length), CurvePlot.HeightPixels));
        var stack = new Multiplot { Layout = new StackedPanels([.. panels.Select(panel => panel.Height)]) };
        stack.AddPlots(panels.Count);
        for (var panel = 0; panel < panels.Count; panel++)
        {
            var plot = stack.GetPlot(panel);
            PlotStyle.Apply(plot);
            panels[panel].Draw(plot);
            plot.Axes.SetLimitsX(Raster.Columns.From - 0.5, Raster.Columns.To - 0.5);
            PlotStyle.Align(plot, RasterPlot.LabelPixels(Raster));
        }
        stack.GetPlot(panels.Count - 1).XLabel("tick");
        return (stack, panels.Sum(panel => panel.Height));
    }
}
