using System.Diagnostics;
using Neuro.Graph;

namespace Neuro.Codegen;

/// <summary>Counts what look-up tables are taken for.</summary>
internal sealed class LogicCount
{
    private readonly HardwarePlan plan;
    private readonly CoreWidths w;
    private readonly int lanes;
    private readonly SortedDictionary<Logic, double> counts = [];

    private LogicCount(HardwarePlan plan) => (this.plan, w, lanes) = (plan, new(plan), plan.Options.Lanes);

    public static IReadOnlyDictionary<Logic, double> Of(HardwarePlan plan)
    {
        var count = new LogicCount(plan);
        foreach (var kind in Enum.GetValues<Logic>())
            count.counts[kind] = 0;
        count.Core();
        foreach (var unit in plan.Units)
            count.Neuron(unit);
        count.Rings();
        count.Delivery();
        count.Lists();
        count.Shown();
        count.Memories();
        return count.counts;
    }

    private void Add(Logic kind, double count) => counts[kind] += count;

    private void Core()
    {
        Add(Logic.Core, 1);
        if (plan.Options.Shell == Shell.Axi)
            Add(Logic.Shell, 1);
        if (plan.Scan.Any(item => item.IsDigest))
            Add(Logic.Digest, 1);
        if (plan.Units.Any(unit => unit.Model.Draws > 0))
            Add(Logic.Key, 1);
        Add(Logic.Draw, lanes * plan.Units.Sum(unit => LanePage.DrawBlocks(plan.Modules[unit.Number]).Count));
        var row = Width.Of(plan.Units.Max(unit => unit.Rows) - 1);
        var group = Width.Of(plan.Sources.Max(source => source.Dealing.Rows) - 1);
        Add(Logic.SweepRow, row + (plan.AllRings.Any(ring => ring.Slots > 1) ? w.Slot.Bits : 0));
        Add(Logic.UpdateRow, row + (2 * group) + (PlanTiming.Of(plan).TakeAt > 0 ? row : 0));
        var address = Width.Index(w.StoreDepth) + 1;
        Add(Logic.StoreAddress, address);
        Add(Logic.StoreMask, lanes);
        Add(Logic.UnitMask, lanes * (plan.Units.Length - 1));
        if (w.Payload is { } payload)
            Add(Logic.StorePayload, payload.Bits * lanes);
        if (plan.Sources.Any(source => !source.IsUpdated && plan.Delivers(source)))
            Add(Logic.Gather, group + w.LaneBits + w.Source.Bits + (2 * lanes) + (w.Payload is null ? 0 : lanes * w.Payload.Bits));
        if (plan.Sources.Any(source => source.Output is not null && source.PayloadBits > 0))
            Add(Logic.OutputPayload, Math.Min(64, w.Payload!.Bits));
        Add(Logic.InputPayload, InputPage.PayloadWords(plan));
        Add(Logic.InputRange, plan.Events.Inputs.Length * (w.Neuron.Bits + w.Id.Bits) + (plan.Events.Inputs.Where(input => input.PayloadWords > 0).Sum(input => 32 * input.PayloadWords)));
        Add(Logic.Direct, plan.Directs.Length * (row + (w.Amount?.Bits ?? 0)));
        // Tables that tell what a step of the program, a population, a source is.
        if (plan.Placed.Count() > 1)
            Add(Logic.Column, (4 * row) + (2 * group) + PopulationConstants.Of(plan).Names.Sum(one => one.Bits) + PopulationConstants.OfInitial(plan).Names.Sum(one => one.Bits));
    }

    private void Neuron(UnitPlan unit)
    {
        // Where all begin alike, registers are set and cleared.
        if (unit.Starts.IsEmpty)
            Add(Logic.State, lanes * unit.StateBits);
        var area = plan.Modules[unit.Number].Area;
        var known = new KnownValues(area.Datapath, unit, plan.Rings[unit.Number]);
        for (var i = 0; i < area.Datapath.Steps.Length; i++)
            if (!known.IsConstant(i))
                Count(area, i, known);
    }

    private void Count(NeuronArea area, int number, KnownValues known)
    {
        var datapath = area.Datapath;
        var step = datapath.Steps[number];
        var bits = Math.Max(0, known.Width(number) - known.LowZeros(number));
        var anyConstant = NeuronArea.Operands(step).Any(known.IsConstant);
        switch (step.Op)
        {
            case Op.Const or Op.ReadParam or Op.ReadPort or Op.ReadState or Op.Random or Op.Shl or Op.Sar or Op.Wrap or Op.Not:
                return;
            case Op.Add or Op.Sub:
                if (!known.IsZero(step.B) && !(step.Op == Op.Add && known.IsZero(step.A)))
                    Add(KindOfSum(area, number, known), lanes * Math.Max(0, known.Width(number) - Math.Max(known.LowZeros(step.A), known.LowZeros(step.B))));
                return;
            case Op.Mul:
                if (known.IsProduct(number) && !NeuronArea.IsBlock(step))
                    Add(Logic.Product, lanes * bits * Math.Min(StageLevels.Rows(datapath.Steps[step.A]), StageLevels.Rows(datapath.Steps[step.B])));
                else if (known.IsProduct(number) && NeuronArea.TakesBlocks(known.Width(step.A), known.Width(step.B)))
                    Add(Logic.WideProduct, lanes * bits);
                return;
            case Op.Less or Op.LessOrEqual:
                if (!known.IsZero(step.A) && !known.IsZero(step.B))
                    Add(anyConstant ? Logic.ConstantComparison : Logic.Comparison, lanes * Math.Max(known.Width(step.A), known.Width(step.B)));
                return;
            case Op.Equal:
                Add(Logic.ConstantComparison, lanes * Math.Max(known.Width(step.A), known.Width(step.B)) / (anyConstant ? 4.0 : 2.0));
                return;
            case Op.And or Op.Or:
                Add(Logic.Gate, lanes * (anyConstant ? 0 : bits));
                return;
            case Op.Select:
                Add(Logic.Selection, lanes * (known.IsConstant(step.A) ? 0 : known.IsConstant(step.B) || known.IsConstant(step.C) ? bits / 2.0 : bits));
                return;
            case Op.Clamp:
                Add(Logic.Clamp, lanes * (known.Width(step.A) > known.Width(number) ? bits + ((known.Width(step.A) - bits) / 3.0) : 0));
                return;
            case Op.Table:
                if (!StageLevels.StandsAlone(datapath, step))
                    Add(Logic.Table, lanes * bits * Math.Ceiling(datapath.Model.Model.Tables[step.Amount].Raws.Length / 64.0));
                return;
            default:
                throw new UnreachableException($"{step.Op} is not a step");
        }
    }

    // A multiplier block can add to its product; a bit, or a constant one, is carried in; several numbers are added three to two.
    private static Logic KindOfSum(NeuronArea area, int number, KnownValues known)
    {
        var step = area.Datapath.Steps[number];
        var operands = NeuronArea.Operands(step).ToList();
        return step.Op == Op.Add && operands.Exists(operand => NeuronArea.IsBlock(area.Datapath.Steps[operand])) ? Logic.ProductSum
            : operands.Exists(known.IsBit) ? Logic.Increment
            : operands.Exists(operand => !known.IsConstant(operand) && area.Datapath.Steps[operand].Op is Op.Add or Op.Sub && area.Stages[operand] == area.Stages[number]) ? Logic.SumOfSums
            : operands.Exists(known.IsConstant) ? Logic.ConstantSum
            : Logic.Sum;
    }

    private void Rings()
    {
        foreach (var ring in plan.AllRings)
        {
            Add(Logic.RingWord, lanes * ring.Bits);
            Add(Logic.RingAdded, lanes * RegisterTable.AddedBits(plan, ring));
            Add(Logic.RingAddress, lanes * Width.Of(ring.Depth - 1));
            if (ring.Slots > 1)
                Add(Logic.RingSlot, lanes * ring.SlotBits);
        }
        if (plan.IsGraded)
            Add(Logic.RingLate, lanes * (w.Weight.Bits + w.Payload!.Bits));
        var choices = plan.Rows.Length + plan.Directs.Length + (plan.Sparse?.Classes.Length ?? 0);
        if (choices > 1 && plan.AllRings.Any())
            Add(Logic.Choice, lanes * (choices - 1) * (w.Weight.Bits + (plan.AllRings.Any(ring => ring.Slots > 1) ? w.Slot.Bits : 0)));
    }

    private void Delivery()
    {
        if (plan.Rows.Length == 0)
            return;
        var row = Width.Of(plan.Units.Max(unit => unit.Rows) - 1);
        if (plan.Rows.Any(one => one.Window is not null))
            Add(Logic.Windows, (3 * w.Count.Bits) + (3 * row) + (3 * w.Address!.Bits));
        else
            Add(Logic.Steps, w.Count.Bits + row + RegisterTable.OffsetBits(plan, w) + (w.Address?.Bits ?? 0));
        if (plan.Rows.Length > 1)
            Add(Logic.Column, w.Count.Bits + row + (w.Address?.Bits ?? 0) + w.Feed.Bits);
    }

    private void Lists()
    {
        if (plan.Sparse is not { } sparse)
            return;
        Add(Logic.ListEntry, sparse.LanesWithEntries(plan.Options.HasImages) * (sparse.Length.Bits + sparse.List.AddressBits));
        Add(Logic.ListStore, sparse.LanesWithEntries(plan.Options.HasImages) * (Width.Index(w.ListedDepth) + 1));
        Add(Logic.ListMask, sparse.LanesWithEntries(plan.Options.HasImages) * lanes);
    }

    private void Shown()
    {
        var bits = plan.Memory.GroupBy(region => (region.Kind, region.Unit, region.Ring, region.Memory)).Sum(group => group.Max(region => region.Field.End));
        Add(Logic.ShownPick, lanes == 1 ? 0 : bits * lanes);
        Add(Logic.ShownChoice, plan.Memory.Length <= 1 ? 0 : plan.Memory.Sum(region => region.Field.Bits));
        var loadable = plan.Memory.Where(region => region.Loadable).ToList();
        Add(Logic.LoadRange, loadable.Count);
        Add(Logic.Load, loadable.Sum(region => region.Field.Bits) * lanes);
        if (plan.Scan.IsEmpty)
            return;
        var row = Width.Of(plan.Units.Max(unit => unit.Rows) - 1);
        Add(Logic.Scan, 5 + (2 * row) + plan.Scan.Max(item => Width.Index(item.Count)) + w.LaneBits);
        Add(Logic.ScanItem, plan.Scan.Length);
    }

    private void Memories()
    {
        var shapes = MemoryShapes.Of(AreaEstimate.Family);
        foreach (var memory in MemoryTable.Of(plan).Where(memory => memory.Width > 0 && shapes.Map(memory.Width, memory.Depth, memory.IsRead, memory.HasOnePort).Shape is null))
            Add(memory.IsRead ? Logic.SmallRom : Logic.SmallRam, !memory.IsRead ? memory.Bits : MemoryColumns.Distinct(plan, memory) * Tables(memory.Depth));
    }

    // For a bit of so many words: tables of 64 entries, and a choice between them. One of two words is the address.
    private static int Tables(int depth) => depth <= 2 ? 0 : (depth + 63) / 64 is var tables && tables == 1 ? 1 : tables + ((tables + 1) / 3);
}
