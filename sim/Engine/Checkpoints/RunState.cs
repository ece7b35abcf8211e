using System.Collections.Immutable;
using Neuro.Graph;

namespace Neuro.Sim;

/// <summary>
/// Where a run stands between two ticks: all that its future depends on besides network and stimulus. It does not depend
/// on engine or threads: what is on its way is told by the events that were sent.
/// </summary>
/// <param name="Tick">The next tick to run.</param>
/// <param name="States">By population and state: raw values, one a neuron; none for inputs.</param>
/// <param name="Events">All that were sent so recently that they may still be on their way, in ascending order of ticks.</param>
/// <param name="DroppedAt">By population: events sent before this tick do not arrive there any more.</param>
public sealed record RunState(
    long Tick, ImmutableArray<ImmutableArray<ImmutableArray<long>>> States, ImmutableArray<InputEvent> Events, ImmutableArray<long> DroppedAt)
{
    /// <summary>Whether a run of the network can stand there; what is read from a file need not be true.</summary>
    public bool Fits(ElaboratedNetwork network) =>
        States.Length == network.Populations.Length
        && DroppedAt.Length == network.Populations.Length
        && network.Populations.All(population => Fits(population, States[population.Index]))
        && Events.All(sent => sent.Tick < Tick && Fits(network.Populations[sent.Population], sent));

    private static bool Fits(ElaboratedPopulation population, ImmutableArray<ImmutableArray<long>> states)
    {
        var declared = population.Model?.Model.States ?? [];
        return states.Length == declared.Length
            && states.Zip(declared).All(pair => pair.First.Length == population.Size && pair.First.All(raw => Holds(pair.Second.Type.Format, raw)));
    }

    private static bool Fits(ElaboratedPopulation population, InputEvent sent) =>
        sent.Neuron < population.Size && (population.IsGraded ? Holds(population.Payload, sent.Payload) : sent.Payload == 1);

    private static bool Holds(Format format, long raw) => format.Num.Min <= raw && raw <= format.Num.Max;
}
