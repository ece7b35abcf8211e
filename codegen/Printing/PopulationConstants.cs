namespace Neuro.Codegen;

/// <summary>
/// Parameters and initial states that are the same for all neurons of a population, but not for all populations of the
/// unit.
/// </summary>
internal sealed class PopulationConstants
{
    private readonly List<(UnitPlan Unit, ConstantPlan Values, string Name, int Bits)> all = [];

    public IEnumerable<(string Name, int Bits)> Names => all.Select(c => (c.Name, c.Bits));

    /// <summary>Of parameters.</summary>
    public static PopulationConstants Of(HardwarePlan plan)
    {
        var constants = new PopulationConstants();
        foreach (var unit in plan.Units)
            foreach (var port in plan.Modules[unit.Number].Ports.Where(p => p.Kind == NeuronPortKind.Param))
                if (unit.Params[port.Index] is { Field: null, Single: null } values)
                    constants.all.Add((unit, values, NameOf(unit, port.Index), port.Bits));
        return constants;
    }

    /// <summary>Of initial states, as their raw bits.</summary>
    public static PopulationConstants OfInitial(HardwarePlan plan)
    {
        var constants = new PopulationConstants();
        foreach (var unit in plan.Units)
            for (var state = 0; state < unit.States.Length; state++)
                if (unit.Initial[state] is { Field: null, Single: null } values)
                    constants.all.Add((unit, values, InitialNameOf(unit, state), unit.States[state].Bits));
        return constants;
    }

    public static string InitialNameOf(UnitPlan unit, int state) => $"initial_{unit.Name}_{SnakeCase.Of(unit.Model.States[state].Name)}";

    public static string NameOf(UnitPlan unit, int param) => $"{unit.Name}_{SnakeCase.Of(unit.Model.Params[param].Name)}";

    /// <summary>Adds a column for each to a table; 0 where an item's unit does not have it.</summary>
    public CaseTable.Builder<T> Columns<T>(CaseTable.Builder<T> table, Func<T, UnitPopulation> population) => all.Aggregate(table, (built, c) => built.With(
        new(c.Bits), c.Name, item => Literals.Signed(c.Unit.Populations.IndexOf(population(item)) is >= 0 and var index ? c.Values.ByPopulation[index] : 0, c.Bits), signed: true));
}
