using Neuro.Graph;

namespace Neuro.Codegen;

/// <summary>Where the memory port reaches one number.</summary>
public readonly record struct MemoryPlace(MemoryRegion Region, int Entry, int Lane)
{
    /// <param name="isUpper">Whether the upper half of a number of two words is meant.</param>
    public uint Address(int lanes, bool isUpper = false) =>
        ((uint)Region.Number << MemoryMap.RegionBit) | (((uint)Entry * (uint)lanes + (uint)Lane) << 1) | (isUpper ? 1u : 0u);
}

/// <summary>Finds the numbers of neurons and synapses on the memory port.</summary>
public static class MemoryPlaces
{
    /// <summary>A state, parameter, port or let of a neuron.</summary>
    /// <param name="region">Of the unit that the population belongs to.</param>
    public static MemoryPlace OfNeuron(MemoryRegion region, UnitPopulation population, int neuron) =>
        new(region, population.FirstRow + population.Source.Dealing.Row(neuron), population.Source.Dealing.Lane(neuron));

    /// <summary>The weights of a projection, in the order of its synapses; empty if they are not to be reached.</summary>
    public static IEnumerable<MemoryPlace> OfWeights(HardwarePlan plan, ElaboratedProjection projection)
    {
        var target = plan.Units.SelectMany(unit => unit.Populations).Single(p => p.Source.Index == projection.Target);
        if (plan.Rows.FirstOrDefault(row => row.Projection == projection.Name) is { } step)
            return plan.Memory.FirstOrDefault(r => r.Kind == RegionKind.Rows && r.Memory == step.Memory) is { } rows
                ? projection.Synapses is ConvolutionSynapses convolution
                    ? InKernel(rows, convolution.Shape, plan.Options.Lanes)
                    : Synapses(projection).Select(synapse => InRows(rows, step, target, synapse))
                : [];
        return plan.Memory.FirstOrDefault(r => r.Kind == RegionKind.List) is { } list ? InLists(plan, list, projection) : [];
    }

    // Target by target, and entry by entry of its kernel, as the synapses are.
    private static IEnumerable<MemoryPlace> InKernel(MemoryRegion region, ConvolutionShape shape, int lanes)
    {
        for (var target = 0; target < shape.Output.Channels * shape.Output.Plane; target++)
            for (var entry = 0; entry < shape.KernelEntries; entry++)
                if (shape.Source(target, entry) >= 0)
                    yield return new(region, (target / shape.Output.Plane / lanes * shape.KernelEntries) + entry, target / shape.Output.Plane % lanes);
    }

    private static MemoryPlace InRows(MemoryRegion region, RowStep step, UnitPopulation target, Synapse synapse)
    {
        var row = step.FirstTarget is null ? target.FirstRow + target.Source.Dealing.Row(synapse.Target) - step.FirstRow : 0;
        return new(region, (row * step.Count) + step.Source.Dealing.Place(synapse.Source) - step.First, target.Source.Dealing.Lane(synapse.Target));
    }

    // The entries of a source stand in the order of the projections, and of the synapses in each.
    private static IEnumerable<MemoryPlace> InLists(HardwarePlan plan, MemoryRegion region, ElaboratedProjection wanted)
    {
        var next = plan.Sparse!.Lengths.Select(Starts).ToArray();
        foreach (var projection in Listed(plan))
        {
            var source = SourceOf(plan, projection.Source);
            var (first, dealing) = (plan.Sparse.FirstSource[source.Number]!.Value, SourceOf(plan, projection.Target).Dealing);
            foreach (var synapse in Synapses(projection))
            {
                var lane = dealing.Lane(synapse.Target);
                var entry = next[lane][first + source.Dealing.Place(synapse.Source)]++;
                if (projection.Name == wanted.Name)
                    yield return new(region, entry, lane);
            }
            if (projection.Name == wanted.Name)
                yield break;
        }
    }

    private static IEnumerable<ElaboratedProjection> Listed(HardwarePlan plan)
    {
        var computed = plan.Rows.Select(row => row.Projection).ToHashSet();
        return plan.Laid.Network.Projections.Where(p => p.SynapseCount > 0 && !computed.Contains(p.Name)).OrderBy(p => SourceOf(plan, p.Source).Number);
    }

    private static SourcePlan SourceOf(HardwarePlan plan, int population) => plan.Sources.Single(source => source.Index == population);

    private static int[] Starts(int[] lengths)
    {
        var starts = new int[lengths.Length];
        for (var source = 1; source < lengths.Length; source++)
            starts[source] = starts[source - 1] + lengths[source - 1];
        return starts;
    }

    private static List<Synapse> Synapses(ElaboratedProjection projection)
    {
        var all = new List<Synapse>();
        projection.Synapses.ForEachBlock(block => all.AddRange(block));
        return all;
    }
}
