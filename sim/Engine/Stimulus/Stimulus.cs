using System.Collections.Immutable;
using Neuro.Graph;

namespace Neuro.Sim;

/// <summary>
/// What is given to a network from outside, resolved against it: events of input populations, generators, reset marks.
/// Events are in canonical order (tick, population, neuron), each channel at most once a tick.
/// </summary>
/// <param name="Events">Listed events.</param>
/// <param name="Generators">Generators that belong to the stimulus; the network's own come with the network.</param>
/// <param name="Marks">In ascending order of ticks.</param>
/// <param name="Ticks">How long the stimulus lasts, if it says so.</param>
public sealed record Stimulus(
    ImmutableArray<InputEvent> Events,
    ImmutableArray<ElaboratedGenerator> Generators,
    ImmutableArray<ResetMark> Marks,
    long? Ticks)
{
    public static readonly Stimulus Empty = new([], [], [], null);
}

/// <param name="Population">Index of the input population.</param>
/// <param name="Payload">Raw, in the population's payload format; 1 for a plain spike.</param>
public readonly record struct InputEvent(long Tick, int Population, int Neuron, long Payload);

/// <summary>Before its tick, returns states to their initial values and drops what is in flight.</summary>
/// <param name="Populations">Indices, ascending; empty: all.</param>
/// <param name="KeepInFlight">Whether events on their way to the named populations still arrive.</param>
public sealed record ResetMark(long Tick, ImmutableArray<int> Populations, bool KeepInFlight)
{
    public bool Covers(int population) => Populations.IsEmpty || Populations.Contains(population);
}
