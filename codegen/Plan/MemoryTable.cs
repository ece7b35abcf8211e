using Neuro.Graph;

namespace Neuro.Codegen;

/// <summary>A memory of the core as it will be built.</summary>
/// <param name="Copies">One for all lanes, or one a lane.</param>
/// <param name="IsRead">Whether it is only read.</param>
/// <param name="HasOnePort">Whether it has no contents at first and is written only where nothing is read, so that it has one address.</param>
public sealed record MemoryRow(string Name, string What, int Copies, int Width, int Depth, bool IsRead = false, bool HasOnePort = false)
{
    public long Bits => (long)Copies * Width * Depth;
}

/// <summary>All memories of a core with their exact sizes, before anything is synthesised.</summary>
public static class MemoryTable
{
    public static IEnumerable<MemoryRow> Of(HardwarePlan plan)
    {
        var lanes = plan.Options.Lanes;
        var loaded = plan.Memory.Where(region => region.Loadable).Select(region => region.Memory).OfType<MemoryPlan>().ToHashSet();
        foreach (var memory in plan.Rows.Select(r => r.Memory).OfType<MemoryPlan>())
            yield return new(memory.Name, memory.What, 1, memory.Width * lanes, memory.Depth, !loaded.Contains(memory), loaded.Contains(memory) && !plan.Options.HasImages);
        foreach (var table in plan.WindowTables)
            yield return new(table.Name, table.What, 1, table.Width, table.Depth, IsRead: true);
        if (plan.Sparse is { } sparse)
        {
            yield return new(sparse.Pointers.Name, sparse.Pointers.What, lanes, sparse.Pointers.Width, sparse.Pointers.Depth, IsRead: true);
            yield return new(sparse.List.Name, sparse.List.What, lanes, sparse.List.Width, sparse.List.Depth, !loaded.Contains(sparse.List));
        }
        foreach (var ring in plan.AllRings)
            yield return new($"{ring.Name}_ring", "sums of one port, by neuron and slot", lanes, ring.Bits, ring.Depth);
        foreach (var unit in plan.Units)
        {
            if (unit.StateBits > 0)
                yield return new($"{unit.Name}_state", "all states of one neuron", 1, unit.StateBits * lanes, unit.Rows);
            if (unit.ParamMemory is { } parameters)
                yield return new(parameters.Name, parameters.What, 1, parameters.Width * lanes, parameters.Depth, !loaded.Contains(parameters));
            if (unit.InitialMemory is { } initial)
                yield return new(initial.Name, initial.What, 1, initial.Width * lanes, initial.Depth, IsRead: true);
            if (LanePage.LetBits(plan.Modules[unit.Number]) is > 0 and var bits)
                yield return new($"{unit.Name}_probe", "recorded values of one neuron", 1, bits * lanes, unit.Rows);
        }
        foreach (var unit in plan.Units)
            foreach (var table in Tables(unit))
                yield return table with { Copies = lanes };
        foreach (var ring in plan.Memory.Where(region => region.Kind == RegionKind.Port).Select(region => region.Ring).OfType<RingPlan>().Distinct())
            yield return new($"{ring.Name}_probe", "recorded sums", 1, ring.Bits * lanes, ring.Unit.Rows);
        var w = new CoreWidths(plan);
        yield return new("spike_store", "rows in which neurons fired", 1, w.StoreWidth, w.StoreDepth);
        if (plan.Sparse is not null)
            yield return new("sparse_spike_store", "the same, for one lane's list", lanes, w.Store.Bits + lanes, w.ListedDepth);
        if (plan.Options.Shell == Shell.Axi)
        {
            yield return new("queue_in", "words that wait to go in", 1, 32, 1 << RegisterMap.QueueBits);
            yield return new("queue_out", "words that wait to go out, and whether each is the last of its tick", 1, 33, 1 << RegisterMap.QueueBits);
            yield return new("registers", "what a host reads", 1, 32, RegisterMap.Words);
            if (plan.Options.Digest)
                yield return new("last_words", "the words that came out last", 1, 32, 4);
        }
    }

    // A table that has a stage of a neuron to itself has registers on both sides, which make a memory of it.
    private static IEnumerable<MemoryRow> Tables(UnitPlan unit)
    {
        foreach (var step in unit.Datapath.Steps.Where(step => step.Op == Op.Table && StageLevels.StandsAlone(unit.Datapath, step)))
        {
            var table = unit.Model.Tables[step.Amount];
            yield return new($"{unit.Name}_{SnakeCase.Of(table.Name)}", "a table of the model", 1, step.Num.Bits, 1 << Width.Index(table.Raws.Length), IsRead: true);
        }
    }
}
