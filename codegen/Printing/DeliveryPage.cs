namespace Neuro.Codegen;

/// <summary>What the core's template shows of the way of a spike: out as a word, and along the rows of its synapses.</summary>
internal static class DeliveryPage
{
    public static object Of(HardwarePlan plan, CoreWidths w)
    {
        var graded = plan.Sources.Where(s => s.Output is not null && s.PayloadBits > 0).ToList();
        var firstOutput = plan.Sources.Count(s => !s.IsUpdated);
        var windows = plan.Rows.Any(r => r.Window is not null);
        var parts = plan.Rows.Any(r => !r.IsWhole);
        return new
        {
            SparseEnds = plan.Sparse is not null && !ListsPage.HasPhase(plan) ? "sparse_all_done" : "1'b1",
            SpikePlace = w.LaneBits == 0 ? "spike_group" : "{spike_group, spike_lane}",
            SpikeNumber = w.Neuron.Fit("spike_place", w.Number.Bits),
            SpikeRow = w.Neuron.Fit("spike_group", w.Group.Bits),
            HasJobPayload = w.Payload is not null && ((plan.IsGraded && w.HasAdditions) || graded.Count > 0),
            PayloadRaw = w.Payload,
            SpikePayloads = w.Payload is null ? null : $"spike_word[{w.StorePayloads}]",
            OutputsGraded = graded.Count > 0,
            JobLengths = CaseTable.Over("job_source_q", graded, s => w.Source.Of(s.Number), s => s.Population.Name)
                .With(new(2), "job_words", s => $"2'd{EventFormat.Words(s.Population.Payload)}", otherwise: "2'd0").Build(),
            JobPayload = w.Payload is null ? null : VerilogText.Aligned("job_payload_q", w.Payload.Bits, 0, 64),
            JobGoesOut = GoesOut(w, firstOutput, plan.Events.Outputs.Length, plan.Sources.Length),
            JobId = firstOutput == 0 ? w.Id.Fit("job_source_q", w.Source.Bits) : $"{w.Id.Fit("job_source_q", w.Source.Bits)} - {w.Id.Of(firstOutput)}",
            JobNeuron = w.Planes ? "job_neuron_q" : w.Neuron.Fit("job_place_q", w.Number.Bits),
            Ways = CaseTable.Over("spike_source", plan.Sources.Where(s => plan.Rows.Any(r => r.Source == s)), s => w.Source.Of(s.Number), s => s.Population.Name)
                .With(w.Step, "first_step", s => w.Step.Of(plan.Rows.First(r => r.Source == s).Number), "of the source whose spike is next")
                .With(null, "has_steps", _ => "1'b1", otherwise: plan.Sources.Any(s => plan.Stores(s) && plan.Rows.All(r => r.Source != s)) ? "1'b0" : null).Build(),
            JobOver = (plan.Rows.Length > 0, graded.Count > 0) switch
            {
                (true, true) => "steps_done && job_words_done",
                (true, false) => "steps_done",
                (false, true) => "job_words_done",
                (false, false) => "1'b1",
            },
            HasRows = plan.Rows.Length > 0,
            HasParts = parts,
            HasOneToOne = plan.Rows.Any(r => r.FirstTarget is not null),
            StepNeuronAddress = w.Address?.Fit("step_neuron", w.Number.Bits),
            SingleRow = w.Row.Fit("single_target", w.Number.High, w.LaneBits),
            SingleMask = w.LaneBits == 0 ? "1'b1" : $"{w.Mask.One} << single_target[{w.LaneBits - 1}:0]",
            HasWindows = windows,
            WindowTables = plan.WindowTables.Select(table => Table(w, table)),
            Steps = Steps(plan, w, parts, windows).Build(),
        };
    }

    // Sources that are neither inputs nor relays.
    private static string GoesOut(CoreWidths w, int first, int count, int sources)
    {
        var parts = new List<string>();
        if (first > 0)
            parts.Add($"job_source_q >= {w.Source.Of(first)}");
        if (first + count < sources)
            parts.Add($"job_source_q < {w.Source.Of(first + count)}");
        return parts.Count == 0 ? "1'b1" : string.Join(" && ", parts);
    }

    private static string IsLast(HardwarePlan plan, RowStep r) => CorePage.Bit(r.Number + 1 == plan.Rows.Length || plan.Rows[r.Number + 1].Source != r.Source);

    private static CaseTable.Builder<RowStep> Steps(HardwarePlan plan, CoreWidths w, bool parts, bool windows)
    {
        var table = CaseTable.Over("step", plan.Rows, r => w.Step.Of(r.Number), r => r.Projection)
            .With(null, "step_last", r => IsLast(plan, r), "of its source")
            .With(w.Count, "step_rows_less_1", r => r.Window is { } window ? Field(window, window.Places, w.Count) : w.Count.Of(r.Rows - 1))
            .With(w.Row, "step_first_row", r => r.Window is { } window ? Field(window, window.Row, w.Row) : w.Row.Of(r.FirstRow));
        if (w.Address is { } address)
            // A single row has no next, and one that no memory holds has no address.
            table.With(address, "step_stride", r => r.Window is { } window ? address.Modulo(window.AddressPlace) : address.Of(r.Rows == 1 || r.Memory is null ? 0 : r.Count));
        if (plan.Rows.Length + plan.Directs.Length > 1 && plan.AllRings.Any())
            table.With(w.Feed, "step_feed", r => w.Feed.Of(r.Number));
        if (parts)
            table.With(w.Number, "step_first", r => w.Number.Of(r.First), "the first neuron that has synapses here")
                .With(w.Number, "step_behind", r => r.Window is null ? w.Number.Of(r.Count - 1) : w.Number.Zero, "how many have, less one");
        if (plan.Rows.Any(r => r.FirstTarget is not null))
            table.With(null, "step_single", r => CorePage.Bit(r.FirstTarget is not null), "one to one")
                .With(w.Number, "step_target", r => w.Number.Of(r.FirstTarget ?? 0), "of the first neuron");
        return windows ? WithWindows(table, w, w.Address!, parts) : table;
    }

    // Among windows, rows are one line of one block. Where a part of a population goes along rows, its first neuron is in the
    // table, too: what follows from that stands outside, because a table that reads what it gives is a loop to a simulator.
    private static CaseTable.Builder<RowStep> WithWindows(CaseTable.Builder<RowStep> table, CoreWidths w, Bus address, bool parts)
    {
        if (parts)
            table.With(null, "step_windowed", r => CorePage.Bit(r.Window is not null));
        return table
            .With(null, parts ? "step_inside" : "step_reached", r => r.Window is not { } window ? "1'b1"
                : window.Reached.IsConstant ? CorePage.Bit(window.Reached.Base != 0) : Field(window, window.Reached, new(1)))
            .With(address, parts ? "step_corner" : "step_addr", r => r.Window is { } window ? Field(window, window.Address, address)
                : parts ? address.Zero : address.Fit("step_neuron", w.Number.Bits))
            .With(w.Count, "step_lines_less_1", r => r.Window is { } window ? Field(window, window.Lines, w.Count) : w.Count.Zero)
            .With(w.Count, "step_blocks_less_1", r => w.Count.Of(r.Window is { } window ? window.Blocks - 1 : 0))
            .With(w.Row, "step_row_place", r => w.Row.Modulo(r.Window?.RowPlace ?? 1))
            .With(w.Row, "step_row_line", r => w.Row.Modulo(r.Window?.RowLine ?? 0))
            .With(w.Row, "step_row_block", r => w.Row.Modulo(r.Window?.RowBlock ?? 0))
            .With(address, "step_addr_line", r => address.Modulo(r.Window?.AddressLine ?? 0))
            .With(address, "step_addr_block", r => address.Modulo(r.Window?.AddressBlock ?? 0));
    }

    private static object Table(CoreWidths w, MemoryPlan table) => new
    {
        table.Name,
        new Bus(table.Width).Range,
        table.Width,
        table.Depth,
        AddrBits = table.AddressBits,
        Addr = new Bus(table.AddressBits).Fit("spike_place", w.Number.Bits),
    };

    private static string Field(WindowPlan window, NumberField field, Bus to) => VerilogText.Unsigned($"window_{window.Table.Name}", field, window.Table.Width, to);
}
