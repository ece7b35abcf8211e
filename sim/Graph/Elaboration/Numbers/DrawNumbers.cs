namespace Neuro.Graph;

/// <summary>The number of the draw that belongs to an item, a <see cref="DrawIndex"/> whose stride is known.</summary>
public readonly record struct DrawNumbers(ulong Stride, ulong Offset)
{
    public static DrawNumbers Of(DrawIndex index, long rowLength) => new(index.Stride ?? (ulong)rowLength, index.Offset);

    public ulong At(long row, long column) => unchecked(Stride * (ulong)row + Offset + (ulong)column);
}
