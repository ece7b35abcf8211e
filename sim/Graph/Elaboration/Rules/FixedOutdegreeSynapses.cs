namespace Neuro.Graph;

/// <summary>See <see cref="Rule.FixedOutdegree"/>. Candidates go source by source.</summary>
public sealed class FixedOutdegreeSynapses(Rule.FixedOutdegree rule, NeuronSpan sources, NeuronSpan targets, RawValues weights, RawValues delays)
    : RuleSynapses(sources, targets, weights, delays)
{
    private readonly DrawNumbers numbers = DrawNumbers.Of(rule.Index, rule.Degree);

    public override long Candidates => (long)Sources.Count * rule.Degree;

    public override int Expand(long first, int count, Span<Synapse> into)
    {
        var (source, k) = Math.DivRem(first, rule.Degree);
        for (var i = 0; i < count; i++)
        {
            var target = SplitMix.Below(rule.Seed, numbers.At(source, k), (uint)Targets.Count);
            into[i] = Join((int)source, (int)target, source, k);
            if (++k == rule.Degree)
                (source, k) = (source + 1, 0);
        }
        return count;
    }
}
