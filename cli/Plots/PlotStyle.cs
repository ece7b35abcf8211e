using ScottPlot;
using SkiaSharp;

namespace Neuro.Cli;

/// <summary>What all pictures share.</summary>
internal static class PlotStyle
{
    public static readonly Color Truth = Color.FromHex("#9aa0a6");
    public static readonly Color Result = Color.FromHex("#1b6ca8");
    public static readonly Color Control = Color.FromHex("#d1495b");

    private static readonly Color[] SeriesColors = [.. new[] { "#1b6ca8", "#d1495b", "#2a9d5c", "#8b5fbf", "#c77d0a", "#3c8d93", "#a44a3f", "#5f6caf", "#7a8b00", "#b8578f", "#4d4d4d", "#00796b" }.Select(hex => Color.FromHex(hex))];

    private static readonly string[] PreferredFonts = ["DejaVu Sans", "Liberation Sans", "Noto Sans", "Open Sans", "Segoe UI", "Helvetica", "Arial"];

    /// <summary>A colour for the i-th of several things.</summary>
    public static Color Series(int index) => SeriesColors[index % SeriesColors.Length];

    /// <summary>Takes a plain font that this machine has. Call it before anything is drawn.</summary>
    public static void ChooseFont()
    {
        var installed = SKFontManager.Default.FontFamilies.Where(name => name.Length > 0).ToHashSet(StringComparer.Ordinal);
        if ((PreferredFonts.FirstOrDefault(installed.Contains) ?? installed.Order(StringComparer.Ordinal).FirstOrDefault()) is { } font)
            Fonts.Default = font;
    }

    public static void Apply(Plot plot)
    {
        plot.Font.Set(Fonts.Default);
        plot.Grid.MajorLineColor = Color.FromHex("#e8eaed");
        plot.Axes.Color(Color.FromHex("#3c4043"));
        plot.Axes.Title.Label.Bold = false;
        plot.Axes.Left.Label.Bold = false;
        plot.Axes.Bottom.Label.Bold = false;
    }

    /// <summary>Gives a panel the same room to the left as those above and below it.</summary>
    public static void Align(Plot plot, float labelPixels)
    {
        plot.Axes.Left.MinimumSize = labelPixels;
        plot.Axes.Left.MaximumSize = labelPixels;
        // Room for the half of the last label that stands to the right of the frame.
        plot.Axes.Right.MinimumSize = 40;
    }
}
