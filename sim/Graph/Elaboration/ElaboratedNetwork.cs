using System.Collections.Immutable;

namespace Neuro.Graph;

/// <summary>A checked, fully sized network: every name resolved, every number on its grid, every width known.</summary>
public sealed record ElaboratedNetwork(
    Network Source,
    ImmutableArray<ElaboratedPopulation> Populations,
    ImmutableArray<ElaboratedProjection> Projections,
    ImmutableArray<ElaboratedGenerator> Generators,
    ImmutableArray<ElaboratedProbe> Probes,
    ImmutableArray<int> TickOrder,
    Digest256 Digest)
{
    public string Name => Source.Name;

    public ulong Seed => Source.Seed;

    /// <summary>The longest delay in use, in ticks; 0 if there is no synapse.</summary>
    public int LongestDelay => Projections.Select(p => p.Delays.Max).DefaultIfEmpty(0).Max();
}

/// <param name="Index">Position in the network, which is the trace's order.</param>
/// <param name="Model">Null for an input population.</param>
/// <param name="Parameters">By parameter of the model: one raw value for all neurons, or one each.</param>
/// <param name="Initial">By state of the model: one raw value for all neurons, or one each.</param>
/// <param name="Payload">What events of this population carry.</param>
/// <param name="IsGraded">Whether a payload other than 1 is possible, so that traces and interfaces carry it.</param>
public sealed record ElaboratedPopulation(
    int Index,
    string Name,
    int Size,
    ImmutableArray<int> Shape,
    TypedModel? Model,
    Datapath? Datapath,
    ImmutableArray<ImmutableArray<long>> Parameters,
    ImmutableArray<ImmutableArray<long>> Initial,
    Format Payload,
    bool IsGraded)
{
    public bool IsInput => Model is null;

    /// <summary>Exact range of each port's sum, from the actual synapses and generators.</summary>
    public ImmutableArray<Num> Ports => Model?.Ports ?? [];

    /// <summary>The parameter's raw value for a neuron.</summary>
    public long Parameter(int parameter, int neuron) => PerNeuron(Parameters[parameter], neuron);

    /// <summary>The state's raw value for a neuron at the start and after a reset.</summary>
    public long InitialState(int state, int neuron) => PerNeuron(Initial[state], neuron);

    private static long PerNeuron(ImmutableArray<long> values, int neuron) => values.Length == 1 ? values[0] : values[neuron];
}

/// <param name="Source">Index of the source population.</param>
/// <param name="Target">Index of the target population.</param>
/// <param name="Port">Index of the port in the target's model.</param>
/// <param name="Synapses">The rule with its numbers: neuron indices it gives count from the start of the populations.</param>
/// <param name="Delays">Least and greatest delay in use, in ticks.</param>
public sealed record ElaboratedProjection(
    string Name,
    int Source,
    int Target,
    int Port,
    Format WeightFormat,
    bool Loadable,
    Connectivity Synapses,
    long SynapseCount,
    (int Min, int Max) Delays,
    Projection Declared);

/// <param name="Population">Index of the population it feeds.</param>
/// <param name="Port">Index of the port; null: the population is an input and counts are payloads.</param>
/// <param name="Weight">Raw, in the declared weight format.</param>
public sealed record ElaboratedGenerator(
    string Name, int Population, int? Port, int First, int Count, GeneratorKind Kind, ulong Seed, ulong Stride, ulong Offset, Format WeightFormat, long Weight)
{
    /// <summary>The count of a neuron (numbered in its population) at a tick.</summary>
    public int Counts(long tick, int neuron)
    {
        switch (Kind)
        {
            case GeneratorKind.Poisson(var thresholds):
                var poissonDraw = GeneratorDraws.UpperHalf(Seed, Stride, Offset, tick, neuron);
                var count = 0;
                while (count < thresholds.Length && thresholds[count] <= poissonDraw)
                    count++;
                return count;
            case GeneratorKind.Bernoulli(var threshold):
                return GeneratorDraws.UpperHalf(Seed, Stride, Offset, tick, neuron) < threshold ? 1 : 0;
            case GeneratorKind.Regular(var period, var phase):
                return GeneratorDraws.IsRegularTick(tick, period, phase) ? 1 : 0;
            default:
                throw new System.Diagnostics.UnreachableException();
        }
    }
}

/// <summary>What a probe records, resolved.</summary>
public enum SignalKind
{
    State,
    Port,
    Let,
}

/// <param name="Index">Of the state, port or let in the model.</param>
/// <param name="Range">Exact range of the recorded value.</param>
/// <param name="Neurons">In ascending order; never empty.</param>
public sealed record ElaboratedProbe(int Population, string Signal, SignalKind Kind, int Index, Num Range, ImmutableArray<int> Neurons);
