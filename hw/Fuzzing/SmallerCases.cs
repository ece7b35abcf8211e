using System.Collections.Immutable;
using Neuro.Graph;

namespace Neuro.Hw;

/// <summary>Cases that lack something of another: ticks, populations, projections, synapses, events, lines of a model.</summary>
internal static class SmallerCases
{
    /// <summary>Large steps first; some are no networks any more.</summary>
    public static IEnumerable<FuzzCase> Of(FuzzCase it)
    {
        foreach (var ticks in new[] { it.Ticks / 2, it.Ticks - 1 }.Where(t => t > 0 && t < it.Ticks))
            yield return it with { Ticks = ticks, Events = it.Events.RemoveAll(e => e.Tick >= ticks), Marks = it.Marks.RemoveAll(m => m.Tick >= ticks) };
        if (it.Network.Populations.Length > 1)
            foreach (var population in it.Network.Populations)
                yield return Without(it, population.Name);
        foreach (var projections in Fewer(it.Network.Projections))
            yield return it with { Network = it.Network with { Projections = projections } };
        foreach (var generators in Fewer(it.Network.Generators))
            yield return it with { Network = it.Network with { Generators = generators } };
        foreach (var probes in Fewer(it.Network.Probes))
            yield return it with { Network = it.Network with { Probes = probes } };
        foreach (var events in Fewer(it.Events))
            yield return it with { Events = events };
        foreach (var marks in Fewer(it.Marks))
            yield return it with { Marks = marks };
        for (var p = 0; p < it.Network.Projections.Length; p++)
            foreach (var fewer in WithFewerSynapses(it.Network, p))
                yield return it with { Network = it.Network with { Projections = it.Network.Projections.SetItem(p, fewer) } };
        foreach (var network in SmallerModels.Of(it.Network))
            yield return it with { Network = network };
        if (it.DigestInterval != 0)
            yield return it with { DigestInterval = 0 };
    }

    /// <summary>One half of a list, the other, and each list that lacks one.</summary>
    public static IEnumerable<ImmutableArray<T>> Fewer<T>(ImmutableArray<T> all)
    {
        if (all.Length > 3)
        {
            yield return all[..(all.Length / 2)];
            yield return all[(all.Length / 2)..];
        }
        for (var i = 0; i < all.Length; i++)
            yield return all.RemoveAt(i);
    }

    // With all that names it.
    private static FuzzCase Without(FuzzCase it, string population) => it with
    {
        Network = it.Network with
        {
            Populations = it.Network.Populations.RemoveAll(p => p.Name == population),
            Projections = it.Network.Projections.RemoveAll(p => p.Source.Population == population || p.Target.Population == population),
            Generators = it.Network.Generators.RemoveAll(g => g.Target.Population == population),
            Probes = it.Network.Probes.RemoveAll(p => p.Range.Population == population),
        },
        Events = it.Events.RemoveAll(e => e.Population == population),
        Marks = [.. it.Marks.Where(m => !(m.Populations is [var only] && only == population)).Select(m => m with { Populations = m.Populations.Remove(population) })],
    };

    // A rule is written out as a list, and a list shortened.
    private static IEnumerable<Projection> WithFewerSynapses(Network network, int index)
    {
        var projection = network.Projections[index];
        if (projection is { Rule: Rule.Listed(var sources, var targets), Weights: Values.EachRaw(var weights), Delays: Values.EachRaw(var delays) })
        {
            foreach (var fewer in Fewer([.. sources.Select((source, i) => new Synapse(source, targets[i], weights[i], (int)delays[i]))]))
                yield return Listed(projection, fewer);
        }
        else if (Elaborator.Elaborate(network, new()) is { } elaborated)
        {
            var synapses = ImmutableArray.CreateBuilder<Synapse>();
            elaborated.Projections[index].Synapses.ForEachBlock(block => synapses.AddRange(block));
            yield return Listed(projection, synapses.ToImmutable());
        }
    }

    // Synapses count their neurons from the start of the populations.
    private static Projection Listed(Projection projection, ImmutableArray<Synapse> synapses) => projection with
    {
        Source = new(projection.Source.Population),
        Target = new(projection.Target.Population),
        Rule = new Rule.Listed([.. synapses.Select(s => s.Source)], [.. synapses.Select(s => s.Target)]),
        Weights = new Values.EachRaw([.. synapses.Select(s => s.Weight)]),
        Delays = new Values.EachRaw([.. synapses.Select(s => (long)s.Delay)]),
    };
}
