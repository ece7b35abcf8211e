namespace Neuro.Codegen;

/// <summary>What the core's template shows of the one operation a clock that lanes are given.</summary>
internal static class OperationsPage
{
    public static object Of(HardwarePlan plan, CoreWidths w) => new
    {
        HasDirects = plan.Directs.Length > 0,
        Directs = Directs(plan, w).Build(),
        OpAdd = Either(plan, "step_goes", "direct_known", "step_goes || direct_known", "1'b0"),
        OpRow = Either(plan, "row_row", "direct_row", "direct_known ? direct_row : row_row", w.Row.Zero),
        OpFeed = Either(plan, "step_feed", "direct_feed", "direct_known ? direct_feed : step_feed", w.Feed.Zero),
        OpLanes = Either(plan, "row_lanes", "event_mask", "direct_known ? event_mask : row_lanes", w.Mask.Ones),
        OpPayload = plan.Directs.Length > 0 ? $"direct_known ? {Literals.Signed(1, w.Payload?.Bits ?? 2)} : $signed(job_payload_q)" : "$signed(job_payload_q)",
    };

    private static CaseTable.Builder<(DirectInput Direct, int Index)> Directs(HardwarePlan plan, CoreWidths w)
    {
        var table = CaseTable.Over("event_id", plan.Directs.Select((direct, index) => (Direct: direct, Index: index)), d => w.Id.Of(d.Direct.Input), d => d.Direct.Channels.Name)
            .With(null, "direct_known", _ => "takes_event", otherwise: "1'b0")
            .With(w.Row, "direct_row", d => $"{w.Row.Of(d.Direct.FirstRow)} + {w.Row.Fit("event_neuron", w.Neuron.High, w.LaneBits)}");
        if (plan.Rows.Length + plan.Directs.Length > 1 && plan.AllRings.Any())
            table.With(w.Feed, "direct_feed", d => w.Feed.Of(plan.Rows.Length + d.Index));
        return w.Amount is not { } amount ? table : table.With(amount, "direct_amount",
            d => d.Direct.Channels.PayloadWords == 0 ? amount.Zero : VerilogText.Aligned("payload_in", 64, 0, amount.Bits), signed: true);
    }

    private static string Either(HardwarePlan plan, string rows, string directs, string both, string none) =>
        (plan.Rows.Length > 0, plan.Directs.Length > 0) switch
        {
            (true, true) => both,
            (true, false) => rows,
            (false, true) => directs,
            (false, false) => none,
        };
}
