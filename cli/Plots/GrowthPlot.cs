using System.Globalization;
using Neuro.Bench;
using ScottPlot;

namespace Neuro.Cli;

/// <summary>Draws how cost grows, both axes logarithmic where what changes does so by factors; and writes the numbers beside it.</summary>
internal static class GrowthPlot
{
    private const int WidthPixels = 900;
    private const int HeightPixels = 420;

    private static readonly double[] Marks = [0.1, 0.2, 0.5, 1, 2, 5, 10, 20, 50, 100, 200, 500, 1000];

    /// <summary>Makes NAME.png and NAME.csv.</summary>
    public static void Write(Growth growth, string folder)
    {
        var path = Path.Combine(folder, growth.Name.Replace(',', ' ').Replace("  ", " ", StringComparison.Ordinal).Replace(' ', '_'));
        Graph.OutputFile.Write(path + ".csv", stream =>
        {
            using var text = new StreamWriter(stream, leaveOpen: true) { NewLine = "\n" };
            text.WriteLine($"{growth.Name.Replace(",", "", StringComparison.Ordinal)},ns per event,ns per neuron and tick,bytes per synapse");
            foreach (var point in growth.Points)
                text.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{point.X:G6},{point.NanosecondsPerEvent:G4},{point.NanosecondsPerNeuron:G4},{point.BytesPerSynapse:G4}"));
        });
        PlotStyle.ChooseFont();
        using var plot = new Plot();
        PlotStyle.Apply(plot);
        Add(plot, growth, point => point.NanosecondsPerEvent, "ns per event", PlotStyle.Result);
        Add(plot, growth, point => point.NanosecondsPerNeuron, "ns per neuron and tick", PlotStyle.Control);
        plot.XLabel(growth.Name);
        plot.YLabel("nanoseconds, whole loop");
        plot.Axes.Bottom.TickGenerator = new ScottPlot.TickGenerators.NumericManual([.. growth.Points.Select(point => Log(point.X))], [.. growth.Points.Select(point => point.X.ToString("#,0.##", CultureInfo.InvariantCulture))]);
        plot.Axes.Left.TickGenerator = new ScottPlot.TickGenerators.NumericManual([.. Marks.Select(Log)], [.. Marks.Select(mark => mark.ToString(CultureInfo.InvariantCulture))]);
        plot.ShowLegend(Edge.Right);
        Graph.OutputFile.Write(path + ".png", stream => stream.Write(plot.GetImageBytes(WidthPixels, HeightPixels, ImageFormat.Png)));
    }

    private static void Add(Plot plot, Growth growth, Func<GrowthPoint, double> value, string name, Color color)
    {
        var line = plot.Add.Scatter(growth.Points.Select(point => Log(point.X)).ToArray(), growth.Points.Select(point => Log(value(point))).ToArray(), color);
        line.LineWidth = 2;
        line.MarkerSize = 7;
        line.LegendText = name;
    }

    private static double Log(double value) => Math.Log10(value);
}
