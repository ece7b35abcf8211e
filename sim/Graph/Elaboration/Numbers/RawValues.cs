namespace Neuro.Graph;

/// <summary>The weights or delays of a projection as integers: one for each item, an item being known by row and column.</summary>
/// <remarks>What a row and a column are is said by the projection's <see cref="Rule"/>.</remarks>
public abstract class RawValues
{
    public abstract long At(long row, long column);

    /// <summary>No value lies outside; the ends need not be taken.</summary>
    public abstract (long Min, long Max) Bounds { get; }
}
