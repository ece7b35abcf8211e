using System.Collections.Immutable;
using Neuro.Graph;

namespace Neuro.Codegen;

/// <summary>Hardware for a network, down to every memory word and every clock, before any text is made of it.</summary>
/// <param name="Network">As it is given, without relays.</param>
/// <param name="Sources">By number: input populations, then those with a model as they are updated, then relays.</param>
/// <param name="Rings">By unit and port; null where nothing ever arrives.</param>
/// <param name="Rows">Projections whose addresses are computed, those of one source together.</param>
/// <param name="Sparse">All other synapses; null if there are none.</param>
/// <param name="Program">What a tick does, from its last input word on.</param>
/// <param name="Modules">By unit.</param>
/// <param name="Memory">What the memory port reaches, by region.</param>
/// <param name="Laid">What the tables are made of.</param>
public sealed record HardwarePlan(
    ElaboratedNetwork Network,
    PlanOptions Options,
    EventFormat Events,
    ImmutableArray<SourcePlan> Sources,
    ImmutableArray<UnitPlan> Units,
    ImmutableArray<ImmutableArray<RingPlan?>> Rings,
    ImmutableArray<RowStep> Rows,
    SparsePlan? Sparse,
    ImmutableArray<DirectInput> Directs,
    ImmutableArray<ScanItem> Scan,
    ImmutableArray<TickStep> Program,
    ImmutableArray<NeuronModule> Modules,
    ImmutableArray<MemoryRegion> Memory,
    RelayedNetwork Laid)
{
    /// <exception cref="InvalidInputException">The network is none that hardware can be made for.</exception>
    public static HardwarePlan Of(ElaboratedNetwork network, PlanOptions options)
    {
        if (network.Populations.All(population => population.IsInput))
            throw new InvalidInputException(
                Code.NothingToEmit, new Place.Named(network.Name), "the network has input channels alone, and hardware for it would do nothing", "add a population that runs a model");

        HardwareLimits.Check(network, options);
        return DelayChoice.Of(network, options.Delays, laid => Of(laid, options));
    }

    private static HardwarePlan Of(RelayedNetwork laid, PlanOptions options)
    {
        var network = laid.Network;

        // Who is where.
        var sources = SourceTable.Of(laid, options);
        var units = UnitTable.Of(network, sources, options);

        // What is on its way, and along which synapses.
        var rings = RingTable.Of(network, sources, units);
        var (rows, sparse) = SynapseLayout.Of(network, sources, units, rings, options.Lanes);
        var events = EventFormat.Of(laid.Given, HardwareOrder.Updates(laid.Given));
        var directs = DirectTable.Of(network, events, units, rings);

        // When.
        var scan = ScanTable.Of(network, units, options);
        ImmutableArray<SourcePlan> numbered = [.. sources.OrderBy(s => s.Number)];
        var program = TickProgram.Of(numbered, units, rows, sparse, scans: options.Digest || !scan.IsEmpty);

        // What every neuron does, and what is seen of it from outside.
        ImmutableArray<NeuronModule> modules = [.. units.Select(unit => Module(network, unit, options))];
        var memory = MemoryMap.Of(network, units, rings, rows, sparse, modules, options.HasImages);
        HardwareLimits.Check(memory, options, network.Name);
        return new(laid.Given, options, events, numbered, units, rings, rows, sparse, directs, scan, program, modules, memory, laid);
    }

    /// <summary>What holds spikes back on their way, beside rings.</summary>
    public ImmutableArray<Relay> Relays => Laid.Relays;

    /// <summary>Whether any event is multiplied by a weight, which takes every operation one clock more.</summary>
    public bool IsGraded => Rows.Any(r => r.Feed is { IsGraded: true, Ring: not null }) || Sparse is { IsGraded: true };

    /// <summary>Populations with their units, by number: those whose events go out by their id.</summary>
    public IEnumerable<(UnitPlan Unit, UnitPopulation Population)> Placed =>
        Units.SelectMany(unit => unit.Populations, (unit, population) => (unit, population)).OrderBy(p => p.population.Source.Number);

    /// <summary>All rings, by number.</summary>
    public IEnumerable<RingPlan> AllRings => Rings.SelectMany(ports => ports).OfType<RingPlan>();

    /// <summary>The tables that tell where windows lie, without those that would say the same of every neuron.</summary>
    public IEnumerable<MemoryPlan> WindowTables => Rows.Select(row => row.Window?.Table).OfType<MemoryPlan>().Where(table => table.Width > 0);

    /// <summary>Whether a source's spikes go along computed rows or lists.</summary>
    public bool Delivers(SourcePlan source) => Rows.Any(r => r.Source == source) || Sparse?.FirstSource[source.Number] is not null;

    /// <summary>The id of a population's events going out; null: it is an input population.</summary>
    public int? OutputOf(int population) => Sources.Single(source => source.Index == population).Output;

    /// <summary>Whether a source's spikes wait in the spike store, to go out or along synapses.</summary>
    public bool Stores(SourcePlan source) => source.IsUpdated || Delivers(source);

    private static NeuronModule Module(ElaboratedNetwork network, UnitPlan unit, PlanOptions options)
    {
        var populations = unit.Populations.Select(p => p.Source.Index).ToHashSet();
        ImmutableArray<int> lets = [.. network.Probes.Where(p => p.Kind == SignalKind.Let && populations.Contains(p.Population)).Select(p => p.Index).Distinct().Order()];
        return NeuronModule.Of(unit.Datapath, $"{options.Prefix}{unit.Name}_neuron", options.Levels, lets, unit.Starts);
    }
}

/// <summary>Finds what generators add to.</summary>
internal static class DirectTable
{
    public static ImmutableArray<DirectInput> Of(ElaboratedNetwork network, EventFormat events, ImmutableArray<UnitPlan> units, ImmutableArray<ImmutableArray<RingPlan?>> rings)
    {
        var placed = units.SelectMany(u => u.Populations, (Unit, Population) => (Unit, Population)).ToDictionary(p => p.Population.Source.Index);
        return [.. events.Inputs.Select((channels, id) => (channels, id)).Where(input => input.channels.Generator is not null).Select(input =>
        {
            var generator = network.Generators[input.channels.Generator!.Value];
            var (unit, population) = placed[generator.Population];
            var ring = rings[unit.Number][generator.Port!.Value];
            return new DirectInput(input.id, input.channels, ring, unit, population.FirstRow, ring is null ? 0 : ring.Range.Frac - generator.WeightFormat.Frac);
        })];
    }
}

/// <summary>Puts the phases of a tick in order.</summary>
internal static class TickProgram
{
    public static ImmutableArray<TickStep> Of(ImmutableArray<SourcePlan> sources, ImmutableArray<UnitPlan> units, ImmutableArray<RowStep> rows, SparsePlan? sparse, bool scans)
    {
        var program = ImmutableArray.CreateBuilder<TickStep>();
        foreach (var stage in sources.GroupBy(s => s.Stage).OrderBy(s => s.Key))
        {
            foreach (var source in stage.Where(s => s.IsUpdated))
            {
                var unit = units.First(u => u.Populations.Any(p => p.Source == source));
                var population = unit.Populations.First(p => p.Source == source);
                if (unit.Model.Draws > 0)
                    program.Add(new(Phase.Key, population, unit));
                program.Add(new(Phase.Update, population, unit));
            }
            var isListed = stage.Any(s => sparse?.FirstSource[s.Number] is not null);
            if (stage.Any(s => s.IsUpdated || isListed || rows.Any(r => r.Source == s)))
                program.Add(new(Phase.Deliver, null, null));
            // Rows and lists share the rings; where there are rows, the lists wait for them.
            if (isListed && rows.Length > 0)
                program.Add(new(Phase.Sparse, null, null));
        }
        if (scans)
            program.Add(new(Phase.Scan, null, null));
        program.Add(new(Phase.End, null, null));
        return program.ToImmutable();
    }
}
