namespace Neuro.Graph;

/// <summary>See <see cref="Rule.Listed"/>.</summary>
public sealed class ListedSynapses(Rule.Listed pairs, NeuronSpan sources, NeuronSpan targets, RawValues weights, RawValues delays)
    : RuleSynapses(sources, targets, weights, delays)
{
    public override long Candidates => pairs.Sources.Length;

    public override int Expand(long first, int count, Span<Synapse> into)
    {
        for (var i = 0; i < count; i++)
        {
            var synapse = (int)first + i;
            into[i] = Join(pairs.Sources[synapse], pairs.Targets[synapse], 0, synapse);
        }
        return count;
    }
}
