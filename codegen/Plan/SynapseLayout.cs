using System.Collections.Immutable;
using System.Numerics;
using Neuro.Graph;

namespace Neuro.Codegen;

/// <summary>
/// Puts the synapses of all projections into memories: regular ones as rows whose addresses are computed, all others as
/// one list a lane.
/// </summary>
internal sealed class SynapseLayout
{
    private readonly ElaboratedNetwork network;
    private readonly ImmutableArray<SourcePlan> sources;
    private readonly ImmutableArray<ImmutableArray<RingPlan?>> rings;
    private readonly int lanes;
    private readonly Dictionary<int, UnitPopulation> placed;
    private readonly Dictionary<int, UnitPlan> unitOf;
    private readonly VerilogNames names = new();

    private SynapseLayout(ElaboratedNetwork network, ImmutableArray<SourcePlan> sources, ImmutableArray<UnitPlan> units, ImmutableArray<ImmutableArray<RingPlan?>> rings, int lanes)
    {
        (this.network, this.sources, this.rings, this.lanes) = (network, sources, rings, lanes);
        placed = units.SelectMany(u => u.Populations).ToDictionary(p => p.Source.Index);
        unitOf = units.SelectMany(u => u.Populations, (unit, p) => (unit, p)).ToDictionary(pair => pair.p.Source.Index, pair => pair.unit);
    }

    public static (ImmutableArray<RowStep> Rows, SparsePlan? Sparse) Of(
        ElaboratedNetwork network, ImmutableArray<SourcePlan> sources, ImmutableArray<UnitPlan> units, ImmutableArray<ImmutableArray<RingPlan?>> rings, int lanes)
    {
        var layout = new SynapseLayout(network, sources, units, rings, lanes);
        var rows = ImmutableArray.CreateBuilder<RowStep>();
        var irregular = new List<ElaboratedProjection>();
        // Steps of one source follow each other, sources in the order of their numbers.
        foreach (var projection in network.Projections.Where(p => p.SynapseCount > 0).OrderBy(p => sources[p.Source].Number))
        {
            var step = projection.Synapses switch
            {
                AllToAllSynapses all => layout.Dense(projection, all, rows.Count),
                OneToOneSynapses one when !layout.IsPlanar(projection) => layout.OneToOne(projection, one, rows.Count),
                ConvolutionSynapses convolution when layout.HasWindows(projection, convolution) => layout.Convolution(projection, convolution, rows.Count),
                _ => null,
            };
            if (step is null)
                irregular.Add(projection);
            else
                rows.Add(step);
        }
        return (rows.ToImmutable(), irregular.Count > 0 ? layout.Sparse(irregular) : null);
    }

    private bool IsPlanar(ElaboratedProjection projection) => placed[projection.Target].Source.Dealing.IsPlanar || sources[projection.Source].Dealing.IsPlanar;

    // With one lane every population lies as one dealt by channels would.
    private bool HasWindows(ElaboratedProjection projection, ConvolutionSynapses convolution) =>
        WindowPlan.Fits(convolution.Shape, lanes) && (lanes == 1 || placed[projection.Target].Source.Dealing.Plane == convolution.Shape.Output.Plane);

    private RingPlan? RingOf(ElaboratedProjection projection) => rings[unitOf[projection.Target].Number][projection.Port];

    private static Format? Loadable(ElaboratedProjection projection) => projection.Loadable ? projection.WeightFormat : null;

    private int Shift(ElaboratedProjection projection) =>
        RingOf(projection) is { } ring ? ring.Range.Frac - projection.WeightFormat.Frac - network.Populations[projection.Source].Payload.Frac : 0;

    private static (BigInteger Min, BigInteger Max) Weights(ElaboratedProjection projection, bool withZero)
    {
        if (projection.Loadable)
            return (projection.WeightFormat.Num.Min, projection.WeightFormat.Num.Max);
        var (min, max) = (long.MaxValue, long.MinValue);
        projection.Synapses.ForEachBlock(block =>
        {
            foreach (ref readonly var synapse in block)
                (min, max) = (Math.Min(min, synapse.Weight), Math.Max(max, synapse.Weight));
        });
        return withZero ? (Math.Min(min, 0), Math.Max(max, 0)) : (min, max);
    }

    private RowStep Dense(ElaboratedProjection projection, AllToAllSynapses all, int number)
    {
        var (target, firstRow) = placed[projection.Target];
        var dealing = target.Dealing;
        // Of a source that is dealt by channels, every place has a word.
        var from = sources[projection.Source].Dealing;
        var count = from.IsPlanar ? from.Places : all.Sources.Count;
        var (first, last) = (RowOf(all.Targets.First), RowOf(all.Targets.First + all.Targets.Count - 1));
        if (dealing.Plane > 1)
            (first, last) = (0, dealing.Rows - 1);
        var rows = last - first + 1;
        // Neurons of these rows outside the range get a weight of 0.
        var isPadded = all.Targets.Count < target.Population.Size;
        var (min, max) = Weights(projection, isPadded);
        var weight = NumberField.Number(0, min, max);
        var delay = NumberField.Distance(weight.End, projection.Delays.Min, projection.Delays.Max);
        MemoryPlan? memory = null;
        if (delay.End > 0)
        {
            // A word of zeros is a weight of 0: a place without a neuron takes it and is never looked at.
            var words = Enumerable.Range(0, lanes).Select(_ => new BigInteger[rows * count]).ToArray();
            projection.Synapses.ForEachBlock(block =>
            {
                foreach (ref readonly var synapse in block)
                    words[dealing.Lane(synapse.Target)][(RowOf(synapse.Target) - first) * count + from.Place(synapse.Source) - all.Sources.First] =
                        weight.Encode(synapse.Weight) | delay.Encode(synapse.Delay);
            });
            memory = new(names.Unique(projection.Name + "_rows"), delay.End, rows * count, $"weight and delay of a synapse of {projection.Name}", words);
        }
        return new(number, projection.Name, sources[projection.Source], all.Sources.First, count, rows, firstRow + first, memory,
            new(RingOf(projection), weight, delay, Shift(projection), sources[projection.Source].PayloadBits > 0, Loadable(projection)), null);

        int RowOf(int neuron) => dealing.Row(neuron);
    }

    private RowStep OneToOne(ElaboratedProjection projection, OneToOneSynapses one, int number)
    {
        var (_, firstRow) = placed[projection.Target];
        var (min, max) = Weights(projection, withZero: false);
        var weight = NumberField.Number(0, min, max);
        var delay = NumberField.Distance(weight.End, projection.Delays.Min, projection.Delays.Max);
        MemoryPlan? memory = null;
        if (delay.End > 0)
        {
            // All lanes hold the same, so that the address is that of the source.
            var words = new BigInteger[one.Sources.Count];
            projection.Synapses.ForEachBlock(block =>
            {
                foreach (ref readonly var synapse in block)
                    words[synapse.Source - one.Sources.First] = weight.Encode(synapse.Weight) | delay.Encode(synapse.Delay);
            });
            memory = new(names.Unique(projection.Name + "_row"), delay.End, words.Length, $"weight and delay of a synapse of {projection.Name}", [.. Enumerable.Repeat(words, lanes)]);
        }
        return new(number, projection.Name, sources[projection.Source], one.Sources.First, one.Sources.Count, 1, firstRow, memory,
            new(RingOf(projection), weight, delay, Shift(projection), sources[projection.Source].PayloadBits > 0, Loadable(projection)), one.Targets.First);
    }

    // A kernel word lies in the lane of its output channel, at ((block, input channel, ky, kx), row-major).
    private RowStep Convolution(ElaboratedProjection projection, ConvolutionSynapses convolution, int number)
    {
        var (target, firstRow) = placed[projection.Target];
        var shape = convolution.Shape;
        var isPadded = shape.Output.Channels % lanes != 0;
        var (min, max) = Weights(projection, isPadded);
        var weight = NumberField.Number(0, min, max);
        var delay = NumberField.Distance(weight.End, projection.Delays.Min, projection.Delays.Max);
        var blocks = (shape.Output.Channels + lanes - 1) / lanes;
        var words = Enumerable.Range(0, lanes).Select(_ => new BigInteger[blocks * shape.KernelEntries]).ToArray();
        for (var channel = 0; channel < shape.Output.Channels; channel++)
            for (var entry = 0; entry < shape.KernelEntries; entry++)
                words[channel % lanes][channel / lanes * shape.KernelEntries + entry] =
                    Encoded(weight, convolution.Weights.At(channel, entry)) | Encoded(delay, convolution.Delays.At(channel, entry));
        var source = sources[projection.Source];
        var memory = new MemoryPlan(names.Unique(projection.Name + "_kernel"), Math.Max(1, delay.End), words[0].Length, $"weight and delay of a kernel's entry of {projection.Name}", words);
        var window = WindowPlan.Of(names.Unique(projection.Name + "_windows"), shape, source.Dealing, firstRow);
        return new(number, projection.Name, source, 0, source.Dealing.Places, window.Longest, firstRow, memory,
            new(RingOf(projection), weight, delay, Shift(projection), source.PayloadBits > 0, Loadable(projection)), null, window);

        // An entry that is over no neuron anywhere counts for nothing, and may have any value.
        static BigInteger Encoded(NumberField field, long value) => field.IsConstant ? 0 : field.Encode(value);
    }

    private SparsePlan Sparse(List<ElaboratedProjection> projections)
    {
        var first = new int?[sources.Length];
        var count = 0;
        foreach (var source in projections.Select(p => sources[p.Source]).Distinct().OrderBy(s => s.Number))
        {
            first[source.Number] = count;
            count += source.Dealing.Places;
        }
        // Alike are those of one ring, one binary point, payload or none, and one format where they can be loaded: a class has one meaning for all its entries.
        var keys = projections.Select(p => (Ring: RingOf(p), Shift: Shift(p), Graded: sources[p.Source].PayloadBits > 0, Loadable: Loadable(p))).ToList();
        var classes = keys.Distinct().ToList();
        var ranges = projections.Select(p => Weights(p, withZero: false)).ToList();
        var weight = NumberField.Number(0, ranges.Min(r => r.Min), ranges.Max(r => r.Max));
        var delay = NumberField.Distance(weight.End, projections.Min(p => p.Delays.Min), projections.Max(p => p.Delays.Max));
        var row = NumberField.Distance(delay.End, 0, projections.Max(p => unitOf[p.Target].Rows) - 1);
        var kind = NumberField.Distance(row.End, 0, classes.Count - 1);

        var lists = Enumerable.Range(0, lanes).Select(_ => Enumerable.Range(0, count).Select(_ => (List<BigInteger>?)null).ToArray()).ToArray();
        for (var p = 0; p < projections.Count; p++)
        {
            var projection = projections[p];
            var (target, firstRow) = placed[projection.Target];
            var dealing = target.Dealing;
            var from = sources[projection.Source].Dealing;
            var (begin, entry) = (first[sources[projection.Source].Number]!.Value, kind.Encode(classes.IndexOf(keys[p])));
            projection.Synapses.ForEachBlock(block =>
            {
                foreach (ref readonly var synapse in block)
                    (lists[dealing.Lane(synapse.Target)][begin + from.Place(synapse.Source)] ??= []).Add(
                        entry | row.Encode(firstRow + dealing.Row(synapse.Target)) | delay.Encode(synapse.Delay) | weight.Encode(synapse.Weight));
            });
        }
        var lengths = lists.Select(list => list.Select(entries => entries?.Count ?? 0).ToArray()).ToImmutableArray();
        var depth = Math.Max(1, lengths.Max(list => list.Sum()));
        var start = NumberField.Distance(0, 0, depth - 1);
        var length = NumberField.Distance(start.End, 0, lengths.Max(list => list.DefaultIfEmpty(0).Max()));
        var words = lists.Select(list => Filled([.. list.SelectMany(entries => entries ?? [])], depth)).ToArray();
        var pointers = lengths.Select(list => Pointers(list, start, length)).ToArray();
        return new(
            [.. first], count,
            new("sparse_pointers", Math.Max(1, length.End), count, "where the synapses of a source start, and how many there are", pointers), start, length,
            new("sparse_list", Math.Max(1, kind.End), depth, "class, row, delay and weight of a synapse", words), kind, row,
            [.. classes.Select(c => new Feed(c.Ring, weight, delay, c.Shift, c.Graded, c.Loadable))], lengths);
    }

    private static BigInteger[] Pointers(int[] lengths, NumberField start, NumberField length)
    {
        var words = new BigInteger[lengths.Length];
        var at = 0;
        for (var source = 0; source < lengths.Length; source++)
        {
            words[source] = (lengths[source] > 0 ? start.Encode(at) : 0) | length.Encode(lengths[source]);
            at += lengths[source];
        }
        return words;
    }

    private static BigInteger[] Filled(BigInteger[] words, int depth)
    {
        Array.Resize(ref words, depth);
        return words;
    }
}
