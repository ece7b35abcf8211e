namespace Neuro.Cli;

/// <summary>The ticks of a picture from left to right, in at most so many columns as a picture can show; one a tick if they suffice.</summary>
internal readonly record struct PictureColumns(long From, long To)
{
    private const int Most = 1200;

    public int Count => (int)Math.Min(Most, To - From);

    public double TicksPerColumn => (double)(To - From) / Count;

    public int Of(long tick) => (int)((tick - From) * Count / (To - From));

    /// <summary>The middle of a column, in ticks.</summary>
    public double Middle(int column) => From + (column + 0.5) * TicksPerColumn - 0.5;
}
