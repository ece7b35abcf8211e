using System.Collections.Immutable;
using Neuro.Graph;

namespace Neuro.Codegen;

/// <summary>A population as the core numbers it: input populations first, then those with a model as they are updated.</summary>
/// <param name="Number">Its number among sources, in the words of the spike store.</param>
/// <param name="Output">The id of its events going out; null for an input population.</param>
/// <param name="Stage">In which stage of a tick its spikes are delivered.</param>
public sealed record SourcePlan(int Number, ElaboratedPopulation Population, Dealing Dealing, int? Output, int Stage)
{
    public int Index => Population.Index;

    /// <summary>Raw bits of a payload; 0 for plain spikes.</summary>
    public int PayloadBits => Population.IsGraded ? Population.Payload.Bits : 0;
}

/// <summary>Numbers the populations.</summary>
internal static class SourceTable
{
    /// <returns>By index of the network's population.</returns>
    public static ImmutableArray<SourcePlan> Of(ElaboratedNetwork network, PlanOptions options)
    {
        var stages = HardwareOrder.Stages(network);
        var inputs = network.Populations.Where(p => p.IsInput).Select(p => p.Index).ToList();
        var updates = HardwareOrder.Updates(network);
        var result = new SourcePlan[network.Populations.Length];
        for (var stage = 0; stage < stages.Length; stage++)
        {
            foreach (var index in stages[stage])
            {
                var population = network.Populations[index];
                var output = updates.IndexOf(index);
                result[index] = new(
                    population.IsInput ? inputs.IndexOf(index) : inputs.Count + output,
                    population, new(population.Size, Plane: 1, options.Lanes),
                    population.IsInput ? null : output, stage);
            }
        }
        return [.. result];
    }
}
