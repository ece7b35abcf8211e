using System.Collections.Immutable;

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
    long Tick, ImmutableArray<ImmutableArray<ImmutableArray<long>>> States, ImmutableArray<InputEvent> Events, ImmutableArray<long> DroppedAt);
