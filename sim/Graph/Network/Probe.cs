using System.Collections.Immutable;

namespace Neuro.Graph;

/// <summary>A request to record a state, a port's sum or a <c>let</c> of chosen neurons on every tick.</summary>
/// <param name="Range">Of these neurons, or, if <see cref="Neurons"/> lists some, of those.</param>
/// <param name="Signal">The name of the state, port or let in the model.</param>
public sealed record Probe(NeuronRange Range, string Signal)
{
    /// <summary>Chosen neurons, numbered in the population, in any order; empty: all of the range.</summary>
    public ImmutableArray<int> Neurons { get; init; } = [];

    public Place Place { get; init; } = new Place.Named($"probe '{Range}.{Signal}'");
}
