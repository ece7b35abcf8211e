using System.Collections.Immutable;

namespace Neuro.Graph;

/// <summary>What an elaborated network amounts to, in numbers.</summary>
/// <param name="Populations">In the network's order.</param>
/// <param name="Projections">In the network's order.</param>
public sealed record NetworkSummary(ElaboratedNetwork Network, ImmutableArray<PopulationSummary> Populations, ImmutableArray<ProjectionSummary> Projections)
{
    public long Synapses => Projections.Sum(projection => projection.Projection.SynapseCount);

    /// <summary>Delays in use, and of how many synapses.</summary>
    public Histogram Delays => Histogram.Sum(Projections.Select(projection => projection.Delays));

    public MemorySummary Memory => new(
        Populations.Sum(population => population.StateBits),
        Populations.Sum(population => population.ParameterBits),
        Populations.Sum(population => population.InitialBits),
        Projections.Sum(projection => projection.Bits),
        Populations.Sum(population => population.Ports.Sum(port => port.DelayBits)));

    /// <param name="watched">Told which part of the work is done: all synapses are looked at once.</param>
    public static NetworkSummary Of(ElaboratedNetwork network, IProgress<double>? watched = null, CancellationToken cancellation = default)
    {
        var progress = new WalkProgress(watched, network.Projections.Select(projection => projection.Synapses));
        var fanOut = network.Populations.Select(population => new long[population.Size]).ToArray();
        var fanIn = network.Populations.Select(population => new long[population.IsInput ? 0 : population.Size]).ToArray();
        var projections = ImmutableArray.CreateBuilder<ProjectionSummary>();
        foreach (var projection in network.Projections)
        {
            var counts = SynapseCounts.Of(projection, progress, cancellation);
            var synapses = (RuleSynapses)projection.Synapses;
            Add(fanOut[projection.Source].AsSpan(synapses.Sources.First), counts.FanOut);
            Add(fanIn[projection.Target].AsSpan(synapses.Targets.First), counts.FanIn);
            projections.Add(new(projection, counts.Weights, Histogram.Of(projection.Delays.Min, counts.Delays)));
        }
        var arriving = network.Projections.Where(projection => projection.SynapseCount > 0).ToLookup(projection => (projection.Target, projection.Port));
        var generated = network.Generators.ToLookup(generator => (generator.Population, generator.Port));
        return new(
            network,
            [.. network.Populations.Select(population => new PopulationSummary(
                population,
                [.. population.Ports.Select((_, port) => PortSummary.Of(
                    population, port, [.. arriving[(population.Index, port)]], generated[(population.Index, port)].Count()))],
                Histogram.Of(fanIn[population.Index]),
                Histogram.Of(fanOut[population.Index])))],
            projections.ToImmutable());
    }

    private static void Add(Span<long> sums, long[] counts)
    {
        for (var i = 0; i < counts.Length; i++)
            sums[i] += counts[i];
    }
}

/// <param name="FanIn">How many synapses end at a neuron; empty for an input.</param>
/// <param name="FanOut">How many synapses start at a neuron.</param>
public sealed record PopulationSummary(
    ElaboratedPopulation Population, ImmutableArray<PortSummary> Ports, Histogram FanIn, Histogram FanOut)
{
    /// <summary>Bits of state of all neurons.</summary>
    public long StateBits => Population.Model is { } model ? model.Model.States.Sum(state => (long)state.Type.Format.Bits) * Population.Size : 0;

    /// <summary>Bits of parameters that every neuron has one of its own of.</summary>
    public long ParameterBits => Population.Model is { } model ? PerNeuron(Population.Parameters, model.Model.Params.Select(param => param.Type.Format)) : 0;

    /// <summary>Bits of initial states that every neuron has one of its own of.</summary>
    public long InitialBits => Population.Model is { } model ? PerNeuron(Population.Initial, model.Model.States.Select(state => state.Type.Format)) : 0;

    private static long PerNeuron(ImmutableArray<ImmutableArray<long>> values, IEnumerable<Format> formats) =>
        values.Zip(formats, (each, format) => each.Length > 1 ? (long)each.Length * format.Bits : 0).Sum();
}

/// <summary>An input of a population's model.</summary>
/// <param name="Range">What its sum can be, from the actual weights.</param>
/// <param name="Synapses">How many end there, in all.</param>
/// <param name="Slots">Sums that a neuron holds at once: one for each tick that something sent may still arrive at.</param>
/// <param name="DelayBits">Bits of these sums of all neurons.</param>
public sealed record PortSummary(string Name, Num Range, long Synapses, int Generators, int Slots, long DelayBits)
{
    internal static PortSummary Of(ElaboratedPopulation population, int port, IReadOnlyList<ElaboratedProjection> projections, int generators)
    {
        // What is sent with a delay comes after its tick's sum was taken, so that slot is free again; what is sent without one comes before.
        var slots = projections.Count > 0 ? projections.Max(p => p.Delays.Max) + (projections.Any(p => p.Delays.Min == 0) ? 1 : 0) : Math.Min(1, generators);
        var range = population.Ports[port];
        return new(
            population.Model!.Model.Inputs[port].Name, range, projections.Sum(p => p.SynapseCount), generators, slots,
            (long)slots * Format.Holding(range).Bits * population.Size);
    }
}

/// <param name="Weights">Least and greatest raw weight in use; null if there is no synapse.</param>
/// <param name="Delays">Delays in use, and of how many synapses.</param>
public sealed record ProjectionSummary(ElaboratedProjection Projection, (long Min, long Max)? Weights, Histogram Delays)
{
    public SynapseWord Word { get; } = SynapseWord.Of(Projection);

    /// <summary>How many words are stored.</summary>
    public long Words => SynapseWord.Count(Projection);

    /// <summary>Bits of all words and of what tells where each source's begin.</summary>
    public long Bits => Word.Bits * Words + SynapseWord.PointerBits(Projection);
}

/// <summary>Bits of memory that a network needs.</summary>
/// <param name="Parameters">Of parameters that every neuron has one of its own of.</param>
/// <param name="Initial">Of initial states that every neuron has one of its own of.</param>
/// <param name="Delays">Of the sums that wait for their tick.</param>
public sealed record MemorySummary(long States, long Parameters, long Initial, long Synapses, long Delays)
{
    public long Total => States + Parameters + Initial + Synapses + Delays;
}
