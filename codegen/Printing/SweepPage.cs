namespace Neuro.Codegen;

/// <summary>What the core's template shows of the sweep that brings states back and empties sums.</summary>
internal static class SweepPage
{
    public static object Of(HardwarePlan plan, CoreWidths w)
    {
        var timing = PlanTiming.Of(plan);
        var constants = PopulationConstants.OfInitial(plan);
        return new
        {
            OutputId = w.Output,
            InitialConstants = constants.Names.Select(c => new { c.Name, Range = new Bus(c.Bits).Range }).ToList(),
            Swept = constants.Columns(
                CaseTable.Over("sweep_population", plan.Placed, p => w.Output.Of(p.Population.Source.Output!.Value), p => p.Population.Source.Population.Name)
                    .With(w.Unit, "sweep_unit", p => CorePage.OneHot(w.Unit, p.Unit.Number), "one bit a unit")
                    .With(w.Row, "sweep_first_row", p => w.Row.Of(p.Population.FirstRow))
                    .With(w.Row, "sweep_rows_less_1", p => w.Row.Of(p.Population.Source.Dealing.Rows - 1))
                    .With(w.Slot, "sweep_slots_less_1", p => w.Slot.Of(timing.SweepSlots(p.Unit) - 1)),
                p => p.Population).Build(),
        };
    }
}
