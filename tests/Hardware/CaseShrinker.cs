using System.Collections.Immutable;
using Neuro.Graph;

namespace Neuro.Tests;

/// <summary>Takes away of a failing case what it fails without.</summary>
internal static class CaseShrinker
{
    /// <param name="fails">Whether a smaller case still does.</param>
    /// <param name="most">How many are tried.</param>
    public static HardwareCase Shrink(HardwareCase failing, Func<HardwareCase, bool> fails, int most = 400)
    {
        var tried = 0;
        for (var isSmaller = true; isSmaller && tried < most;)
        {
            isSmaller = false;
            foreach (var smaller in Smaller(failing))
            {
                if (tried++ >= most)
                    break;
                if (smaller.Elaborate() is null || !fails(smaller))
                    continue;
                (failing, isSmaller) = (smaller, true);
                break;
            }
        }
        return failing;
    }

    // Large steps first.
    private static IEnumerable<HardwareCase> Smaller(HardwareCase it)
    {
        if (it.Ticks > 1)
        {
            yield return it with { Ticks = it.Ticks / 2 };
            yield return it with { Ticks = it.Ticks - 1 };
        }
        if (it.UsesMemory)
            yield return it with { UsesMemory = false };
        foreach (var population in it.Network.Populations)
            yield return Without(it, population.Name);
        for (var i = 0; i < it.Network.Projections.Length; i++)
            yield return it with { Network = it.Network with { Projections = it.Network.Projections.RemoveAt(i) } };
        for (var i = 0; i < it.Network.Generators.Length; i++)
            yield return it with { Network = it.Network with { Generators = it.Network.Generators.RemoveAt(i) } };
        for (var i = 0; i < it.Network.Probes.Length; i++)
            yield return it with { Network = it.Network with { Probes = it.Network.Probes.RemoveAt(i) } };
        foreach (var events in Parts(it.Events))
            yield return it with { Events = events };
        foreach (var marks in Parts(it.Marks))
            yield return it with { Marks = marks };
        for (var i = 0; i < it.Network.Projections.Length; i++)
            foreach (var projection in Fewer(it, i))
                yield return it with { Network = it.Network with { Projections = it.Network.Projections.SetItem(i, projection) } };
        if (it.Options.Lanes > 1)
            yield return it with { Options = it.Options with { Lanes = it.Options.Lanes / 2 } };
    }

    private static HardwareCase Without(HardwareCase it, string population) => it with
    {
        Network = it.Network with
        {
            Populations = it.Network.Populations.RemoveAll(p => p.Name == population),
            Projections = it.Network.Projections.RemoveAll(p => p.Source.Population == population || p.Target.Population == population),
            Generators = it.Network.Generators.RemoveAll(g => g.Target.Population == population),
            Probes = it.Network.Probes.RemoveAll(p => p.Range.Population == population),
        },
        Events = it.Events.RemoveAll(e => e.Population == population),
        Marks = [.. it.Marks.Where(m => m.Populations.IsEmpty || m.Populations.Length > 1 || !m.Populations.Contains(population)).Select(m => m with { Populations = m.Populations.Remove(population) })],
    };

    // One half, the other, and, of a few, all but one.
    private static IEnumerable<ImmutableArray<T>> Parts<T>(ImmutableArray<T> items)
    {
        if (items.Length > 1)
        {
            yield return items[..(items.Length / 2)];
            yield return items[(items.Length / 2)..];
        }
        if (items.Length is > 0 and <= 24)
            for (var i = 0; i < items.Length; i++)
                yield return items.RemoveAt(i);
    }

    // A rule is written out as a list, and a list shortened.
    private static IEnumerable<Projection> Fewer(HardwareCase it, int index)
    {
        var projection = it.Network.Projections[index];
        if (it.Elaborate() is not var (network, _))
            yield break;
        var elaborated = network.Projections[index];
        ImmutableArray<Synapse> synapses = [.. Elaborated.Synapses(elaborated)];
        if (projection.Rule is not Rule.Listed)
            yield return Listed(synapses);
        else
            foreach (var part in Parts(synapses))
                yield return Listed(part);

        Projection Listed(ImmutableArray<Synapse> list) => projection with
        {
            Source = new(projection.Source.Population),
            Target = new(projection.Target.Population),
            Rule = new Rule.Listed([.. list.Select(s => s.Source)], [.. list.Select(s => s.Target)]),
            Weights = new Values.EachRaw([.. list.Select(s => s.Weight)]),
            Delays = new Values.EachRaw([.. list.Select(s => (long)s.Delay)]),
        };
    }
}
