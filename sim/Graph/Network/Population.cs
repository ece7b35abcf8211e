using System.Collections.Immutable;

namespace Neuro.Graph;

/// <summary>N neurons that share one model, or, without a model, N channels that events enter by.</summary>
public sealed record Population(string Name, int Size)
{
    /// <summary>Null for an input population.</summary>
    public NeuronModel? Model { get; init; }

    /// <summary>Row-major, for example (channel, y, x); empty if the population is a plain row.</summary>
    public ImmutableArray<int> Shape { get; init; } = [];

    /// <summary>What an input population's events carry; null: plain spikes, the integer 1.</summary>
    public Format? Payload { get; init; }

    /// <summary>By the model's names; a parameter with a default may be absent.</summary>
    public ImmutableSortedDictionary<string, Values> Parameters { get; init; } = ImmutableSortedDictionary<string, Values>.Empty;

    /// <summary>States that do not start at the model's initial value.</summary>
    public ImmutableSortedDictionary<string, Values> Initial { get; init; } = ImmutableSortedDictionary<string, Values>.Empty;

    /// <summary>Parameters that hardware can be given other values for between runs.</summary>
    public ImmutableSortedSet<string> Loadable { get; init; } = [];

    public Place Place { get; init; } = new Place.Named($"population '{Name}'");
}
