namespace Neuro.Graph;

/// <summary>See <see cref="Rule.FixedProbability"/>. A candidate is a pair; candidates go source by source.</summary>
public sealed class FixedProbabilitySynapses(Rule.FixedProbability rule, NeuronSpan sources, NeuronSpan targets, RawValues weights, RawValues delays)
    : RuleSynapses(sources, targets, weights, delays)
{
    private readonly DrawNumbers numbers = DrawNumbers.Of(rule.Index, targets.Count);

    public override long Candidates => (long)Sources.Count * Targets.Count;

    public override int Expand(long first, int count, Span<Synapse> into)
    {
        var (source, target) = Math.DivRem(first, Targets.Count);
        var written = 0;
        for (var i = 0; i < count; i++)
        {
            if (SplitMix.Draw(rule.Seed, numbers.At(source, target)) >> 32 < rule.Threshold)
                into[written++] = Join((int)source, (int)target, source, target);
            if (++target == Targets.Count)
                (source, target) = (source + 1, 0);
        }
        return written;
    }
}
