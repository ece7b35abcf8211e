using System.Collections.Immutable;
using Neuro.Graph;

namespace Neuro.Sim;

/// <summary>The groups that the synapses of a row fall into: those that are due together and, where segments share a weight, weigh the same.</summary>
internal readonly struct SegmentGroups
{
    private readonly int leastDelay;
    private readonly int delayBits;
    private readonly ImmutableArray<long> weights;

    public SegmentGroups((int Min, int Max) delays, RowLayout layout)
    {
        (leastDelay, delayBits, weights) = (delays.Min, layout.DelayBits, layout.Weights);
        Classes = layout.WeightPlace == WeightPlace.Segment ? weights.Length : 1;
        Count = ((delays.Max - delays.Min >> delayBits) + 1) * Classes;
    }

    /// <summary>Of one row.</summary>
    public int Count { get; }

    /// <summary>Groups that are due together.</summary>
    public int Classes { get; }

    public int Of(in Synapse synapse) =>
        (synapse.Delay - leastDelay >> delayBits) * Classes + (Classes == 1 ? 0 : weights.AsSpan().BinarySearch(synapse.Weight));

    /// <summary>How many ticks later than its group a synapse is due.</summary>
    public int Later(in Synapse synapse) => synapse.Delay - leastDelay & (1 << delayBits) - 1;

    /// <summary>Ticks behind the least delay at which a group is due.</summary>
    public int Due(int group) => group / Classes << delayBits;

    /// <summary>What all synapses of a group weigh.</summary>
    public long Weight(int group) => weights[group % Classes];
}
