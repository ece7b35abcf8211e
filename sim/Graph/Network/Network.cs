using System.Collections.Immutable;

namespace Neuro.Graph;

/// <summary>One description of a spiking network: names, rules and numbers as the user wrote them, not yet checked against each other.</summary>
public sealed partial record Network
{
    /// <summary>The version of file format and neuron language together that this program writes.</summary>
    public const int FormatVersion = 1;

    public const int DefaultMaxDelay = 255;

    /// <summary>The longest delay that a network may allow, in ticks.</summary>
    public const int LongestMaxDelay = 1_000_000;

    /// <summary>The most neurons and input channels that a network may have.</summary>
    public const int MostNeurons = 100_000_000;

    /// <summary>The most pairs, or entries of rules, that may be looked at to make a network's synapses.</summary>
    public const long MostCandidates = 1L << 34;

    /// <summary>The most values that probes may record in a tick, so that a tick of a trace has less than two gigabytes.</summary>
    public const int MostProbedValues = 1 << 25;

    public string Name { get; init; } = "network";

    /// <summary>Seconds a tick stands for; null if the network does not say.</summary>
    public decimal? Dt { get; init; }

    /// <summary>Seed of <c>random</c> in neuron models.</summary>
    public ulong Seed { get; init; }

    /// <summary>The longest delay, in ticks, that a synapse may have.</summary>
    public int MaxDelay { get; init; } = DefaultMaxDelay;

    /// <summary>In the order of the trace.</summary>
    public ImmutableArray<Population> Populations { get; init; } = [];

    public ImmutableArray<Projection> Projections { get; init; } = [];

    public ImmutableArray<Generator> Generators { get; init; } = [];

    public ImmutableArray<Probe> Probes { get; init; } = [];

    /// <summary>What diagnostics about the network as a whole point to.</summary>
    public Place Place { get; init; } = new Place.Named("network");
}
