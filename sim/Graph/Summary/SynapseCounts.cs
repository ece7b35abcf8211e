namespace Neuro.Graph;

/// <summary>What a projection's synapses are like, counted in one walk over them: none is kept.</summary>
internal sealed class SynapseCounts
{
    // Above as many neurons, the counts of several workers would take more memory than their time is worth.
    private const int MostNeuronsOfManyWorkers = 1 << 22;

    private readonly NeuronSpan sources;
    private readonly NeuronSpan targets;
    private readonly int leastDelay;

    private SynapseCounts(RuleSynapses synapses, (int Min, int Max) delays)
    {
        (sources, targets, leastDelay) = (synapses.Sources, synapses.Targets, delays.Min);
        FanOut = new long[sources.Count];
        FanIn = new long[targets.Count];
        Delays = new long[delays.Max - delays.Min + 1];
    }

    /// <summary>By source of the span: how many synapses start there.</summary>
    public long[] FanOut { get; }

    /// <summary>By target of the span: how many synapses end there.</summary>
    public long[] FanIn { get; }

    /// <summary>By delay, from the least in use on.</summary>
    public long[] Delays { get; }

    /// <summary>Least and greatest raw weight; null if there is no synapse.</summary>
    public (long Min, long Max)? Weights { get; private set; }

    public static SynapseCounts Of(ElaboratedProjection projection, WalkProgress progress, CancellationToken cancellation)
    {
        var synapses = (RuleSynapses)projection.Synapses;
        return SynapseWalk.Sum(
            synapses,
            () => new SynapseCounts(synapses, projection.Delays),
            (counts, block) => counts.Add(block),
            (counts, other) => counts.Add(other),
            (long)synapses.Sources.Count + synapses.Targets.Count > MostNeuronsOfManyWorkers ? 1 : null,
            progress,
            cancellation);
    }

    private void Add(ReadOnlySpan<Synapse> block)
    {
        if (block.IsEmpty)
            return;
        var (min, max) = Weights ?? (long.MaxValue, long.MinValue);
        foreach (ref readonly var synapse in block)
        {
            FanOut[synapse.Source - sources.First]++;
            FanIn[synapse.Target - targets.First]++;
            Delays[synapse.Delay - leastDelay]++;
            min = Math.Min(min, synapse.Weight);
            max = Math.Max(max, synapse.Weight);
        }
        Weights = (min, max);
    }

    private void Add(SynapseCounts other)
    {
        Add(FanOut, other.FanOut);
        Add(FanIn, other.FanIn);
        Add(Delays, other.Delays);
        if (other.Weights is { } weights)
            Weights = Weights is { } own ? (Math.Min(own.Min, weights.Min), Math.Max(own.Max, weights.Max)) : weights;
    }

    private static void Add(long[] counts, long[] others)
    {
        for (var i = 0; i < counts.Length; i++)
            counts[i] += others[i];
    }
}
