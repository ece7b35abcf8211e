using System.Collections.Immutable;
using Neuro.Graph;

namespace Neuro.Codegen;

/// <summary>
/// What every lane has once for all populations of a model: its datapath, the memory of its states, and that of
/// parameters that differ from neuron to neuron.
/// </summary>
/// <param name="Name">The model's, made unique; begins the names of what belongs to it.</param>
/// <param name="States">By state: where it lies in a word of the state memory.</param>
/// <param name="Params">By parameter.</param>
/// <param name="Initial">By state.</param>
/// <param name="ParamMemory">Words of one neuron each, by row; null if no parameter differs between neurons.</param>
/// <param name="InitialMemory">The like for initial states.</param>
public sealed record UnitPlan(
    int Number,
    string Name,
    Datapath Datapath,
    ImmutableArray<UnitPopulation> Populations,
    ImmutableArray<NumberField> States,
    ImmutableArray<ConstantPlan> Params,
    ImmutableArray<ConstantPlan> Initial,
    MemoryPlan? ParamMemory,
    MemoryPlan? InitialMemory)
{
    public NeuronModel Model => Datapath.Model.Model;

    public int Rows => Populations[^1].FirstRow + Populations[^1].Source.Dealing.Rows;

    public int RowBits => Width.Index(Rows);

    /// <summary>By state, if it is the same for all neurons of each state; else none.</summary>
    public ImmutableArray<long> Starts => Initial.All(state => state.Single is not null) ? [.. Initial.Select(state => state.Single!.Value)] : [];

    /// <summary>Bits of all states of a neuron.</summary>
    public int StateBits => States.IsEmpty ? 0 : States[^1].End;
}

/// <param name="FirstRow">Where the population's rows begin among those of the unit.</param>
public sealed record UnitPopulation(SourcePlan Source, int FirstRow);

/// <summary>Where the raw value of a parameter, or an initial state, comes from.</summary>
/// <param name="ByPopulation">By population of the unit, where it is the same for all neurons of each.</param>
/// <param name="Field">Where it lies in a memory's word; null if it is in none.</param>
public sealed record ConstantPlan(ImmutableArray<long> ByPopulation, NumberField? Field)
{
    /// <summary>The one value of all neurons; null if there are several.</summary>
    public long? Single => Field is null && ByPopulation.Distinct().Count() == 1 ? ByPopulation[0] : null;
}
