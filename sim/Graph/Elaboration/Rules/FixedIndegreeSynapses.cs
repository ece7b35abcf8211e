namespace Neuro.Graph;

/// <summary>See <see cref="Rule.FixedIndegree"/>. Candidates go target by target.</summary>
public sealed class FixedIndegreeSynapses(Rule.FixedIndegree rule, NeuronSpan sources, NeuronSpan targets, RawValues weights, RawValues delays)
    : RuleSynapses(sources, targets, weights, delays)
{
    private readonly DrawNumbers numbers = DrawNumbers.Of(rule.Index, rule.Degree);

    public override long Candidates => (long)Targets.Count * rule.Degree;

    public override int Expand(long first, int count, Span<Synapse> into)
    {
        var (target, k) = Math.DivRem(first, rule.Degree);
        for (var i = 0; i < count; i++)
        {
            var source = SplitMix.Below(rule.Seed, numbers.At(target, k), (uint)Sources.Count);
            into[i] = Join((int)source, (int)target, target, k);
            if (++k == rule.Degree)
                (target, k) = (target + 1, 0);
        }
        return count;
    }
}
