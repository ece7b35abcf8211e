namespace Neuro.Codegen;

/// <summary>What the core's template shows of the spike store, and of the events that are gathered into its words.</summary>
internal static class SpikesPage
{
    public static object Of(HardwarePlan plan, CoreWidths w)
    {
        var gathered = plan.Sources.Where(s => !s.IsUpdated && plan.Delivers(s)).ToList();
        var payloadWords = InputPage.PayloadWords(plan);
        var key = new Bus(w.Group.Bits + w.Source.Bits);
        return new
        {
            Store = new
            {
                w.Store.Range,
                Width = w.Store.Bits,
                Depth = w.StoreDepth,
                AddrBits = Width.Index(w.StoreDepth),
                Source = w.StoreSource,
                Group = w.StoreGroup,
                Payloads = w.Payload is null ? null : new Bus(w.Payload.Bits * plan.Options.Lanes).Range,
            },
            UnitSpikes = UnitSpikes(plan, w),
            PlanarSources = CaseTable.Over("spike_source", plan.Sources.Where(s => s.Dealing.IsPlanar), s => w.Source.Of(s.Number), s => s.Population.Name)
                .With(null, "spike_planar", _ => "1'b1", "its channels leave one after the other", otherwise: "1'b0")
                .With(w.Group, "spike_last_group", s => w.Group.Of(s.Dealing.Rows - 1))
                .With(w.Neuron, "spike_plane", s => w.Neuron.Of(s.Dealing.Plane)).Build(),
            InputsDeliver = gathered.Count > 0,
            Gathers = gathered.Count == plan.Events.Inputs.Length ? "takes_event" : $"takes_event && ({string.Join(" || ", gathered.Select(s => $"event_id == {w.Id.Of(s.Number)}"))})",
            Key = key,
            EventKey = $"{{{w.Group.Fit("event_neuron", w.Neuron.High, w.LaneBits)}, {w.Source.Fit("event_id", w.Id.Bits)}}}",
            EventMask = w.LaneBits == 0 ? "1'b1" : $"{w.Mask.One} << event_neuron[{w.LaneBits - 1}:0]",
            Gather = new
            {
                PayloadBits = w.Payload?.Bits ?? 1,
                Payloads = new Bus((w.Payload?.Bits ?? 1) * plan.Options.Lanes).Range,
                Payload = w.Payload is null ? "1'b0" : payloadWords == 0
                    ? Literals.Signed(1, w.Payload.Bits)
                    : $"payload_words == 2'd0 ? {Literals.Signed(1, w.Payload.Bits)} : {VerilogText.Aligned("payload_in", 64, 0, w.Payload.Bits)}",
            },
        };
    }

    private static CaseTable UnitSpikes(HardwarePlan plan, CoreWidths w)
    {
        var table = CaseTable.Over("update_unit", plan.Units, u => CorePage.OneHot(w.Unit, u.Number), u => u.Name).With(w.Mask, "spikes", u => $"spike_{u.Name}");
        return (w.Payload is not { } payload ? table : table.With(new(payload.Bits * plan.Options.Lanes), "payloads", u => u.Populations[0].Source.PayloadBits > 0
            ? $"payload_{u.Name}"
            : $"{{{plan.Options.Lanes}{{{Literals.Signed(1, payload.Bits)}}}}}")).Build();
    }
}
