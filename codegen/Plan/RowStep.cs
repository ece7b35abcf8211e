namespace Neuro.Codegen;

/// <summary>
/// What a spike does to one projection whose addresses are computed: so many clocks, in each of which every lane adds
/// one synapse, or one lane does.
/// </summary>
/// <param name="Source">Whose spikes.</param>
/// <param name="First">First place of the source that has synapses here.</param>
/// <param name="Count">How many have; the others take a clock in which nothing is added.</param>
/// <param name="Rows">Clocks, each for the next row of the target.</param>
/// <param name="FirstRow">The first row, among those of the target's unit.</param>
/// <param name="Memory">Word (row, source) lies at row · Count + source; null if weight and delay are constants.</param>
/// <param name="FirstTarget">For one-to-one projections, the target neuron of the first source; else null.</param>
/// <param name="Window">For convolutions, where each spike's rows and kernel words lie; else null.</param>
public sealed record RowStep(
    int Number, string Projection, SourcePlan Source, int First, int Count, int Rows, int FirstRow, MemoryPlan? Memory, Feed Feed, int? FirstTarget, WindowPlan? Window = null)
{
    /// <summary>Whether every neuron of the source has synapses here.</summary>
    public bool IsWhole => First == 0 && Count >= Source.Population.Size;

    /// <summary>The most that one of its counters counts.</summary>
    public int Longest => Window is { } window ? window.Longest : Rows;

    /// <summary>Clocks that the spike of a neuron takes.</summary>
    public int Clocks(int neuron) => Window is { } window ? window.Clocks[neuron]
        : Source.Dealing.Place(neuron) is var place && place >= First && place < First + Count ? Rows : 1;
}

/// <summary>What one event of a generator adds, straight into a port, at its own tick.</summary>
/// <param name="Input">The id of its events.</param>
/// <param name="FirstRow">Where the population's rows begin in its unit.</param>
/// <param name="Shift">Bits from the LSB of the amount to that of the ring.</param>
public sealed record DirectInput(int Input, InputChannels Channels, RingPlan? Ring, UnitPlan Unit, int FirstRow, int Shift);
