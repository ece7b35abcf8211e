using System.Collections.Immutable;
using Neuro.Graph;

namespace Neuro.Codegen;

/// <summary>
/// Populations by stages of a tick: those of one stage are all updated, then all deliver. A population waits for the
/// stage after those from which a spike can reach it in the same tick.
/// </summary>
public static class HardwareOrder
{
    /// <returns>By stage: populations, inputs among those of the first, in the network's order.</returns>
    public static ImmutableArray<ImmutableArray<int>> Stages(ElaboratedNetwork network)
    {
        var stage = new int[network.Populations.Length];
        foreach (var target in network.TickOrder)
            foreach (var projection in network.Projections)
                if (projection.Target == target && projection is { SynapseCount: > 0, Delays.Min: 0 })
                    stage[target] = Math.Max(stage[target], stage[projection.Source] + 1);
        return [.. Enumerable.Range(0, stage.DefaultIfEmpty(0).Max() + 1).Select(s => Enumerable.Range(0, stage.Length).Where(p => stage[p] == s).ToImmutableArray())];
    }

    /// <summary>Populations that run a model, in the order in which they are updated.</summary>
    public static ImmutableArray<int> Updates(ElaboratedNetwork network) =>
        [.. Stages(network).SelectMany(stage => stage).Where(index => !network.Populations[index].IsInput)];
}
