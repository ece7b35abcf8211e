using System.Collections.Immutable;
using System.Numerics;
using Neuro.Graph;

namespace Neuro.Sim;

/// <summary>Chooses the layout of a projection's rows by what an event through each would cost.</summary>
/// <remarks>
/// Short segments cost for the visit, a ring for the cache it does not fit into. The figures are measurements on one
/// machine (docs/performance.md); what they decide is only speed.
/// </remarks>
internal static class LayoutChoice
{
    private const double Visit = 2.0;
    private const double Add = 0.35;
    private const double AddWeighted = 0.45;
    private const double AddDense = 0.1;
    private const double AddWord = 0.45;
    private const double AddPaired = 0.05;

    // What a word's scatter takes in addition when the ring is larger than a cache.
    private static readonly (long Bytes, double Nanoseconds)[] Misses = [(32 << 10, 0), (1 << 20, 0.7), (16 << 20, 2.5), (long.MaxValue, 6)];

    // A ring above this size is not worth its memory.
    private const long MostRingBytes = 256 << 20;

    /// <param name="partSize">Neurons of the largest part of the target.</param>
    /// <param name="parts">Of the target.</param>
    /// <param name="cellBytes">Of a sum of the port.</param>
    /// <param name="form">Preferred where it is possible, whatever it costs.</param>
    public static RowLayout Of(ElaboratedProjection projection, NeuronSpan sources, int partSize, int parts, int cellBytes, RowForm? form = null)
    {
        var synapses = (RuleSynapses)projection.Synapses;
        var weights = (Classes: WeightClasses.Of(synapses.Weights), Bits: Bits(synapses.Weights.Bounds));
        var rowLength = (double)projection.SynapseCount / Math.Max(1, sources.Count) / parts;
        var delays = projection.Delays.Max - projection.Delays.Min + 1;
        List<RowLayout?> candidates =
        [
            Dense(projection, synapses, weights),
            Words(projection, synapses, weights.Bits, partSize, cellBytes),
            .. Segments(RowForm.Segments, weights, TargetBytes(partSize), rowLength, delays),
            .. PairedSegments(weights, partSize, cellBytes, rowLength, delays),
        ];
        return candidates.OfType<RowLayout>().OrderBy(layout => layout.Form != form).ThenBy(layout => layout.Nanoseconds).First();
    }

    private static RowLayout? Dense(ElaboratedProjection projection, RuleSynapses synapses, (ImmutableArray<long>? Classes, int Bits) weights)
    {
        if (synapses is not AllToAllSynapses || projection.Delays.Min != projection.Delays.Max)
            return null;
        return weights.Classes is { Length: 1 } one
            ? new(RowForm.Dense, WeightPlace.Projection, 0, 0, one, 0, AddDense)
            : new(RowForm.Dense, WeightPlace.Synapse, 0, StoredBytes(weights.Bits), [], 0, AddDense);
    }

    private static RowLayout? Words(ElaboratedProjection projection, RuleSynapses synapses, int weightBits, int partSize, int cellBytes)
    {
        var isDense = synapses is AllToAllSynapses;
        var delayBits = BitOperations.Log2((uint)projection.Delays.Max) + (projection.Delays.Max > 0 ? 1 : 0);
        var targetBits = RingShape.TargetBits(partSize);
        var wordBits = weightBits + delayBits + (isDense ? 0 : targetBits);
        var ringBytes = (1L << delayBits + targetBits) * cellBytes;
        if (wordBits > 64 || delayBits + targetBits > 30 || ringBytes > MostRingBytes)
            return null;
        var bytes = wordBits <= 16 ? 2 : wordBits <= 24 ? 3 : wordBits <= 32 ? 4 : 8;
        return new(isDense ? RowForm.DenseWords : RowForm.Words, WeightPlace.Synapse, 0, bytes, [], delayBits, AddWord + Miss(ringBytes));
    }

    // Not if the bit that tells which of two ticks takes a byte more.
    private static IEnumerable<RowLayout> PairedSegments(
        (ImmutableArray<long>? Classes, int Bits) weights, int partSize, int cellBytes, double rowLength, int delays)
    {
        var cells = 2L << RingShape.TargetBits(partSize);
        if (delays == 1 || cells > MostRingBytes / cellBytes || TargetBytes(cells) > TargetBytes(partSize))
            return [];
        var miss = AddPaired + Miss(cells * cellBytes);
        return Segments(RowForm.PairedSegments, weights, TargetBytes(cells), rowLength, (delays + 1) / 2)
            .Select(layout => layout with { DelayBits = 1, Nanoseconds = layout.Nanoseconds + miss });
    }

    private static IEnumerable<RowLayout> Segments(
        RowForm form, (ImmutableArray<long>? Classes, int Bits) weights, int targetBytes, double rowLength, int delays)
    {
        var weightBytes = StoredBytes(weights.Bits);
        if (weights.Classes is { Length: 1 } one)
            yield return new(form, WeightPlace.Projection, targetBytes, 0, one, 0, Add + Visit / SegmentLength(rowLength, delays));
        else
            yield return new(form, WeightPlace.Synapse, targetBytes, weightBytes, [], 0, AddWeighted + Visit / SegmentLength(rowLength, delays));
        if (weights.Classes is { Length: > 1 } few)
            yield return new(form, WeightPlace.Segment, targetBytes, weightBytes, few, 0, Add + Visit / SegmentLength(rowLength, delays * few.Length));
    }

    // How many synapses share a segment, where so many fall anywhere among the groups.
    private static double SegmentLength(double synapses, double groups) => synapses <= 0 ? 1 : Math.Max(1, synapses / (groups * (1 - Math.Exp(-synapses / groups))));

    private static double Miss(long ringBytes) => Misses.First(cache => ringBytes <= cache.Bytes).Nanoseconds;

    private static int TargetBytes(long codes) => codes <= 1 << 8 ? 1 : codes <= 1 << 16 ? 2 : codes <= 1 << 24 ? 3 : 4;

    private static int Bits((long Min, long Max) bounds) => new Num(bounds.Min, bounds.Max, 0).Bits;

    private static int StoredBytes(int bits) => bits <= 32 ? Math.Max(1, (bits + 7) / 8) : 8;
}
