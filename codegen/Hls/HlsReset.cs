namespace Neuro.Codegen;

/// <summary>A function for each population: it brings its neurons to their first states, and may drop what is on its way to them.</summary>
internal static class HlsReset
{
    public static HlsFunction Of(HardwarePlan plan, HlsMemory memory, UnitPlan unit, UnitPopulation population)
    {
        var (source, own, index) = (population.Source, memory.Network.Units[unit.Number], unit.Populations.IndexOf(population));
        var rings = plan.Rings[unit.Number].OfType<RingPlan>().ToList();
        return HlsFunction.Of(memory.Name("reset_" + VerilogNames.Sanitised(source.Population.Name)), "reset", new
        {
            Population = CExpression.Comment(source.Population.Name),
            Size = CExpression.Number(source.Population.Size),
            Row = CExpression.From(population.FirstRow, "neuron"),
            States = own.States.Select((state, s) => new
            {
                Name = memory.Use(state),
                Value = own.Initial[s] is { } initial ? $"{memory.Use(initial)}[row]" : CType.Literal(unit.Initial[s].ByPopulation[index]),
            }).ToList(),
            Rings = rings.Select(ring => new
            {
                Name = memory.Use(memory.Network.Rings[ring.Number]),
                Slots = CExpression.Number(ring.Slots),
                Index = ring.Slots == 1 ? "row" : $"slot * {CExpression.Number(ring.Unit.Rows)} + row",
            }).ToList(),
        });
    }
}
