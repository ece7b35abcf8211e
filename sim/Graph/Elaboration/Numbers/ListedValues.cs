using System.Collections.Immutable;

namespace Neuro.Graph;

/// <summary>One number for each item, row after row.</summary>
public sealed class ListedValues(ImmutableArray<long> raws, long rowLength) : RawValues
{
    public ImmutableArray<long> Raws { get; } = raws;

    public override (long Min, long Max) Bounds { get; } = raws.IsEmpty ? (0, 0) : (raws.Min(), raws.Max());

    public override long At(long row, long column) => Raws[(int)(row * rowLength + column)];
}
