using Neuro.Graph;

namespace Neuro.Codegen;

/// <summary>What the core's template shows of what is probed and summed up at the end of a tick.</summary>
internal static class ScanPage
{
    public static object Of(HardwarePlan plan, CoreWidths w)
    {
        var item = new Bus(Width.Index(Math.Max(1, plan.Scan.Length)));
        var signal = new Bus(Width.Index(Math.Max(1, plan.Memory.Length)));
        var count = new Bus(plan.Scan.Select(s => Width.Index(s.Count)).DefaultIfEmpty(1).Max());
        var digest = plan.Options.Digest;
        return new
        {
            Scan = plan.Scan.Length > 0,
            Item = new { item.Bits, item.Range, Last = item.Of(Math.Max(0, plan.Scan.Length - 1)) },
            ScanCount = count,
            Signal = signal,
            Scanned = Scanned(plan, w, item, count, signal).Build(),
            ScanEnds = digest ? $"tail_q == 4'd{PlanTiming.DigestLatency + 3}" : "scan_over",
            DigestFirst = $"4'd{PlanTiming.DigestLatency + 1}",
            DigestLow = $"4'd{PlanTiming.DigestLatency + 2}",
        };
    }

    private static CaseTable.Builder<(ScanItem Item, int Index)> Scanned(HardwarePlan plan, CoreWidths w, Bus item, Bus count, Bus signal)
    {
        var table = CaseTable.Over("scan_item", plan.Scan.Select((s, index) => (Item: s, Index: index)), s => item.Of(s.Index), s => $"{(s.Item.IsDigest ? "digest" : "probe")} of {Named(s.Item)}")
            .With(null, "scan_head", s => CorePage.Bit(s.Item.Probe is not null), "a probe begins")
            .With(new(28), "scan_probe", s => $"28'd{s.Item.Probe ?? 0}")
            .With(null, "scan_digest", s => CorePage.Bit(s.Item.IsDigest))
            .With(w.Row, "scan_first_row", s => w.Row.Of(s.Item.Row))
            .With(w.Lane, "scan_first_lane", s => w.Lane.Of(s.Item.Lane))
            .With(count, "scan_neurons_less_1", s => count.Of(s.Item.Count - 1))
            .With(null, "scan_wide", s => CorePage.Bit(s.Item.Words > 1), "two words each")
            .With(signal, "scan_signal", s => signal.Of(RegionOf(plan, s.Item).Number));
        return !w.Planes ? table : table
            .With(null, "scan_planar", s => CorePage.Bit(s.Item.Population.Source.Dealing.IsPlanar))
            .With(w.Row, "scan_plane_less_1", s => w.Row.Of(s.Item.Population.Source.Dealing.Plane - 1))
            .With(w.Row, "scan_first_place", s => w.Row.Of(s.Item.First % s.Item.Population.Source.Dealing.Plane));
    }

    private static MemoryRegion RegionOf(HardwarePlan plan, ScanItem s) =>
        plan.Memory.First(r => r.Unit == s.Unit && r.Index == s.Signal.Index && r.Kind == s.Signal.Kind switch
        {
            SignalKind.State => RegionKind.State,
            SignalKind.Port => RegionKind.Port,
            _ => RegionKind.Let,
        });

    private static string Named(ScanItem s) => s.Population.Source.Population.Name + "." + s.Signal.Kind switch
    {
        SignalKind.State => s.Unit.Model.States[s.Signal.Index].Name,
        SignalKind.Port => s.Unit.Model.Inputs[s.Signal.Index].Name,
        _ => s.Unit.Datapath.Model.Lets[s.Signal.Index].Name,
    };
}
