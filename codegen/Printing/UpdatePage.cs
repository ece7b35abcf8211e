using Neuro.Graph;

namespace Neuro.Codegen;

/// <summary>What the core's template shows of the updates, and of the keys from which they draw.</summary>
internal static class UpdatePage
{
    public static object Of(HardwarePlan plan, CoreWidths w)
    {
        var timing = PlanTiming.Of(plan);
        var steps = plan.Program.Select((step, index) => (Step: step, Index: index)).ToList();
        var constants = PopulationConstants.Of(plan);
        return new
        {
            timing.Depth,
            timing.TakeAt,
            timing.ReadAt,
            Updated = constants.Columns(Updated(w, timing, steps.Where(s => s.Step.Phase == Phase.Update)), s => s.Step.Population!).Build(),
            HasDraws = plan.Units.Any(u => u.Model.Draws > 0),
            Keys = CaseTable.Over("pc", steps.Where(s => s.Step.Phase == Phase.Key), s => w.Program.Of(s.Index), s => s.Step.Population!.Source.Population.Name)
                .With(new(32), "key_word", s => $"32'd{RandomDraws.PopulationWord(s.Step.Population!.Source.Population.Name)}").Build(),
            Seed = new { Low = $"32'd{(uint)plan.Network.Seed}", High = $"32'd{(uint)(plan.Network.Seed >> 32)}" },
        };
    }

    private static CaseTable.Builder<(TickStep Step, int Index)> Updated(CoreWidths w, PlanTiming timing, IEnumerable<(TickStep Step, int Index)> steps)
    {
        var table = CaseTable.Over("pc", steps, s => w.Program.Of(s.Index), s => s.Step.Population!.Source.Population.Name)
            .With(null, "writes", s => $"walked[{timing.WriteAt(s.Step.Unit!)}]", "a new state is there")
            .With(w.Unit, "update_unit", s => CorePage.OneHot(w.Unit, s.Step.Unit!.Number), "one bit a unit")
            .With(w.Source, "update_source", s => w.Source.Of(s.Step.Population!.Source.Number))
            .With(w.Row, "update_first_row", s => w.Row.Of(s.Step.Population!.FirstRow))
            .With(w.Group, "update_last_group", s => w.Group.Of(Dealt(s).Rows - 1))
            .With(w.Group, "update_last_block", s => w.Group.Of(Dealt(s).Rows - Dealt(s).Plane), "its first group")
            .With(w.Mask, "update_last_lanes", s => LowLanes(w.Mask, Dealt(s).LanesOfLastBlock), "that hold a neuron in the last block");
        return !w.Planes ? table : table
            .With(null, "update_planar", s => CorePage.Bit(Dealt(s).IsPlanar), "dealt by channels")
            .With(w.Group, "update_plane_less_1", s => w.Group.Of(Dealt(s).Plane - 1));

        static Dealing Dealt((TickStep Step, int Index) s) => s.Step.Population!.Source.Dealing;
    }

    private static string LowLanes(Bus mask, int count) => $"{mask.Bits}'b{new string('0', mask.Bits - count)}{new string('1', count)}";
}
