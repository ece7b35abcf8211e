using System.Collections.Immutable;
using System.Text;

namespace Neuro.Graph;

/// <summary>Histograms drawn with the block letters of Unicode.</summary>
internal static class HistogramText
{
    private const int BarCells = 40;

    // An eighth more each, from nothing to a whole cell.
    private const string Widths = " ▏▎▍▌▋▊▉█";
    private const string Heights = " ▁▂▃▄▅▆▇█";

    /// <summary>A bar to the right; whatever is there is seen.</summary>
    public static string Bar(long count, long most)
    {
        var eighths = Eighths(count, most, BarCells);
        return new string('█', eighths / 8) + (eighths % 8 > 0 ? Widths[eighths % 8] : "");
    }

    /// <summary>A letter for each bin.</summary>
    public static string Skyline(ImmutableArray<(long First, long Last, long Count)> bins)
    {
        var most = bins.Max(bin => bin.Count);
        var line = new StringBuilder();
        foreach (var (_, _, count) in bins)
            line.Append(Heights[Eighths(count, most, 1)]);
        return line.ToString();
    }

    private static int Eighths(long count, long most, int cells) => (int)(((Int128)count * cells * 8 + most - 1) / most);
}
