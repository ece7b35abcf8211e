using System.Collections.Immutable;
using Neuro.Graph;

namespace Neuro.Sim;

/// <summary>The update of one population, as lean as its parameters allow, and in how few bytes its values can be stored.</summary>
/// <param name="States">By state: how its values are stored.</param>
/// <param name="Parameters">By parameter: how it is stored; null if all neurons share it.</param>
/// <param name="Lets">Indices of the model's lets that are recorded, in the order of the datapath's.</param>
internal sealed record LeanPopulation(
    ElaboratedPopulation Population, LeanDatapath Datapath, ImmutableArray<Storage> States, ImmutableArray<Storage?> Parameters, ImmutableArray<int> Lets)
{
    public static LeanPopulation Of(ElaboratedPopulation population, ElaboratedNetwork network)
    {
        ImmutableArray<int> lets =
        [
            .. network.Probes.Where(probe => probe.Population == population.Index && probe.Kind == SignalKind.Let).Select(probe => probe.Index).Distinct().Order(),
        ];
        var ranges = population.Parameters.Select(values => (Min: values.Min(), Max: values.Max())).ToArray();
        return new(
            population,
            LeanDatapath.Of(population.Datapath!, parameter => ranges[parameter], lets),
            [.. population.Model!.Model.States.Select(state => Holding(state.Type.Format.Num))],
            [.. ranges.Select(range => range.Min == range.Max ? (Storage?)null : Storages.Holding(range.Min, range.Max))],
            lets);
    }

    private static Storage Holding(Num range) => Storages.Holding((long)range.Min, (long)range.Max);
}
