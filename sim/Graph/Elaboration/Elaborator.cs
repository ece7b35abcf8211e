using System.Collections.Immutable;

namespace Neuro.Graph;

/// <summary>Turns a network as described into a checked, fully sized one.</summary>
public static class Elaborator
{
    /// <summary>Null, and at least one error, if something is wrong with the network.</summary>
    /// <param name="watched">Told which part of the work is done: looking at all synapses of a large network takes seconds.</param>
    public static ElaboratedNetwork? Elaborate(
        Network network, Diagnostics diagnostics, IProgress<double>? watched = null, CancellationToken cancellation = default)
    {
        var own = new Diagnostics();
        var elaborated = Elaborated(network, own, watched, cancellation);
        foreach (var diagnostic in own.Items)
            diagnostics.Add(diagnostic);
        return elaborated;
    }

    private static ElaboratedNetwork? Elaborated(Network network, Diagnostics diagnostics, IProgress<double>? watched, CancellationToken cancellation)
    {
        // What stands in the description: names, numbers, rules.
        var names = NetworkNames.Of(network, diagnostics);
        if (PopulationTable.Of(network, diagnostics) is not { } populations)
            return null;
        var projections = ProjectionTable.Of(network, names, populations, diagnostics);
        var generators = GeneratorTable.Of(network, names, populations, diagnostics);
        var probes = ProbeTable.Of(network, names, populations, diagnostics);
        if (diagnostics.HasErrors)
            return null;

        // What follows from all synapses, looked at once.
        var portRanges = new PortRanges(populations, projections, generators);
        var progress = new WalkProgress(watched, projections.Select(projection => projection.Synapses));
        var facts = projections.Select(projection => Facts(projection, portRanges, progress, cancellation)).ToImmutableArray();
        var order = TickOrder.Of(populations, projections, facts, diagnostics);
        var ports = portRanges.Of(diagnostics);
        if (diagnostics.HasErrors)
            return null;

        // What follows from the ranges of ports: every width.
        var models = TypedModels.Of(populations, ports, diagnostics);
        if (diagnostics.HasErrors)
            return null;

        return new(
            network,
            [.. populations.Select(population => Elaborated(population, models[population.Index]))],
            [.. projections.Select((projection, i) => Elaborated(projection, facts[i]))],
            generators,
            [.. probes.Select(probe => probe.With(models[probe.Population.Index]!.Value.Model))],
            order,
            NetworkDigest.Of(network, populations, generators, facts));
    }

    private static SynapseFacts Facts(ProjectionParts projection, PortRanges ports, WalkProgress progress, CancellationToken cancellation)
    {
        var survey = SynapseSurvey.Of(projection, progress, cancellation);
        ports.Add(projection, survey);
        return survey.Facts;
    }

    private static ElaboratedPopulation Elaborated(PopulationParts population, (TypedModel Model, Datapath Datapath)? model) => new(
        population.Index, population.Name, population.Size, population.Declared.Shape,
        model?.Model, model?.Datapath, population.Parameters, population.Initial, population.Payload, population.IsGraded);

    private static ElaboratedProjection Elaborated(ProjectionParts projection, SynapseFacts facts) => new(
        projection.Name, projection.Source.Index, projection.Target.Index, projection.Port,
        projection.Declared.WeightFormat, projection.Declared.Loadable, projection.Synapses, facts.Count, facts.Delays, projection.Declared);
}
