namespace Neuro.Graph;

/// <summary>What remains of a <see cref="SynapseSurvey"/>.</summary>
/// <param name="Delays">Least and greatest in use; 0 and 0 if there is no synapse.</param>
internal sealed record SynapseFacts(long Count, (int Min, int Max) Delays, SynapseDigest Digest);

/// <summary>What elaboration wants to know of a projection's synapses, gathered in one walk over them.</summary>
internal sealed class SynapseSurvey
{
    // Above as many targets, the sums of several workers would take more memory than their time is worth.
    private const int MostTargetsOfManyWorkers = 1 << 22;

    private SynapseSurvey(NeuronSpan targets)
    {
        Targets = targets;
        Negative = new Int128[targets.Count];
        Positive = new Int128[targets.Count];
    }

    private readonly SynapseDigest digest = new();
    private (int Min, int Max) delays;

    public long Count { get; private set; }

    public SynapseFacts Facts => new(Count, delays, digest);

    public NeuronSpan Targets { get; }

    /// <summary>By target of the span: the sum of its negative weights, or of the least a loadable weight can be.</summary>
    public Int128[] Negative { get; }

    /// <summary>By target of the span: the sum of its positive weights, or of the greatest a loadable weight can be.</summary>
    public Int128[] Positive { get; }

    public static SynapseSurvey Of(ProjectionParts projection, WalkProgress progress, CancellationToken cancellation)
    {
        var (synapses, format) = (projection.Synapses, projection.Declared.WeightFormat);
        var hash = new SynapseHash(projection.Source.Index, projection.Target.Index, projection.Port, format.Frac);
        (long, long)? loadable = projection.Declared.Loadable ? ((long)format.Num.Min, (long)format.Num.Max) : null;
        return SynapseWalk.Sum(
            synapses,
            () => new SynapseSurvey(synapses.Targets),
            (survey, block) => survey.Add(block, hash, loadable),
            (survey, other) => survey.Add(other),
            synapses.Targets.Count > MostTargetsOfManyWorkers ? 1 : null,
            progress,
            cancellation);
    }

    private void Add(ReadOnlySpan<Synapse> block, SynapseHash hash, (long Least, long Most)? loadable)
    {
        if (block.IsEmpty)
            return;
        var (min, max) = Count == 0 ? (int.MaxValue, 0) : delays;
        foreach (ref readonly var synapse in block)
        {
            var (least, most) = loadable ?? (synapse.Weight, synapse.Weight);
            var target = synapse.Target - Targets.First;
            if (least < 0)
                Negative[target] += least;
            if (most > 0)
                Positive[target] += most;
            min = Math.Min(min, synapse.Delay);
            max = Math.Max(max, synapse.Delay);
            digest.Add(hash.Of(synapse));
        }
        Count += block.Length;
        delays = (min, max);
    }

    private void Add(SynapseSurvey other)
    {
        if (other.Count == 0)
            return;
        delays = Count == 0 ? other.delays : (Math.Min(delays.Min, other.delays.Min), Math.Max(delays.Max, other.delays.Max));
        Count += other.Count;
        digest.Add(other.digest);
        for (var target = 0; target < Targets.Count; target++)
        {
            Negative[target] += other.Negative[target];
            Positive[target] += other.Positive[target];
        }
    }
}
