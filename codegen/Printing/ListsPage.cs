namespace Neuro.Codegen;

/// <summary>What the core's template shows of the lists of synapses.</summary>
internal static class ListsPage
{
    public static object Of(HardwarePlan plan, CoreWidths w, MemoryPortPage port)
    {
        var listed = plan.Sources.Where(s => plan.Sparse?.FirstSource[s.Number] is not null);
        return new
        {
            SparsePhase = HasPhase(plan),
            Listed = CaseTable.Over($"store_word[{w.StoreSource}]", listed, s => w.Source.Of(s.Number), s => s.Population.Name)
                .With(null, "listed", _ => "1'b1", "whether the stored word's source has entries", otherwise: plan.Sources.Any(s => plan.Stores(s) && plan.Sparse?.FirstSource[s.Number] is null) ? "1'b0" : null).Build(),
            Sparse = plan.Sparse is not { } sparse ? null : new
            {
                Words = new Bus(sparse.List.Width * plan.Options.Lanes).Range,
                Payloads = plan.IsGraded ? new Bus(w.Payload!.Bits * plan.Options.Lanes).Range : null,
                Loads = port.LoadOf(sparse.List),
                Entry = new Bus(sparse.List.AddressBits).Fit("mem_entry", MemoryPortPage.EntryBits(plan)),
                Go = HasPhase(plan) ? "follows" : "seeks",
                Ends = HasPhase(plan) ? "follows && sparse_all_done" : "deliver_ends",
            },
            LaneNumbers = Enumerable.Range(0, plan.Options.Lanes).Select(lane => new
            {
                Number = lane,
                Literal = w.Lane.Of(lane),
                Payload = w.Payload is null ? null : CoreWidths.LaneSlice(lane, w.Payload.Bits),
                Sparse = plan.Sparse is null ? null : CoreWidths.LaneSlice(lane, plan.Sparse.List.Width),
            }),
        };
    }

    /// <summary>Whether lists are followed after the rows, in a phase of their own.</summary>
    public static bool HasPhase(HardwarePlan plan) => plan.Program.Any(s => s.Phase == Phase.Sparse);
}
