using System.Collections.Immutable;
using System.Runtime.InteropServices;

namespace Neuro.Graph;

/// <summary>How often each number occurs among some that are not negative.</summary>
/// <param name="Counts">By number, ascending; only those that occur.</param>
public sealed record Histogram(ImmutableArray<(long Number, long Count)> Counts)
{
    public bool IsEmpty => Counts.IsEmpty;

    public long Least => Counts[0].Number;

    public long Greatest => Counts[^1].Number;

    /// <summary>How many numbers there are in all.</summary>
    public long Total => Counts.Sum(item => item.Count);

    public double Mean => (double)Counts.Aggregate((Int128)0, (sum, item) => sum + (Int128)item.Number * item.Count) / Total;

    public static Histogram Of(ReadOnlySpan<long> numbers)
    {
        var counts = new Dictionary<long, long>();
        foreach (var number in numbers)
            CollectionsMarshal.GetValueRefOrAddDefault(counts, number, out _)++;
        return new([.. counts.OrderBy(item => item.Key).Select(item => (item.Key, item.Value))]);
    }

    /// <summary>Numbers with known counts: <paramref name="counts"/>[i] times first + i.</summary>
    public static Histogram Of(long first, ReadOnlySpan<long> counts)
    {
        var present = ImmutableArray.CreateBuilder<(long, long)>();
        for (var i = 0; i < counts.Length; i++)
            if (counts[i] > 0)
                present.Add((first + i, counts[i]));
        return new(present.ToImmutable());
    }

    public static Histogram Sum(IEnumerable<Histogram> histograms) => new([.. histograms
        .SelectMany(histogram => histogram.Counts)
        .GroupBy(item => item.Number, (number, items) => (number, items.Sum(item => item.Count)))
        .OrderBy(item => item.number)]);

    /// <summary>The same in at most so many stretches of equal length that follow each other.</summary>
    public ImmutableArray<(long First, long Last, long Count)> Bins(int most)
    {
        if (IsEmpty)
            return [];
        var length = (Greatest - Least) / most + 1;
        var bins = new (long First, long Last, long Count)[(Greatest - Least) / length + 1];
        for (var i = 0; i < bins.Length; i++)
            bins[i] = (Least + i * length, Math.Min(Greatest, Least + (i + 1) * length - 1), 0);
        foreach (var (number, count) in Counts)
            bins[(number - Least) / length].Count += count;
        return [.. bins];
    }
}
