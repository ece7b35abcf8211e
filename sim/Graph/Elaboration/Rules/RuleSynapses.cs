namespace Neuro.Graph;

/// <summary>The synapses that a <see cref="Rule"/> makes between two spans of neurons.</summary>
public abstract class RuleSynapses(NeuronSpan sources, NeuronSpan targets, RawValues weights, RawValues delays) : Connectivity
{
    public NeuronSpan Sources { get; } = sources;

    public NeuronSpan Targets { get; } = targets;

    public RawValues Weights { get; } = weights;

    public RawValues Delays { get; } = delays;

    /// <summary>The synapse between two neurons, counted in their spans, with the weight and delay of an item.</summary>
    private protected Synapse Join(int source, int target, long row, long column) =>
        new(Sources.First + source, Targets.First + target, Weights.At(row, column), (int)Delays.At(row, column));
}
