using System.Collections.Immutable;

namespace Neuro.Graph;

/// <summary>A request to record a state, a port's sum or a <c>let</c> of chosen neurons on every tick.</summary>
/// <param name="Neurons">In ascending order; empty: all.</param>
public sealed record Probe(string Population, string Signal, ImmutableArray<int> Neurons)
{
    public Place Place { get; init; } = new Place.Named($"probe '{Population}.{Signal}'");
}
