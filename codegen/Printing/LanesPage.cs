namespace Neuro.Codegen;

/// <summary>What the core's template shows of its lanes and of the memories that all of them read at one address.</summary>
internal static class LanesPage
{
    public static object Of(HardwarePlan plan, CoreWidths w, MemoryPortPage port)
    {
        var rings = plan.AllRings.ToList();
        return new
        {
            HasRings = rings.Count > 0,
            plan.Options.HasImages,
            SlottedRings = rings.Where(r => r.Slots > 1).Select(r => Slotted(r, new(r.SlotBits))),
            LanesDraw = LanePage.Draws(plan),
            HasLaneNumber = LanePage.HasLaneNumber(plan),
            LanePorts = LanePage.Ports(plan, w).Select(p => new { p.Name, Value = p.Outside }),
            RowEntry = w.Address?.Fit("mem_entry", MemoryPortPage.EntryBits(plan)),
            UnitEntry = w.Row.Fit("mem_entry", MemoryPortPage.EntryBits(plan)),
            HasStateless = plan.Units.Any(unit => unit.StateBits == 0),
            HasStates = plan.Units.Any(u => u.StateBits > 0),
            RowMemories = plan.Rows.Where(r => r.Memory is not null).Select(r => RowMemory(plan, w, port, r.Memory!, isUnheard: r.Feed.Ring is null)),
            Units = plan.Units.Select(u => UnitOf(plan, w, port, u)),
            ProbedRings = plan.Memory.Where(r => r.Kind == RegionKind.Port).Select(r => r.Ring).OfType<RingPlan>().Distinct().Select(r => new
            {
                r.Name,
                Words = new Bus(r.Bits * plan.Options.Lanes).Range,
                WordsWidth = r.Bits * plan.Options.Lanes,
                r.Unit.Rows,
                Unit = r.Unit.Number,
                r.Unit.RowBits,
                RowRange = new Bus(r.Unit.RowBits).Range,
                RowSlice = new Bus(r.Unit.RowBits).Slice(w.Row.Bits),
            }),
        };
    }

    private static object RowMemory(HardwarePlan plan, CoreWidths w, MemoryPortPage port, MemoryPlan memory, bool isUnheard) => new
    {
        memory.Name,
        IsUnheard = isUnheard,
        Words = new Bus(memory.Width * plan.Options.Lanes).Range,
        LaneWidth = memory.Width,
        Width = memory.Width * plan.Options.Lanes,
        memory.Depth,
        AddrBits = memory.AddressBits,
        Slice = new Bus(memory.AddressBits).Slice(w.Address!.Bits),
        Loads = port.LoadOf(memory),
    };

    private static object Slotted(RingPlan ring, Bus slot) => new
    {
        ring.Name,
        Slot = slot.Range,
        SlotZero = slot.Zero,
        SlotNext = ring.Slots == 1 << ring.SlotBits
            ? $"now_{ring.Name}_q + {slot.One}"
            : $"now_{ring.Name}_q == {slot.Of(ring.Slots - 1)} ? {slot.Zero} : now_{ring.Name}_q + {slot.One}",
    };

    private static object UnitOf(HardwarePlan plan, CoreWidths w, MemoryPortPage port, UnitPlan unit)
    {
        var lanes = plan.Options.Lanes;
        var state = unit.StateBits * lanes;
        var module = plan.Modules[unit.Number];
        var lets = LanePage.LetBits(module);
        var graded = unit.Populations[0].Source.PayloadBits > 0;
        return new
        {
            unit.Name,
            unit.Number,
            unit.Rows,
            unit.RowBits,
            RowSlice = new Bus(unit.RowBits).Slice(w.Row.Bits),
            LaneState = unit.StateBits,
            State = state == 0 ? null : new Bus(state).Range,
            StateWidth = state,
            Params = unit.ParamMemory is null ? null : new Bus(unit.ParamMemory.Width * lanes).Range,
            ParamsLoad = unit.ParamMemory is null ? null : port.LoadOf(unit.ParamMemory),
            LaneParams = unit.ParamMemory?.Width ?? 0,
            ParamsWidth = (unit.ParamMemory?.Width ?? 0) * lanes,
            Starts = !module.Starts.IsEmpty,
            InitialStored = unit.InitialMemory is not null,
            InitialWidth = (unit.InitialMemory?.Width ?? 0) * lanes,
            InitialWords = unit.InitialMemory is null ? null : new Bus(unit.InitialMemory.Width * lanes).Range,
            InitialState = state == 0 ? null : Initial(plan, unit),
            Lets = lets == 0 ? null : new Bus(lets * lanes).Range,
            LetsWidth = lets * lanes,
            Payload = !graded ? null : new Bus(w.Payload!.Bits * lanes).Range,
        };
    }

    // The initial state of the neuron in lane l.
    private static string Initial(HardwarePlan plan, UnitPlan unit)
    {
        var stored = unit.InitialMemory?.Width ?? 0;
        var fields = new List<string>();
        for (var s = unit.States.Length - 1; s >= 0; s--)
            fields.Add(unit.Initial[s] switch
            {
                { Field: { } field } when plan.Options.Lanes == 1 => VerilogText.Bits($"stored_{unit.Name}_initial", field, stored),
                { Field: { } field } => $"stored_{unit.Name}_initial[l * {stored}{(field.Offset > 0 ? $" + {field.Offset}" : "")} +: {field.Bits}]",
                { Single: { } single } => Literals.Hex(single, unit.States[s].Bits),
                _ => PopulationConstants.InitialNameOf(unit, s) + "_q",
            });
        return fields.Count == 1 ? fields[0] : $"{{{string.Join(", ", fields)}}}";
    }
}
