using ScottPlot;

namespace Neuro.Cli;

/// <summary>Draws the curves of a probed signal, and a thin line where a neuron fires.</summary>
internal static class CurvePlot
{
    public const int HeightPixels = 250;

    private const double SpikeOpacity = 0.35;

    /// <param name="firstColor">The first that no population has.</param>
    public static void Draw(Plot plot, Curves curves, int firstColor)
    {
        foreach (var (curve, index) in curves.Lines.Select((curve, index) => (curve, index)))
        {
            var color = PlotStyle.Series(firstColor + index);
            foreach (var tick in curve.Spikes)
                plot.Add.VerticalLine(tick, 1, color.WithOpacity(SpikeOpacity), LinePattern.Solid);
            var (ticks, values) = Points(curves.Columns, curve);
            var line = plot.Add.Scatter(ticks, values, color);
            line.MarkerSize = 0;
            line.LineWidth = 2;
            line.LegendText = curve.Name;
        }
        plot.YLabel(curves.Name);
        plot.ShowLegend(Alignment.UpperRight);
    }

    // One point a tick, or a stroke from the least to the greatest value of each column.
    private static (double[] Ticks, double[] Values) Points(PictureColumns columns, Curve curve)
    {
        var seen = Enumerable.Range(0, columns.Count).Where(column => !double.IsNaN(curve.Least[column])).ToArray();
        return columns.TicksPerColumn == 1
            ? ([.. seen.Select(columns.Middle)], [.. seen.Select(column => curve.Least[column])])
            : ([.. seen.SelectMany(column => new[] { columns.Middle(column), columns.Middle(column) })], [.. seen.SelectMany(column => new[] { curve.Least[column], curve.Greatest[column] })]);
    }
}
