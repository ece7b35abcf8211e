using System.Collections.Immutable;
using Neuro.Graph;

namespace Neuro.Sim;

/// <summary>
/// Which events are exchanged when. Within a tick, populations are evaluated in stages, and events that arrive in the
/// same tick are exchanged between two of them. All others wait until the end of an epoch: as many ticks as pass before
/// any of them can arrive, so the smallest delay says how rarely workers must meet.
/// </summary>
/// <param name="Stages">Populations that run a model; within a stage none sends to another in the same tick.</param>
/// <param name="EpochTicks">The most ticks of an epoch.</param>
internal sealed record Exchange(ImmutableArray<ImmutableArray<int>> Stages, int EpochTicks)
{
    // Longer epochs would only take memory for what is recorded of them.
    public const int MostEpochTicks = 32;

    public static Exchange Of(ElaboratedNetwork network)
    {
        var running = network.Projections.Where(p => p.SynapseCount > 0 && !network.Populations[p.Source].IsInput).ToList();
        var stage = new int[network.Populations.Length];
        foreach (var target in network.TickOrder)
            foreach (var projection in running.Where(p => p.Target == target && IsImmediate(p)))
                stage[target] = Math.Max(stage[target], stage[projection.Source] + 1);
        var stages = network.TickOrder.Where(p => !network.Populations[p].IsInput).GroupBy(p => stage[p]).OrderBy(g => g.Key);
        var epoch = running.Select(p => p.Delays.Min).DefaultIfEmpty(MostEpochTicks).Min();
        return new([.. stages.Select(group => group.ToImmutableArray())], Math.Clamp(epoch, 1, MostEpochTicks));
    }

    /// <summary>Whether events of a projection may arrive in their own tick, so that they are delivered at once.</summary>
    public static bool IsImmediate(ElaboratedProjection projection) => projection.Delays.Min == 0;
}
