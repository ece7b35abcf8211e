using System.Globalization;

namespace Neuro.Codegen;

/// <summary>What the template of the core shows: its parts, in the order in which they stand in the text.</summary>
internal static class CorePage
{
    public static object[] Of(HardwarePlan plan)
    {
        var w = new CoreWidths(plan);
        var port = MemoryPortPage.Of(plan, w);
        return
        [
            Shared(plan, w), InputPage.Of(plan, w), SweepPage.Of(plan, w), UpdatePage.Of(plan, w), LanesPage.Of(plan, w, port),
            SpikesPage.Of(plan, w), DeliveryPage.Of(plan, w), ListsPage.Of(plan, w, port), OperationsPage.Of(plan, w), ScanPage.Of(plan, w),
            new { Port = port },
        ];
    }

    private static object Shared(HardwarePlan plan, CoreWidths w) => new
    {
        Network = PrintedName.InLine(plan.Network.Name),
        plan.Options.Prefix,
        plan.Options.Lanes,
        plan.Options.Digest,
        w.LaneBits,
        w.Planes,
        Phases = Enum.GetValues<Phase>().Where(p => p == Phase.Input || plan.Program.Any(s => s.Phase == p))
            .Select(p => new { Name = State(p).PadRight(7), Number = (int)p }),
        Pc = w.Program,
        FirstState = State(plan.Program[0].Phase),
        Program = CaseTable.Over("pc", plan.Program.Select((_, index) => index).SkipLast(1), index => w.Program.Of(index), _ => "")
            .With(new(3), "next_phase", index => State(plan.Program[index + 1].Phase), otherwise: State(Phase.Input)).Build(),
        w.Row,
        w.Slot,
        w.Unit,
        w.Source,
        w.Lane,
        LaneMask = w.Mask,
        w.Group,
        w.Number,
        w.Neuron,
        w.Id,
        w.Feed,
        w.Step,
        w.Count,
        w.Address,
        w.Amount,
        w.Payload,
        HasRow = LanePage.HasRow(plan),
        HasFeeds = plan.Rows.Length + plan.Directs.Length > 1 && plan.AllRings.Any(),
        HasAdditions = w.HasAdditions && plan.AllRings.Any(),
        HasPayloads = plan.IsGraded && w.HasAdditions,
        HasAmounts = w.Amount is not null,
        w.HasSingle,
        HasSlots = plan.AllRings.Any(r => r.Slots > 1),
    };

    internal static string State(Phase phase) => phase.ToString().ToUpper(CultureInfo.InvariantCulture);

    internal static string OneHot(Bus bus, int bit) => $"{bus.Bits}'b{new string('0', bus.Bits - 1 - bit)}1{new string('0', bit)}";

    internal static string Bit(bool value) => value ? "1'b1" : "1'b0";

}
