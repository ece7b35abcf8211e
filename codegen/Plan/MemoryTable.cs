namespace Neuro.Codegen;

/// <summary>A memory of the core as it will be built.</summary>
/// <param name="Copies">One for all lanes, or one a lane.</param>
public sealed record MemoryRow(string Name, string What, int Copies, int Width, int Depth)
{
    public long Bits => (long)Copies * Width * Depth;
}

/// <summary>All memories of a core with their exact sizes, before anything is synthesised.</summary>
public static class MemoryTable
{
    public static IEnumerable<MemoryRow> Of(HardwarePlan plan)
    {
        var lanes = plan.Options.Lanes;
        foreach (var memory in plan.Rows.Select(r => r.Memory).OfType<MemoryPlan>())
            yield return new(memory.Name, memory.What, 1, memory.Width * lanes, memory.Depth);
        if (plan.Sparse is { } sparse)
        {
            yield return new(sparse.Pointers.Name, sparse.Pointers.What, lanes, sparse.Pointers.Width, sparse.Pointers.Depth);
            yield return new(sparse.List.Name, sparse.List.What, lanes, sparse.List.Width, sparse.List.Depth);
        }
        foreach (var ring in plan.AllRings)
            yield return new($"{ring.Name}_ring", "sums of one port, by neuron and slot", lanes, ring.Bits, ring.Depth);
        foreach (var unit in plan.Units)
        {
            if (unit.StateBits > 0)
                yield return new($"{unit.Name}_state", "all states of one neuron", 1, unit.StateBits * lanes, unit.Rows);
            foreach (var memory in new[] { unit.ParamMemory, unit.InitialMemory }.OfType<MemoryPlan>())
                yield return new(memory.Name, memory.What, 1, memory.Width * lanes, memory.Depth);
        }
        var w = new CoreWidths(plan);
        yield return new("spike_store", "rows in which neurons fired", 1, w.Store.Bits, w.StoreDepth);
        if (plan.Sparse is not null)
            yield return new("sparse_spike_store", "the same, for one lane's list", lanes, w.Store.Bits, w.ListedDepth);
        if (plan.Options.Shell == Shell.Axi)
            foreach (var row in OfShell(plan))
                yield return row;
    }

    private static IEnumerable<MemoryRow> OfShell(HardwarePlan plan)
    {
        yield return new("queue_in", "words that wait to go in", 1, 32, 1 << RegisterMap.QueueBits);
        yield return new("queue_out", "words that wait to be taken, with TLAST", 1, 33, 1 << RegisterMap.QueueBits);
        yield return new("registers", "what registers say that never changes, and counts", 1, 32, RegisterMap.Words);
        if (plan.Options.Digest)
            yield return new("last_words", "the digest of the last tick, and the words of this one", 1, 32, 4);
    }
}
