namespace Neuro.Graph;

/// <summary>See <see cref="Rule.FixedTotal"/>.</summary>
public sealed class FixedTotalSynapses(Rule.FixedTotal rule, NeuronSpan sources, NeuronSpan targets, RawValues weights, RawValues delays)
    : RuleSynapses(sources, targets, weights, delays)
{
    private readonly DrawNumbers numbers = DrawNumbers.Of(rule.Index, rule.Count);

    public override long Candidates => rule.Count;

    public override int Expand(long first, int count, Span<Synapse> into)
    {
        for (var i = 0; i < count; i++)
        {
            var draw = unchecked(2 * numbers.At(0, first + i));
            var source = SplitMix.Below(rule.Seed, draw, (uint)Sources.Count);
            var target = SplitMix.Below(rule.Seed, unchecked(draw + 1), (uint)Targets.Count);
            into[i] = Join((int)source, (int)target, 0, first + i);
        }
        return count;
    }
}
