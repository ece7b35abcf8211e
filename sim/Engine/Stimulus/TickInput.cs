using Neuro.Graph;

namespace Neuro.Sim;

/// <summary>What a <see cref="StimulusPlayer"/> gives to a network at one tick. It is filled anew for every tick.</summary>
public sealed class TickInput
{
    public long Tick { get; internal set; }

    /// <summary>To be obeyed before the tick.</summary>
    public List<ResetMark> Marks { get; } = [];

    /// <summary>By population: the channels that send an event, ascending; empty for populations that run a model.</summary>
    public List<int>[] Neurons { get; }

    /// <summary>By population and parallel to <see cref="Neurons"/>: raw payloads, 1 for a plain spike.</summary>
    public List<long>[] Payloads { get; }

    /// <summary>What generators add straight into ports, at this tick.</summary>
    public List<PortAddition> Additions { get; } = [];

    internal TickInput(ElaboratedNetwork network)
    {
        Neurons = [.. network.Populations.Select(_ => new List<int>())];
        Payloads = [.. network.Populations.Select(_ => new List<long>())];
    }
}

/// <param name="Port">Index of the port in the population's model.</param>
/// <param name="Raw">The amount, count · weight; never 0.</param>
/// <param name="Frac">Where its binary point is: the weight format's.</param>
public readonly record struct PortAddition(int Population, int Port, int Neuron, long Raw, int Frac)
{
    /// <summary>Which of the network's generators adds.</summary>
    public int Generator { get; init; }
}
