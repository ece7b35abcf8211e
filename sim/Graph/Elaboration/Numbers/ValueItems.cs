using System.Collections.Immutable;

namespace Neuro.Graph;

/// <summary>The items that values belong to: rows of equal length.</summary>
/// <param name="What">Plural, for diagnostics: "neurons", "synapses".</param>
/// <param name="Shapes">The shapes that written-out values may have, beside a plain row of all.</param>
internal readonly record struct ValueItems(long Rows, long RowLength, string What, params ImmutableArray<ImmutableArray<long>> Shapes)
{
    public Int128 Count => (Int128)Rows * RowLength;

    public static ValueItems Row(long count, string what) => new(1, count, what, [[count]]);

    public static ValueItems Matrix(long rows, long columns, string what) => new(rows, columns, what, [[rows, columns]]);

    /// <summary>Null if values of a shape fit; else what is wrong, in words.</summary>
    public string? Problem(long count, ImmutableArray<long> shape)
    {
        if (count != Count)
            return $"there are {count} numbers for {Count} {What}";
        if (shape.Length <= 1 || Shapes.Any(fitting => fitting.AsSpan().SequenceEqual(shape.AsSpan())))
            return null;
        return $"the shape is ({string.Join(", ", shape)}), not ({string.Join(", ", Shapes[^1])})";
    }
}
