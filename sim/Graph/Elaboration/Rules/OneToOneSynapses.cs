namespace Neuro.Graph;

/// <summary>See <see cref="Rule.OneToOne"/>.</summary>
public sealed class OneToOneSynapses(NeuronSpan sources, NeuronSpan targets, RawValues weights, RawValues delays)
    : RuleSynapses(sources, targets, weights, delays)
{
    public override long Candidates => Sources.Count;

    public override int Expand(long first, int count, Span<Synapse> into)
    {
        for (var i = 0; i < count; i++)
            into[i] = Join((int)first + i, (int)first + i, 0, first + i);
        return count;
    }
}
