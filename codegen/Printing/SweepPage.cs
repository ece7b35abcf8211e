namespace Neuro.Codegen;

/// <summary>What the core's template shows of the sweep that brings states back and empties sums.</summary>
internal static class SweepPage
{
    public static object Of(HardwarePlan plan, CoreWidths w)
    {
        var timing = PlanTiming.Of(plan);
        var constants = PopulationConstants.OfInitial(plan);
        var placed = plan.Placed.ToList();
        var table = CaseTable.Over("sweep_population", placed, p => Number(p.Population.Source), p => p.Population.Source.Population.Name)
            .With(w.Unit, "sweep_unit", p => CorePage.OneHot(w.Unit, p.Unit.Number), "one bit a unit")
            .With(w.Row, "sweep_first_row", p => w.Row.Of(p.Population.FirstRow))
            .With(w.Row, "sweep_rows_less_1", p => w.Row.Of(p.Population.Source.Dealing.Rows - 1))
            .With(w.Slot, "sweep_slots_less_1", p => w.Slot.Of(timing.SweepSlots(p.Unit) - 1));
        if (!plan.Relays.IsEmpty)
            table.With(null, "sweep_goes_on", p => CorePage.Bit(Next(p) is not null), "with a relay, which holds what is in flight to it")
                .With(w.Swept, "sweep_next", p => Next(p) is { } relay ? Number(plan.Sources.Single(source => source.Index == relay.Population)) : w.Swept.Zero);
        return new
        {
            SweepId = w.Swept,
            SweepLast = Number(placed[^1].Population.Source),
            HasRelays = !plan.Relays.IsEmpty,
            InitialConstants = constants.Names.Select(c => new { c.Name, Range = new Bus(c.Bits).Range }).ToList(),
            Swept = constants.Columns(table, p => p.Population).Build(),
        };

        // By number, beginning with those whose events go out: their ids.
        string Number(SourcePlan source) => w.Swept.Of(source.Number - placed[0].Population.Source.Number);

        // Behind a population its first relay, behind a relay the next to the same population.
        Relay? Next((UnitPlan Unit, UnitPopulation Population) p)
        {
            var own = plan.Relays.FirstOrDefault(relay => relay.Population == p.Population.Source.Index);
            var target = own?.Target ?? p.Population.Source.Index;
            return plan.Relays.FirstOrDefault(relay => relay.Target == target && relay.Population > (own?.Population ?? 0));
        }
    }
}
