using System.Collections.Immutable;
using System.Diagnostics;

namespace Neuro.Graph;

/// <summary>What the weights and delays of a rule are one each of; checks that the rule fits its populations.</summary>
internal static class RuleItems
{
    /// <summary>Null, and an error, if the rule cannot join these neurons.</summary>
    public static ValueItems? Of(Projection projection, Population source, Population target, NeuronSpan sources, NeuronSpan targets, Diagnostics diagnostics)
    {
        var place = projection.Rule.Place ?? projection.Place;
        switch (projection.Rule)
        {
            case Rule.Listed list:
                return ListFits(list, sources, targets, place, diagnostics) ? ValueItems.Row(list.Sources.Length, "synapses") : null;
            case Rule.AllToAll or Rule.FixedProbability { Threshold: <= 1UL << 32 }:
                return ValueItems.Matrix(sources.Count, targets.Count, "pairs (source, target)");
            case Rule.OneToOne when sources.Count == targets.Count:
                return ValueItems.Row(sources.Count, "synapses");
            case Rule.OneToOne:
                return Bad($"{sources.Count} sources cannot be joined one to one with {targets.Count} targets");
            case Rule.FixedIndegree { Degree: >= 1 } rule:
                return ValueItems.Matrix(targets.Count, rule.Degree, "synapses (target, k)");
            case Rule.FixedOutdegree { Degree: >= 1 } rule:
                return ValueItems.Matrix(sources.Count, rule.Degree, "synapses (source, k)");
            case Rule.FixedIndegree or Rule.FixedOutdegree:
                return Bad("a degree is at least 1");
            case Rule.FixedTotal { Count: >= 0 } rule:
                return ValueItems.Row(rule.Count, "synapses");
            case Rule.FixedTotal:
                return Bad("a number of synapses is not negative");
            case Rule.FixedProbability:
                return Bad("a probability is at most 1");
            case Rule.Convolution rule:
                return ConvolutionItems.Shape(rule, source, target, sources, targets, out var problem) is { } shape ? ConvolutionItems.Of(rule, shape) : Bad(problem!);
            default:
                throw new UnreachableException($"{projection.Rule} is not a rule");
        }

        ValueItems? Bad(string problem)
        {
            diagnostics.Error(Code.RuleDoesNotFit, place, problem);
            return null;
        }
    }

    /// <summary>The synapses of a rule that fits.</summary>
    public static RuleSynapses Synapses(
        Rule rule, Population source, Population target, NeuronSpan sources, NeuronSpan targets, RawValues weights, RawValues delays) => rule switch
    {
        Rule.Listed list => new ListedSynapses(list, sources, targets, weights, delays),
        Rule.AllToAll => new AllToAllSynapses(sources, targets, weights, delays),
        Rule.OneToOne => new OneToOneSynapses(sources, targets, weights, delays),
        Rule.FixedIndegree drawn => new FixedIndegreeSynapses(drawn, sources, targets, weights, delays),
        Rule.FixedOutdegree drawn => new FixedOutdegreeSynapses(drawn, sources, targets, weights, delays),
        Rule.FixedTotal drawn => new FixedTotalSynapses(drawn, sources, targets, weights, delays),
        Rule.FixedProbability drawn => new FixedProbabilitySynapses(drawn, sources, targets, weights, delays),
        Rule.Convolution convolution => new ConvolutionSynapses(
            ConvolutionItems.Shape(convolution, source, target, sources, targets, out _)!, sources, targets, weights, delays),
        _ => throw new UnreachableException($"{rule} is not a rule"),
    };

    private static bool ListFits(Rule.Listed list, NeuronSpan sources, NeuronSpan targets, Place place, Diagnostics diagnostics)
    {
        if (list.Sources.Length != list.Targets.Length)
        {
            diagnostics.Error(Code.RuleDoesNotFit, place, $"there are {list.Sources.Length} sources but {list.Targets.Length} targets");
            return false;
        }
        return Inside(list.Sources, sources, "source", place, diagnostics) & Inside(list.Targets, targets, "target", place, diagnostics);
    }

    private static bool Inside(ImmutableArray<int> neurons, NeuronSpan span, string end, Place place, Diagnostics diagnostics)
    {
        for (var i = 0; i < neurons.Length; i++)
        {
            if ((uint)neurons[i] < (uint)span.Count)
                continue;
            diagnostics.Error(Code.BadRange, place, $"synapse {i} has {end} {neurons[i]}; here they go from 0 to {span.Count - 1}", "indices count from the start of the range");
            return false;
        }
        return true;
    }
}
