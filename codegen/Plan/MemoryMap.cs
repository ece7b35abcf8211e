using System.Collections.Immutable;
using Neuro.Graph;

namespace Neuro.Codegen;

/// <summary>What a region of the memory port holds.</summary>
public enum RegionKind
{
    /// <summary>A state of a unit's neurons.</summary>
    State,
    /// <summary>The sums of a probed port at the last tick.</summary>
    Port,
    /// <summary>The values of a probed let at the last tick.</summary>
    Let,
    /// <summary>A parameter that differs from neuron to neuron.</summary>
    Param,
    /// <summary>The weights of a projection whose addresses are computed.</summary>
    Rows,
    /// <summary>The weights of all other synapses.</summary>
    List,
    /// <summary>Whole words of a memory of synapses that has no contents from the start.</summary>
    Words,
}

/// <summary>
/// Numbers that the memory port reaches: address [31:24] is the region, [23:1] is entry · lanes + lane, [0] the upper 32
/// bits of a number that is wider.
/// </summary>
/// <param name="Index">Of the state, port, let or parameter in the model.</param>
/// <param name="Unit">Whose it is; null for synapses.</param>
/// <param name="Field">Where it lies in the memory's word.</param>
/// <param name="Entries">Rows of a unit, or words of a memory, in a lane.</param>
/// <param name="Loadable">Whether it may be written: the numbers that are allowed; else null.</param>
public sealed record MemoryRegion(
    int Number, string Name, RegionKind Kind, int Index, UnitPlan? Unit, RingPlan? Ring, MemoryPlan? Memory, NumberField Field, int Entries, Format Format, bool Loadable)
{
    /// <summary>Words of a number on the port.</summary>
    public int Words => Format.Bits > 32 ? 2 : 1;

    /// <summary>Whether a number fills its word without a sign, so that none is to be carried on.</summary>
    public bool IsUnsignedWord => Format is { Signed: false, Bits: 32 };
}

/// <summary>Lists what can be read back and what can be loaded.</summary>
public static class MemoryMap
{
    /// <summary>Where the region begins in an address.</summary>
    public const int RegionBit = 24;

    /// <summary>More than the eight bits of an address can tell apart.</summary>
    public const int MostRegions = 256;

    public static ImmutableArray<MemoryRegion> Of(
        ElaboratedNetwork network, ImmutableArray<UnitPlan> units, ImmutableArray<ImmutableArray<RingPlan?>> rings, ImmutableArray<RowStep> rows,
        SparsePlan? sparse, ImmutableArray<NeuronModule> modules, bool hasImages)
    {
        var regions = ImmutableArray.CreateBuilder<MemoryRegion>();
        foreach (var unit in units)
        {
            for (var s = 0; s < unit.States.Length; s++)
                Add(unit.Model.States[s].Name, RegionKind.State, s, unit, unit.States[s], unit.Rows, unit.Model.States[s].Type.Format);
            var probed = network.Probes.Where(p => unit.Populations.Any(own => own.Source.Index == p.Population)).ToList();
            foreach (var port in probed.Where(p => p.Kind == SignalKind.Port).Select(p => p.Index).Distinct().Order())
                Add(unit.Model.Inputs[port].Name, RegionKind.Port, port, unit, new(0, rings[unit.Number][port]?.Bits ?? 0, true, 0), unit.Rows,
                    Format.Fix(unit.Datapath.Model.Ports[port].Bits, unit.Datapath.Model.Ports[port].Frac), rings[unit.Number][port]);
            foreach (var port in modules[unit.Number].Ports.Where(p => p.Kind == NeuronPortKind.Let))
                Add(unit.Datapath.Model.Lets[port.Index].Name, RegionKind.Let, port.Index, unit, LetField(modules[unit.Number], port.Index), unit.Rows, Format.Fix(port.Bits, unit.Datapath.Model.Lets[port.Index].Range.Frac));
            for (var p = 0; p < unit.Params.Length; p++)
                if (unit.Params[p].Field is { } field)
                    Add(unit.Model.Params[p].Name, RegionKind.Param, p, unit, field, unit.Rows, unit.Model.Params[p].Type.Format,
                        loadable: network.Source.Populations[unit.Populations[0].Source.Index].Loadable.Contains(unit.Model.Params[p].Name));
        }
        foreach (var step in rows.Where(r => r.Memory is not null && !r.Feed.Weight.IsConstant))
        {
            var projection = network.Projections.First(p => p.Name == step.Projection);
            Add(step.Projection, RegionKind.Rows, 0, null, step.Feed.Weight, step.Memory!.Depth, projection.WeightFormat, memory: step.Memory, loadable: projection.Loadable);
        }
        // Weights of several formats share the lists, and a field that holds them all.
        if (sparse is { Classes: [{ Weight: var weight }, ..] classes } && classes.FirstOrDefault(c => c.Loadable is not null) is { Loadable: { } format })
            Add("lists", RegionKind.List, 0, null, weight, sparse.List.Depth, format with { Signed = weight.Signed, Bits = weight.Bits }, memory: sparse.List, loadable: true);
        if (!hasImages)
            foreach (var words in rows.Select(r => r.Memory).Append(sparse?.List).OfType<MemoryPlan>())
                Add(words.Name, RegionKind.Words, 0, null, new(0, words.Width, false, 0), words.Depth, Format.Ufix(words.Width, 0), memory: words, loadable: true);
        return regions.ToImmutable();

        void Add(string name, RegionKind kind, int index, UnitPlan? unit, NumberField field, int entries, Format format, RingPlan? ring = null, MemoryPlan? memory = null, bool loadable = false) =>
            regions.Add(new(regions.Count, unit is null ? name : $"{unit.Name}.{name}", kind, index, unit, ring, memory ?? (kind == RegionKind.Param ? unit!.ParamMemory : null), field, entries, format, loadable));
    }

    /// <summary>Where a recorded let lies among those of a neuron.</summary>
    public static NumberField LetField(NeuronModule module, int let)
    {
        var lets = module.Ports.Where(p => p.Kind == NeuronPortKind.Let).ToList();
        var index = lets.FindIndex(p => p.Index == let);
        return new(lets.Take(index).Sum(p => p.Bits), lets[index].Bits, true, 0);
    }
}
