namespace Neuro.Graph;

/// <summary>See <see cref="Rule.AllToAll"/>. Candidates go source by source.</summary>
public sealed class AllToAllSynapses(NeuronSpan sources, NeuronSpan targets, RawValues weights, RawValues delays)
    : RuleSynapses(sources, targets, weights, delays)
{
    public override long Candidates => (long)Sources.Count * Targets.Count;

    public override int Expand(long first, int count, Span<Synapse> into)
    {
        var (source, target) = Math.DivRem(first, Targets.Count);
        for (var i = 0; i < count; i++)
        {
            into[i] = Join((int)source, (int)target, source, target);
            if (++target == Targets.Count)
                (source, target) = (source + 1, 0);
        }
        return count;
    }
}
