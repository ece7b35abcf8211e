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
                    population, new(population.Size, Plane(network, population, options.Lanes), options.Lanes),
                    population.IsInput ? null : output, stage);
            }
        }
        return [.. result];
    }

    // The targets of convolutions are dealt by channels, so that a kernel's word is in one lane alone. What else comes in
    // or goes out must not care: rows and lists follow the neurons, but not what has neither.
    private static int Plane(ElaboratedNetwork network, ElaboratedPopulation population, int lanes)
    {
        var coming = network.Projections.Where(p => p.Target == population.Index && p.SynapseCount > 0).ToList();
        var shapes = coming.Select(p => p.Synapses).OfType<ConvolutionSynapses>().Select(c => c.Shape).ToList();
        var isFree = shapes.Count > 0 && shapes.All(shape => WindowPlan.Fits(shape, lanes))
            && population.Model!.Model.Draws == 0
            && !network.Generators.Any(g => g.Population == population.Index && g.Port is not null)
            && coming.Concat(network.Projections.Where(p => p.Source == population.Index)).All(p => p.Synapses is not OneToOneSynapses && IsWhole(network, p));
        return lanes > 1 && isFree ? shapes[0].Output.Plane : 1;
    }

    private static bool IsWhole(ElaboratedNetwork network, ElaboratedProjection projection) => projection.Synapses is not AllToAllSynapses all
        || (all.Sources.Count == network.Populations[projection.Source].Size && all.Targets.Count == network.Populations[projection.Target].Size);
}
