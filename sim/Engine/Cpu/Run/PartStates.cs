using System.Collections.Immutable;
using Neuro.Graph;

namespace Neuro.Sim;

/// <summary>Gathers the states of a population from the parts it is divided into.</summary>
internal static class PartStates
{
    /// <returns>By state: raw values, one a neuron.</returns>
    public static ImmutableArray<ImmutableArray<long>> Of(CpuNetwork network, ElaboratedPopulation population, IEnumerable<Worker> workers)
    {
        var states = Enumerable.Range(0, population.Model?.Model.States.Length ?? 0).Select(_ => new long[population.Size]).ToArray();
        foreach (var worker in workers)
            worker.SaveStates(population.Index, states);
        return [.. states.Select(values => values.ToImmutableArray())];
    }
}
