using System.Collections.Immutable;
using Neuro.Graph;

namespace Neuro.Sim;

/// <summary>All synapses of one projection in their final layout, and the shape of the sums that they add to.</summary>
/// <param name="Sums">Of the port, the same for all its projections.</param>
/// <param name="ByPart">In the order of the target's parts.</param>
internal sealed record ProjectionRows(ElaboratedProjection Projection, RowLayout Layout, RingShape Sums, ImmutableArray<PartRows> ByPart)
{
    public static ImmutableArray<ProjectionRows> Of(ElaboratedNetwork network, Partition partition, CpuChoices choices, IProgress<double>? watched, CancellationToken cancellation)
    {
        var (all, done) = (network.Projections.Sum(projection => (double)projection.SynapseCount), 0.0);
        var layouts = network.Projections.Select(projection => LayoutOf(network, partition, projection, choices.Form)).ToArray();
        return [.. network.Projections.Select((projection, i) =>
        {
            var shape = SumsOf(network, partition, projection.Target, projection.Port, layouts);
            var rows = new ProjectionRows(projection, layouts[i], shape, [.. Build(network, partition, projection, layouts[i], shape, choices.WaitingBytes, cancellation)]);
            done += projection.SynapseCount;
            watched?.Report(all > 0 ? done / all : 1);
            return rows;
        })];
    }

    /// <summary>The sums of a port: a ring if any projection needs one, else those of the tick alone.</summary>
    /// <param name="layouts">By projection.</param>
    public static RingShape SumsOf(ElaboratedNetwork network, Partition partition, int population, int port, IReadOnlyList<RowLayout> layouts)
    {
        var cellBytes = PopulationStep.CellBytes(network.Populations[population].Ports[port]);
        var neurons = Largest(partition.ByPopulation[population]);
        var rings = layouts.Where((layout, i) => layout.NeedsRing && network.Projections[i].Target == population && network.Projections[i].Port == port);
        // Words without a delay are numbers of cells, too: they get a ring like all others, if one of two slots.
        var slotBits = rings.Select(layout => Math.Max(1, layout.DelayBits)).DefaultIfEmpty(0).Max();
        return new(cellBytes, slotBits == 0 ? PaddedNeurons.Of(neurons) : 1 << RingShape.TargetBits(neurons), slotBits);
    }

    private static RowLayout LayoutOf(ElaboratedNetwork network, Partition partition, ElaboratedProjection projection, RowForm? form)
    {
        var parts = partition.ByPopulation[projection.Target];
        var cellBytes = PopulationStep.CellBytes(network.Populations[projection.Target].Ports[projection.Port]);
        return LayoutChoice.Of(projection, ((RuleSynapses)projection.Synapses).Sources, Largest(parts), parts.Length, cellBytes, form);
    }

    private static PartRows[] Build(
        ElaboratedNetwork network, Partition partition, ElaboratedProjection projection, RowLayout layout, RingShape shape, long waitingBytes, CancellationToken cancellation)
    {
        var (parts, sources) = (partition.ByPopulation[projection.Target], ((RuleSynapses)projection.Synapses).Sources);
        return layout.Form switch
        {
            RowForm.Segments or RowForm.PairedSegments => SegmentRowsBuilder.Of(projection, layout, sources, parts, int.Log2(shape.Stride), waitingBytes, cancellation),
            RowForm.Words => WordRowsBuilder.Of(projection, layout, sources, parts, int.Log2(shape.Stride), cancellation),
            RowForm.DenseWords or RowForm.Dense => DenseRowsBuilder.Of(projection, layout, sources, parts, cancellation),
            _ => throw new System.Diagnostics.UnreachableException($"{layout.Form} is no layout"),
        };
    }

    private static int Largest(ImmutableArray<Part> parts) => parts.Select(part => part.Count).DefaultIfEmpty(0).Max();
}
