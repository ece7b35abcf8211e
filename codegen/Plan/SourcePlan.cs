using System.Collections.Immutable;
using Neuro.Graph;

namespace Neuro.Codegen;

/// <summary>A population as the core numbers it: input populations first, then those with a model as they are updated, then relays.</summary>
/// <param name="Number">Its number among sources, in the words of the spike store.</param>
/// <param name="Output">The id of its events going out; null where none go.</param>
/// <param name="Stage">In which stage of a tick its spikes are delivered.</param>
public sealed record SourcePlan(int Number, ElaboratedPopulation Population, Dealing Dealing, int? Output, int Stage)
{
    public int Index => Population.Index;

    /// <summary>Whether it runs a model, so that every tick updates it; else its events come in.</summary>
    public bool IsUpdated => !Population.IsInput;

    /// <summary>Raw bits of a payload; 0 for plain spikes.</summary>
    public int PayloadBits => Population.IsGraded ? Population.Payload.Bits : 0;
}

/// <summary>Numbers the populations.</summary>
internal static class SourceTable
{
    /// <returns>By index of the network's population, relays included.</returns>
    public static ImmutableArray<SourcePlan> Of(RelayedNetwork laid, PlanOptions options)
    {
        var (network, stages) = (laid.Network, laid.Stages);
        var outputs = HardwareOrder.Updates(laid.Given);
        List<int> numbered = [.. network.Populations.Where(p => p.IsInput).Select(p => p.Index), .. outputs, .. laid.Relays.Select(relay => relay.Population)];
        return [.. network.Populations.Select(population => new SourcePlan(
            numbered.IndexOf(population.Index),
            population, new(population.Size, Plane(network, population, options.Lanes), options.Lanes),
            outputs.IndexOf(population.Index) is >= 0 and var output ? output : null, stages[population.Index]))];
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
