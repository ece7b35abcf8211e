using System.Collections.Immutable;
using System.Numerics;
using Neuro.Graph;

namespace Neuro.Codegen;

/// <summary>What a target in C decides about the arrays of a network.</summary>
/// <param name="Ring">The type, the length and the form of a ring's sums.</param>
/// <param name="Recorded">The type of what is kept of a probed port or let.</param>
/// <param name="IsBySource">Whether the synapses of a dense projection lie source by source, else target by target as in the plan.</param>
internal sealed record ArrayStyle(Func<RingPlan, (CType Type, long Count, string Form)> Ring, Func<Format, CType> Recorded, bool IsBySource);

/// <summary>
/// Everything that a network keeps, in a language like C: each field of the plan's memory words is a plain array of the
/// narrowest integers. A neuron is at its row, since there is one lane.
/// </summary>
internal sealed class NetworkArrays
{
    private readonly VerilogNames names;
    private readonly List<DeviceBuffer> all;
    private readonly ArrayStyle style;

    /// <param name="names">Gives each its name.</param>
    /// <param name="all">Takes them, in the order in which they are made.</param>
    public NetworkArrays(HardwarePlan plan, VerilogNames names, List<DeviceBuffer> all, ArrayStyle style)
    {
        (this.names, this.all, this.style) = (names, all, style);
        Units = [.. plan.Units.Select(unit => new UnitMemory(
            [.. unit.Model.States.Select(state => Add(Named(unit, state.Name), Stored(state.Type.Format), unit.Rows, BufferUse.Sample, $"state {state.Name} : {state.Type.Format}"))],
            Constants(unit, unit.Params, unit.ParamMemory, unit.Model.Params.Select(p => (p.Name, p.Type.Format, $"param {p.Name} : {p.Type.Format}"))),
            Constants(unit, unit.Initial, unit.InitialMemory, unit.Model.States.Select(s => (s.Name + "_initial", s.Type.Format, $"{s.Name} at the start")))))];
        Rings = [.. plan.AllRings.Select(Sums)];
        Recorded = Recordings(plan);
        ProbeNeurons = [.. plan.Network.Probes.Select((probe, number) => IsRun(probe.Neurons) ? null
            : Add($"probe_{number}_neurons", CType.Word, probe.Neurons.Length, BufferUse.Data, "neurons that are probed", i => probe.Neurons[(int)i]))];
        Rows = plan.Rows.Where(row => row.Feed.Ring is not null).ToDictionary(row => row.Number, Arrays);
        Windows = plan.Rows.Where(row => row.Feed.Ring is not null && row.Window is not null).ToDictionary(row => row.Number, row => Arrays(row.Window!));
        if (plan.Sparse is { } sparse)
            Lists = Arrays(sparse);
    }

    /// <summary>By unit.</summary>
    public ImmutableArray<UnitMemory> Units { get; }

    /// <summary>By number of the ring.</summary>
    public ImmutableArray<DeviceBuffer> Rings { get; }

    /// <summary>What was last of ports and lets that are probed, by unit, row by row.</summary>
    public IReadOnlyDictionary<(int Unit, ScanSignal Signal), DeviceBuffer> Recorded { get; }

    /// <summary>By probe; null where its neurons follow each other.</summary>
    public ImmutableArray<DeviceBuffer?> ProbeNeurons { get; }

    /// <summary>By number of the row step.</summary>
    public IReadOnlyDictionary<int, FeedMemory> Rows { get; }

    /// <summary>By number of the row step.</summary>
    public IReadOnlyDictionary<int, WindowMemory> Windows { get; }

    public ListMemory? Lists { get; }

    private static string Named(UnitPlan unit, string what) => $"{unit.Name}_{SnakeCase.Of(what)}";

    private static CType Stored(Format format) => CType.Narrowest(format.Num.Min, format.Num.Max);

    private static bool IsRun(ImmutableArray<int> neurons) => neurons[^1] - neurons[0] == neurons.Length - 1;

    private DeviceBuffer Add(string name, CType type, long count, BufferUse use, string what, Func<long, long>? contents = null)
    {
        var buffer = new DeviceBuffer(names.Unique(name), type, count, use, what, contents);
        all.Add(buffer);
        return buffer;
    }

    private DeviceBuffer Sums(RingPlan ring)
    {
        var (type, count, form) = style.Ring(ring);
        return Add($"{ring.Name}_ring", type, count, BufferUse.Sample, $"what is on its way, {form}");
    }

    private ImmutableArray<DeviceBuffer?> Constants(UnitPlan unit, ImmutableArray<ConstantPlan> plans, MemoryPlan? memory, IEnumerable<(string Name, Format Format, string What)> all) =>
        [.. plans.Zip(all, (plan, its) => plan.Field is { } field ? Add(Named(unit, its.Name), Stored(its.Format), unit.Rows, BufferUse.Data, its.What, memory!.Numbers(field, 0)) : null)];

    private Dictionary<(int, ScanSignal), DeviceBuffer> Recordings(HardwarePlan plan)
    {
        var recorded = new Dictionary<(int, ScanSignal), DeviceBuffer>();
        foreach (var region in plan.Memory)
            if (region.Kind is RegionKind.Port or RegionKind.Let)
                recorded.Add((region.Unit!.Number, new(region.Kind == RegionKind.Port ? SignalKind.Port : SignalKind.Let, region.Index)),
                    Add($"{Named(region.Unit, region.Name[(region.Unit.Name.Length + 1)..])}_probed", style.Recorded(region.Format), region.Unit.Rows, BufferUse.Sample, $"what was last of {region.Name} : {region.Format}"));
        return recorded;
    }

    // Source by source, work-items with neighbouring targets read neighbouring words.
    private FeedMemory Arrays(RowStep step)
    {
        if (step.Memory is not { } memory)
            return new(null, null);
        var count = step.Window is null ? (long)step.Rows * step.Count : memory.Depth;
        Func<long, long> address = style.IsBySource && step.Window is null && step.FirstTarget is null ? i => i % step.Rows * step.Count + i / step.Rows : i => i;
        return new(Field(step.Feed.Weight, "weight"), Field(step.Feed.Delay, "delay"));

        DeviceBuffer? Field(NumberField field, string what)
        {
            if (field.IsConstant)
                return null;
            var numbers = memory.Numbers(field, 0);
            return Add($"{VerilogNames.Sanitised(step.Projection)}_{what}", Stored(field), count, BufferUse.Data, $"{what}s of {step.Projection}", i => numbers(address(i)));
        }
    }

    private WindowMemory Arrays(WindowPlan window)
    {
        var reached = window.Table.Numbers(window.Reached, 0);
        return new(
            Field("row", window.Row, "its first row", 0), Field("address", window.Address, "its first entry of the kernel", 0),
            Field("lines", window.Lines, "its lines", 1), Field("places", window.Places, "its places of a line", 1));

        DeviceBuffer Field(string name, NumberField field, string what, int less)
        {
            var numbers = window.Table.Numbers(field, 0);
            return Add($"{window.Table.Name}_{name}", CType.Int32, window.Table.Depth, BufferUse.Data, $"of a neuron's window: {what}", i => reached(i) == 0 ? 0 : numbers(i) + less);
        }
    }

    private ListMemory Arrays(SparsePlan sparse)
    {
        // A list of constants alone has a word for each synapse all the same.
        var (weight, delay) = (sparse.Classes[0].Weight, sparse.Classes[0].Delay);
        return new(
            Of(sparse.Pointers, sparse.Start, "list_start", "by neuron: where its synapses start"),
            Of(sparse.Pointers, sparse.Length, "list_length", "by neuron: how many it has"),
            Of(sparse.List, sparse.Row, "list_row", "by synapse: the row of its target"),
            weight.IsConstant ? null : Of(sparse.List, weight, "list_weight", "by synapse: its weight"),
            delay.IsConstant ? null : Of(sparse.List, delay, "list_delay", "by synapse: its delay"),
            sparse.Class.IsConstant ? null : Of(sparse.List, sparse.Class, "list_class", "by synapse: what it belongs to"));
    }

    private DeviceBuffer Of(MemoryPlan memory, NumberField field, string name, string what) => Add(name, Stored(field), memory.Depth, BufferUse.Data, what, memory.Numbers(field, 0));

    // Whatever the field can say: it may be loaded.
    private static CType Stored(NumberField field) => field.Signed
        ? CType.Narrowest(-(BigInteger.One << (field.Bits - 1)), (BigInteger.One << (field.Bits - 1)) - 1)
        : CType.Narrowest(Math.Min(0, field.Base), field.Base + (BigInteger.One << field.Bits) - 1);
}

/// <param name="States">By state, row by row.</param>
/// <param name="Params">By parameter; null where it is a constant of the population.</param>
/// <param name="Initial">By state; null likewise.</param>
internal sealed record UnitMemory(ImmutableArray<DeviceBuffer> States, ImmutableArray<DeviceBuffer?> Params, ImmutableArray<DeviceBuffer?> Initial);

/// <summary>The weights and delays of a projection; null where they are all the same.</summary>
internal sealed record FeedMemory(DeviceBuffer? Weight, DeviceBuffer? Delay);

/// <param name="Lines">None where a stride leaps over the neuron.</param>
internal sealed record WindowMemory(DeviceBuffer Row, DeviceBuffer Address, DeviceBuffer Lines, DeviceBuffer Places);

/// <param name="Weight">Null where all synapses have the same.</param>
/// <param name="Delay">Likewise.</param>
/// <param name="Class">Likewise.</param>
internal sealed record ListMemory(DeviceBuffer Start, DeviceBuffer Length, DeviceBuffer Row, DeviceBuffer? Weight, DeviceBuffer? Delay, DeviceBuffer? Class);
