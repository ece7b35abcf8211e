using System.Collections.Immutable;

namespace Neuro.Graph;

/// <summary>The projections: names made unique, ends resolved, weights and delays on their grids, rules ready to give synapses.</summary>
internal static class ProjectionTable
{
    private static readonly Format DelayFormat = Format.Ufix(31, 0);

    public static ImmutableArray<ProjectionParts> Of(Network network, NetworkNames names, ImmutableArray<PopulationParts> populations, Diagnostics diagnostics)
    {
        if (network.MaxDelay is < 0 or > Network.LongestMaxDelay)
            diagnostics.Error(Code.DelayOutOfRange, network.Place, $"the longest delay allowed is {network.MaxDelay} ticks; it is at least 0 and at most {Network.LongestMaxDelay}");
        var unique = ProjectionNames.Of(network, diagnostics);
        var parts = ImmutableArray.CreateBuilder<ProjectionParts>();
        for (var i = 0; i < network.Projections.Length; i++)
            if (Parts(network, unique[i], network.Projections[i], names, populations, diagnostics) is { } projection)
                parts.Add(projection);
        CheckCandidates(network, parts, diagnostics);
        return parts.ToImmutable();
    }

    private static ProjectionParts? Parts(
        Network network, string name, Projection declared, NetworkNames names, ImmutableArray<PopulationParts> populations, Diagnostics diagnostics)
    {
        var source = NeuronEnds.Population(declared.Source, declared.Place, names, populations, diagnostics);
        var target = NeuronEnds.Population(declared.Target, declared.Place, names, populations, diagnostics);
        if (declared.WeightFormat.Problem is { } problem)
        {
            diagnostics.Error(Code.BadNumberFormat, declared.Place, problem);
            return null;
        }
        if (source is null || target is null)
            return null;
        var sources = NeuronEnds.Span(declared.Source, source, declared.Place, diagnostics);
        var targets = NeuronEnds.Span(declared.Target, target, declared.Place, diagnostics);
        var port = NeuronEnds.Port(declared.Port, target, declared.Target.Place ?? declared.Place, diagnostics);
        if (sources is null || targets is null || RuleItems.Of(declared, source.Declared, target.Declared, sources.Value, targets.Value, diagnostics) is not { } items)
            return null;
        var weights = ValueGrid.Of(declared.Weights, declared.WeightFormat, items, diagnostics);
        var delays = ValueGrid.Of(declared.Delays, DelayFormat, items, diagnostics);
        if (delays is not null && delays.Bounds.Max > network.MaxDelay)
        {
            diagnostics.Error(Code.DelayOutOfRange, declared.Delays.Place, $"a delay of {delays.Bounds.Max} ticks is longer than the network allows, which is {network.MaxDelay}",
                "raise \"max_delay\", knowing that hardware pays memory for it");
            return null;
        }
        return port is null || weights is null || delays is null ? null
            : new(name, declared, source, target, port.Value, RuleItems.Synapses(declared.Rule, source.Declared, target.Declared, sources.Value, targets.Value, weights, delays));
    }

    private static void CheckCandidates(Network network, IEnumerable<ProjectionParts> projections, Diagnostics diagnostics)
    {
        var candidates = projections.Aggregate((Int128)0, (sum, projection) => sum + projection.Synapses.Candidates);
        if (candidates > Network.MostCandidates)
            diagnostics.Error(Code.TooManySynapses, network.Place, $"the rules would look at {candidates} pairs; the most is {Network.MostCandidates}");
    }
}
