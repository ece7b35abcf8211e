using System.Collections.Immutable;

namespace Neuro.Graph;

/// <summary>Reads a list of numbers, nested as matrices and kernels are, straight into integers of a format.</summary>
internal sealed class ListReader
{
    // Of a long list with one mistake in every number, the first ones tell enough.
    private const int MostErrors = 10;

    private readonly Format format;
    private readonly Rounding? round;
    private readonly bool isRaw;
    private readonly Diagnostics diagnostics;
    private readonly long least;
    private readonly long most;
    private readonly ImmutableArray<long>.Builder raws = ImmutableArray.CreateBuilder<long>();
    private readonly List<long> shape = [];
    private int errors;

    private ListReader(Format format, Rounding? round, bool isRaw, Diagnostics diagnostics)
    {
        this.format = format;
        this.round = round;
        this.isRaw = isRaw;
        this.diagnostics = diagnostics;
        (least, most) = ((long)format.Num.Min, (long)format.Num.Max);
    }

    /// <summary>Null, and an error, if a number has no place in the format, or the nesting is not regular.</summary>
    /// <param name="round">For all numbers that do not ask for a rounding of their own.</param>
    /// <param name="isRaw">Whether the numbers are integers of the grid.</param>
    public static Values? Read(JsonValue list, Format format, Rounding? round, bool isRaw, Diagnostics diagnostics)
    {
        var reader = new ListReader(format, round, isRaw, diagnostics);
        reader.Add(list, depth: 0);
        return reader.errors > 0 ? null : new Values.EachRaw(reader.raws.DrainToImmutable()) { Shape = [.. reader.shape], Place = list.Place };
    }

    private void Add(JsonValue list, int depth)
    {
        if (depth == shape.Count && raws.Count == 0)
            shape.Add(list.Count);
        else if (depth >= shape.Count || list.Count != shape[depth])
        {
            diagnostics.Error(Code.WrongCount, list.Place, depth >= shape.Count ? "a list stands here among numbers" : $"this list has {list.Count} items, its neighbours {shape[depth]}");
            errors++;
            return;
        }
        foreach (var item in list.Items)
        {
            if (errors == MostErrors)
                return;
            if (item.Kind == JsonKind.Array)
                Add(item, depth + 1);
            else if (depth < shape.Count - 1)
                NumberAmongLists(item);
            else if (Raw(item) is { } raw)
                raws.Add(raw);
            else
                errors++;
        }
    }

    private void NumberAmongLists(JsonValue item)
    {
        diagnostics.Error(Code.WrongCount, item.Place, "a number stands here among lists");
        errors++;
    }

    /// <summary>One item as an integer of the format; null, and an error, if it has no place there.</summary>
    public static long? Raw(JsonValue item, Format format, Rounding? round, Diagnostics diagnostics) =>
        new ListReader(format, round, isRaw: false, diagnostics).Raw(item);

    // The usual cases without a place for each number; what is wrong is found again with it.
    private long? Raw(JsonValue item)
    {
        if (item.Kind == JsonKind.Number && item.AsLong is { } integer && (isRaw || format.Frac == 0) && integer >= least && integer <= most)
            return integer;
        if (item.Kind == JsonKind.Number && !isRaw && item.AsNumber?.RawAt(format.Frac, round) is { } raw && raw >= least && raw <= most)
            return (long)raw;
        var number = isRaw ? NumberReader.Raw(item, diagnostics)
            : item.Kind == JsonKind.Number ? NumberReader.Decimal(item, round, diagnostics)
            : NumberReader.Read(item, diagnostics);
        return number is null ? null : Grid.RawOf(number, format, diagnostics);
    }
}
