namespace Neuro.Codegen;

/// <summary>Brings populations that are marked to their first states, and drops what is on its way to them.</summary>
internal static class ResetKernel
{
    public static Kernel Of(HardwarePlan plan, DeviceMemory memory)
    {
        var parameters = new KernelParameters();
        var marks = parameters.Read(memory.Marks);
        var populations = plan.Placed.Select(placed => Population(placed.Unit, placed.Population)).ToList();
        return parameters.Kernel(memory.Name(plan.Options.Prefix + "reset"), plan.Placed.Max(p => (long)p.Population.Source.Population.Size), "reset", new { Populations = populations }, onMarks: true);

        object Population(UnitPlan unit, UnitPopulation population)
        {
            var (source, own) = (population.Source, memory.Network.Units[unit.Number]);
            var index = unit.Populations.IndexOf(population);
            return new
            {
                Name = CExpression.Comment(source.Population.Name),
                Mark = $"{marks}[{Sums.Now(parameters, plan.Events.Outputs.Length, CExpression.Number(source.Output!.Value))}]",
                Size = CExpression.Number(source.Population.Size),
                Row = $"sample * {CExpression.Number(unit.Rows)} + {CExpression.From(population.FirstRow, "i")}",
                States = Enumerable.Range(0, unit.States.Length).Select(s => new
                {
                    Buffer = parameters.Write(own.States[s]),
                    Value = own.Initial[s] is { } initial ? $"{parameters.Read(initial)}[{CExpression.From(population.FirstRow, "i")}]" : CType.Literal(unit.Initial[s].ByPopulation[index]),
                }).ToList(),
                Rings = plan.Rings[unit.Number].OfType<RingPlan>().Select(ring => new
                {
                    Buffer = parameters.Write(memory.Network.Rings[ring.Number]),
                    Bits = Sums.Bits(ring),
                    Sums = CExpression.Number((long)source.Population.Size * ring.Slots),
                    Index = Sums.Index(ring, source.Population.Size == 1 ? "i" : $"i / {CExpression.Number(source.Population.Size)}", CExpression.From(population.FirstRow, source.Population.Size == 1 ? "0u" : $"i % {CExpression.Number(source.Population.Size)}")),
                }).ToList(),
            };
        }
    }
}
