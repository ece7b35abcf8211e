using System.Collections.Immutable;

namespace Neuro.Graph;

/// <summary>
/// Makes events as the network runs: one count per neuron of its target and tick. It feeds an input population, or adds
/// straight into a port, one-to-one, without a population between. Draw number: Stride · t + Offset + n, the stride
/// being the population's size unless given, n the neuron's number in its population.
/// </summary>
/// <param name="Port">Null: the only one of the target's model; of an input population there is none, and the count is the event's payload.</param>
/// <param name="WeightFormat">Null for an input population.</param>
/// <param name="Weight">What one count adds to the port; for an input population unused.</param>
public sealed record Generator(
    NeuronRange Target, string? Port, GeneratorKind Kind, ulong Seed, DrawIndex Index, Format? WeightFormat, Number Weight)
{
    public string? Name { get; init; }

    public Place Place { get; init; } = new Place.Named($"generator of '{Target}'");
}

public abstract record GeneratorKind
{
    private GeneratorKind() { }

    /// <summary>The largest count of one tick.</summary>
    public abstract int MaxCount { get; }

    /// <summary>A Poisson number: how many thresholds (2^32 times the cumulative distribution) are at most the draw's upper half.</summary>
    public sealed record Poisson(ImmutableArray<uint> Thresholds) : GeneratorKind
    {
        public override int MaxCount => Thresholds.Length;
    }

    /// <summary>One event where the draw's upper half is below the threshold: probability Threshold / 2^32.</summary>
    public sealed record Bernoulli(ulong Threshold) : GeneratorKind
    {
        public override int MaxCount => 1;
    }

    /// <summary>One event every Period ticks, first at Phase; no draw.</summary>
    public sealed record Regular(int Period, int Phase) : GeneratorKind
    {
        public override int MaxCount => 1;
    }
}
