using System.Collections.Immutable;
using System.Numerics;
using Neuro.Graph;

namespace Neuro.Codegen;

/// <summary>Finds the units: populations of one model share a datapath, made for the widest of their ports.</summary>
internal static class UnitTable
{
    public static ImmutableArray<UnitPlan> Of(ElaboratedNetwork network, ImmutableArray<SourcePlan> sources, PlanOptions options)
    {
        var groups = new List<List<SourcePlan>>();
        var datapaths = new List<Datapath>();
        foreach (var source in sources.Where(s => s.IsUpdated).OrderBy(s => s.Number))
        {
            var joined = false;
            for (var g = 0; g < groups.Count && !joined; g++)
            {
                // What may be loaded is said for a whole memory.
                if (!Loadable(source).SetEquals(Loadable(groups[g][0])) || Joined(network, datapaths[g], source.Population) is not { } datapath)
                    continue;
                groups[g].Add(source);
                datapaths[g] = datapath;
                joined = true;
            }
            if (joined)
                continue;
            groups.Add([source]);
            datapaths.Add(source.Population.Datapath!);
        }
        var names = new VerilogNames();
        return [.. groups.Select((group, number) => Unit(network, number, names.Unique(SnakeCase.Of(datapaths[number].Model.Model.Name)), datapaths[number], group, options))];

        ImmutableSortedSet<string> Loadable(SourcePlan source) => network.Source.Populations[source.Index].Loadable;
    }

    // One datapath for both, if there is one that gives what is recorded in the same form.
    private static Datapath? Joined(ElaboratedNetwork network, Datapath datapath, ElaboratedPopulation population)
    {
        var (a, b) = (datapath.Model, population.Model!);
        if (!ReferenceEquals(a.Model, b.Model))
            return null;
        if (a.Ports.SequenceEqual(b.Ports))
            return datapath;
        if (a.Ports.Zip(b.Ports).Any(pair => pair.First.Frac != pair.Second.Frac))
            return null;
        var own = new Diagnostics();
        var typed = ModelTyping.Of(a.Model, [.. a.Ports.Zip(b.Ports, Num.Union)], own);
        return typed is null || own.HasErrors ? null : Lowering.Of(typed);
    }

    private static UnitPlan Unit(ElaboratedNetwork network, int number, string name, Datapath datapath, List<SourcePlan> group, PlanOptions options)
    {
        var populations = ImmutableArray.CreateBuilder<UnitPopulation>();
        var row = 0;
        foreach (var source in group)
        {
            populations.Add(new(source, row));
            row += source.Dealing.Rows;
        }
        var model = datapath.Model.Model;
        var offset = 0;
        var states = ImmutableArray.CreateBuilder<NumberField>();
        foreach (var state in model.States)
        {
            states.Add(new(offset, state.Type.Format.Bits, state.Type.Format.Signed, 0));
            offset += state.Type.Format.Bits;
        }
        var all = populations.ToImmutable();
        var (parameters, paramMemory) = Constants(
            name + "_params", "parameters of one neuron", [.. model.Params.Select(p => p.Type.Format)], all, row, options.Lanes,
            (population, p) => population.Parameters[p], (population, p) => population.Parameters[p].Length > 1 || network.Source.Populations[population.Index].Loadable.Contains(model.Params[p].Name));
        var (initial, initialMemory) = Constants(
            name + "_initial", "initial states of one neuron", [.. model.States.Select(s => s.Type.Format)], all, row, options.Lanes,
            (population, s) => population.Initial[s], (population, s) => population.Initial[s].Length > 1);
        return new(number, name, datapath, all, states.ToImmutable(), parameters, initial, paramMemory, initialMemory);
    }

    private static (ImmutableArray<ConstantPlan>, MemoryPlan?) Constants(
        string name, string what, ImmutableArray<Format> formats, ImmutableArray<UnitPopulation> populations, int rows, int lanes,
        Func<ElaboratedPopulation, int, ImmutableArray<long>> values, Func<ElaboratedPopulation, int, bool> isStored)
    {
        var plans = ImmutableArray.CreateBuilder<ConstantPlan>();
        var offset = 0;
        for (var i = 0; i < formats.Length; i++)
        {
            NumberField? field = null;
            if (populations.Any(p => isStored(p.Source.Population, i)))
            {
                field = new(offset, formats[i].Bits, formats[i].Signed, 0);
                offset += formats[i].Bits;
            }
            plans.Add(new(field is null ? [.. populations.Select(p => values(p.Source.Population, i)[0])] : [], field));
        }
        if (offset == 0)
            return (plans.ToImmutable(), null);
        return (plans.ToImmutable(), new(name, offset, rows, what, Contents()));

        BigInteger[][] Contents()
        {
            var words = Enumerable.Range(0, lanes).Select(_ => new BigInteger[rows]).ToArray();
            foreach (var (source, firstRow) in populations)
                for (var neuron = 0; neuron < source.Population.Size; neuron++)
                    for (var i = 0; i < formats.Length; i++)
                        if (plans[i].Field is { } field)
                        {
                            var given = values(source.Population, i);
                            words[source.Dealing.Lane(neuron)][firstRow + source.Dealing.Row(neuron)] |= field.Encode(given.Length == 1 ? given[0] : given[neuron]);
                        }
            return words;
        }
    }
}
