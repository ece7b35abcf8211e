using System.Collections.Immutable;

namespace Neuro.Graph;

/// <summary>The populations with their parameters and initial states as integers, a network's or a model's default where none is given.</summary>
internal static class PopulationTable
{
    /// <returns>All of them, those with errors too; null if they are too many to go on.</returns>
    public static ImmutableArray<PopulationParts>? Of(Network network, Diagnostics diagnostics)
    {
        if (network.Populations.IsEmpty)
            diagnostics.Error(Code.NoPopulations, network.Place, "a network needs at least one population");
        var neurons = network.Populations.Sum(population => (long)population.Size);
        if (neurons > Network.MostNeurons)
        {
            diagnostics.Error(Code.BadSize, network.Place, $"the populations have {neurons} neurons together; the most is {Network.MostNeurons}");
            return null;
        }
        return network.Populations.Select((population, index) => Parts(index, population, diagnostics)).ToImmutableArray();
    }

    private static PopulationParts Parts(int index, Population population, Diagnostics diagnostics)
    {
        if (!CheckSize(population, diagnostics))
            return new(index, population, [], []);
        if (population.Model is { } model)
        {
            CheckNames(population, model, diagnostics);
            if (population.Payload is not null)
                diagnostics.Error(Code.NotForThisPopulation, population.Place, $"the payload of '{population.Name}' is declared by its model", "leave the payload out");
            return new(index, population,
                [.. model.Params.Select(parameter => Numbers(population, parameter, diagnostics))],
                [.. model.States.Select(state => Numbers(population, state, diagnostics))]);
        }
        if (population.Parameters.Count + population.Initial.Count + population.Loadable.Count > 0)
            diagnostics.Error(Code.NotForThisPopulation, population.Place, $"'{population.Name}' is an input and has no parameters and no states");
        if (population.Payload?.Problem is { } problem)
            diagnostics.Error(Code.BadNumberFormat, population.Place, problem);
        return new(index, population, [], []);
    }

    private static bool CheckSize(Population population, Diagnostics diagnostics)
    {
        var volume = population.Shape.Aggregate((Int128)1, (product, extent) => product > int.MaxValue ? product : product * extent);
        if (population.Shape.Any(extent => extent < 1))
            diagnostics.Error(Code.BadSize, population.Place, $"the shape ({string.Join(", ", population.Shape)}) of '{population.Name}' has an extent of {population.Shape.Min()}; the least is 1");
        else if (population.Shape.Length > 0 && volume != population.Size)
            diagnostics.Error(Code.BadSize, population.Place, $"the shape ({string.Join(", ", population.Shape)}) of '{population.Name}' does not hold {population.Size} neurons");
        else if (population.Size < 1)
            diagnostics.Error(Code.BadSize, population.Place, $"'{population.Name}' has {population.Size} neurons; the least is 1");
        else
            return true;
        return false;
    }

    private static void CheckNames(Population population, NeuronModel model, Diagnostics diagnostics)
    {
        string[] parameters = [.. model.Params.Select(p => p.Name)];
        string[] states = [.. model.States.Select(s => s.Name)];
        foreach (var name in population.Parameters.Keys.Except(parameters))
            diagnostics.Error(Code.UnknownParameter, population.Parameters[name].Place, $"{model.Name} has no parameter '{name}'", NetworkNames.Suggestion(name, parameters));
        foreach (var name in population.Initial.Keys.Except(states))
            diagnostics.Error(Code.UnknownState, population.Initial[name].Place, $"{model.Name} has no state '{name}'", NetworkNames.Suggestion(name, states));
        foreach (var name in population.Loadable.Except(parameters))
            diagnostics.Error(Code.UnknownParameter, population.Place, $"{model.Name} has no parameter '{name}' that could be loadable", NetworkNames.Suggestion(name, parameters));
    }

    private static ImmutableArray<long> Numbers(Population population, ParamDeclaration parameter, Diagnostics diagnostics)
    {
        if (population.Parameters.TryGetValue(parameter.Name, out var values))
            return Numbers(population, values, parameter.Type.Format, diagnostics);
        if (parameter.Default is { } raw)
            return [raw];
        diagnostics.Error(Code.MissingParameter, population.Place, $"'{population.Name}' needs the parameter '{parameter.Name}' of {population.Model!.Name}",
            $"it is a {parameter.Type.Format}");
        return [0];
    }

    private static ImmutableArray<long> Numbers(Population population, StateDeclaration state, Diagnostics diagnostics) =>
        population.Initial.TryGetValue(state.Name, out var values) ? Numbers(population, values, state.Type.Format, diagnostics) : [state.Initial];

    private static ImmutableArray<long> Numbers(Population population, Values values, Format format, Diagnostics diagnostics)
    {
        var shapes = population.Shape.IsEmpty ? [] : ImmutableArray.Create(population.Shape.Select(extent => (long)extent).ToImmutableArray());
        return ValueGrid.Stored(values, format, new(1, population.Size, "neurons", [[population.Size], .. shapes]), diagnostics) ?? [0];
    }
}
