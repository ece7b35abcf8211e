using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Neuro.Graph;
using Neuro.Sim;

namespace Neuro.Tests;

/// <summary>
/// A network with its stimulus on which an engine fails, made smaller as long as it still does: to be read, and to become
/// a test with a name.
/// </summary>
internal sealed record FailingRun(Network Network, ImmutableArray<FailingRun.Event> Events, ImmutableArray<FailingRun.Mark> Marks, long Ticks, int DigestInterval)
{
    /// <summary>An event of an input, which is called by name: populations come and go.</summary>
    public readonly record struct Event(long Tick, string Population, int Neuron, long Payload);

    /// <summary>A reset mark; no names mean all populations.</summary>
    public sealed record Mark(long Tick, ImmutableArray<string> Populations, bool KeepInFlight);

    // Each attempt runs two engines; a network of this size needs fewer.
    private const int MostAttempts = 3000;

    public static FailingRun Of(RandomNetwork random)
    {
        var network = random.Elaborated;
        return new(
            random.Network,
            [.. random.Events.OrderBy(e => e.Tick).Select(e => new Event(e.Tick, network.Populations[e.Population].Name, e.Neuron, e.Payload))],
            [.. random.Marks.Select(m => new Mark(m.Tick, [.. m.Populations.Select(p => network.Populations[p].Name)], m.KeepInFlight))],
            random.Ticks,
            random.DigestInterval);
    }

    /// <summary>With rules written out as lists, from which synapses can be taken one by one.</summary>
    public FailingRun Listed()
    {
        var network = Elaborated.Of(Network);
        return this with { Network = Network with { Projections = [.. network.Projections.Select(projection => Listed(projection, network))] } };
    }

    /// <param name="problem">What is wrong with a run; null: nothing.</param>
    public FailingRun Shrunk(Func<FailingRun, string?> problem)
    {
        // Where it needs the rule as such, the rule stays.
        var smallest = Listed() is var listed && problem(listed) is not null ? listed : this;
        var attempts = 0;
        for (var isSmaller = true; isSmaller && attempts < MostAttempts;)
        {
            isSmaller = false;
            foreach (var candidate in smallest.Smaller())
            {
                if (++attempts > MostAttempts)
                    break;
                if (problem(candidate) is null)
                    continue;
                (smallest, isSmaller) = (candidate, true);
                break;
            }
        }
        return smallest;
    }

    /// <summary>The trace that an engine gives; null if the network that is left is none.</summary>
    public MemoryTrace? Run(IEngine engine)
    {
        if (Elaborator.Elaborate(Network, new()) is not { } network)
            return null;
        var builder = new StimulusBuilder(network);
        foreach (var (tick, population, neuron, payload) in Events)
            builder.Event(tick, population, neuron, payload);
        foreach (var (tick, populations, keeps) in Marks)
            if (keeps)
                builder.ResetKeepingInFlight(tick, [.. populations]);
            else
                builder.Reset(tick, [.. populations]);
        var stimulus = builder.Build();
        var trace = new MemoryTrace(Recording.Header(network, StimulusDigest.Of(network, stimulus, Ticks), Ticks, DigestInterval));
        engine.Run(network, stimulus, trace.Header, trace, CancellationToken.None);
        return trace;
    }

    public override string ToString()
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"{Ticks} ticks, digest every {DigestInterval}, seed {Network.Seed}\n");
        foreach (var model in Network.Populations.Select(p => p.Model).OfType<NeuronModel>().DistinctBy(m => m.Name))
            text.Append(model.Source.Text.TrimEnd()).Append('\n');
        foreach (var population in Network.Populations)
        {
            text.Append(CultureInfo.InvariantCulture, $"population {population.Name}: {population.Size} {population.Model?.Name ?? "input"} {population.Payload}\n");
            foreach (var (name, values) in population.Parameters.Concat(population.Initial))
                text.Append(CultureInfo.InvariantCulture, $"  {name} = {Shown(values)}\n");
        }
        foreach (var projection in Network.Projections)
            text.Append(CultureInfo.InvariantCulture, $"projection {projection.Source} to {projection.Target}.{projection.Port} {projection.WeightFormat}{(projection.Loadable ? " loadable" : "")} {projection.Rule.GetType().Name}: {string.Join(' ', Synapses(projection).Select(s => $"({s.Source}, {s.Target}, {s.Weight}, {s.Delay})"))}\n");
        foreach (var generator in Network.Generators)
            text.Append(CultureInfo.InvariantCulture, $"{generator}\n");
        text.Append(CultureInfo.InvariantCulture, $"probes {string.Join(", ", Network.Probes.Select(p => $"{p.Range}.{p.Signal}[{string.Join(',', p.Neurons)}]"))}\n");
        text.Append(CultureInfo.InvariantCulture, $"events {string.Join(' ', Events.Select(e => $"{e.Tick}:{e.Population}[{e.Neuron}]={e.Payload}"))}\n");
        text.Append(CultureInfo.InvariantCulture, $"marks {string.Join(' ', Marks.Select(m => $"{m.Tick}:{string.Join('+', m.Populations)}{(m.KeepInFlight ? " keeping" : "")}"))}\n");
        return text.ToString();
    }

    private IEnumerable<FailingRun> Smaller()
    {
        foreach (var ticks in new[] { Ticks / 2, Ticks - 1 }.Where(t => t > 0 && t < Ticks))
            yield return this with { Ticks = ticks, Events = [.. Events.Where(e => e.Tick < ticks)], Marks = [.. Marks.Where(m => m.Tick < ticks)] };
        foreach (var projections in Fewer(Network.Projections))
            yield return this with { Network = Network with { Projections = projections } };
        foreach (var population in Network.Populations.Where(p => Network.Populations.Length > 1 && !IsUsed(p.Name)))
            yield return this with { Network = Network with { Populations = Network.Populations.Remove(population) } };
        foreach (var generators in Fewer(Network.Generators))
            yield return this with { Network = Network with { Generators = generators } };
        foreach (var probes in Fewer(Network.Probes))
            yield return this with { Network = Network with { Probes = probes } };
        foreach (var events in Fewer(Events))
            yield return this with { Events = events };
        foreach (var marks in Fewer(Marks))
            yield return this with { Marks = marks };
        for (var p = 0; p < Network.Projections.Length; p++)
            foreach (var fewer in Fewer(Synapses(Network.Projections[p])))
                yield return this with { Network = Network with { Projections = Network.Projections.SetItem(p, With(Network.Projections[p], fewer)) } };
        if (DigestInterval != 0)
            yield return this with { DigestInterval = 0 };
    }

    // Half of a list, the other half, and each list that lacks one.
    private static IEnumerable<ImmutableArray<T>> Fewer<T>(ImmutableArray<T> all)
    {
        if (all.Length > 3)
        {
            yield return all[..(all.Length / 2)];
            yield return all[(all.Length / 2)..];
        }
        for (var i = 0; i < all.Length; i++)
            yield return all.RemoveAt(i);
    }

    private bool IsUsed(string population) =>
        Network.Projections.Any(p => p.Source.Population == population || p.Target.Population == population)
        || Network.Generators.Any(g => g.Target.Population == population) || Network.Probes.Any(p => p.Range.Population == population)
        || Events.Any(e => e.Population == population) || Marks.Any(m => m.Populations.Contains(population));

    private static Projection Listed(ElaboratedProjection projection, ElaboratedNetwork network) => With(
        projection.Declared with { Source = new(network.Populations[projection.Source].Name), Target = new(network.Populations[projection.Target].Name) },
        [.. Elaborated.Synapses(projection)]);

    private static Projection With(Projection projection, ImmutableArray<Synapse> synapses) => projection with
    {
        Rule = new Rule.Listed([.. synapses.Select(s => s.Source)], [.. synapses.Select(s => s.Target)]),
        Weights = new Values.EachRaw([.. synapses.Select(s => s.Weight)]),
        Delays = new Values.EachRaw([.. synapses.Select(s => (long)s.Delay)]),
    };

    // None where they follow from a rule.
    private static ImmutableArray<Synapse> Synapses(Projection projection)
    {
        if (projection is not { Rule: Rule.Listed, Weights: Values.EachRaw, Delays: Values.EachRaw })
            return [];
        var (rule, weights, delays) = ((Rule.Listed)projection.Rule, (Values.EachRaw)projection.Weights, (Values.EachRaw)projection.Delays);
        return [.. rule.Sources.Select((source, i) => new Synapse(source, rule.Targets[i], weights.Raws[i], (int)delays.Raws[i]))];
    }

    private static string Shown(Values values) => values switch
    {
        Values.Same(var number) => $"{number}",
        Values.EachRaw(var raws) => string.Join(", ", raws),
        _ => $"{values}",
    };
}
