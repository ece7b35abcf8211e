using System.Collections.Immutable;
using System.Numerics;
using Neuro.Codegen;
using Neuro.Sim;

namespace Neuro.Hw;

/// <summary>
/// What is done at the memory port in a run: initial states are read, numbers are loaded and read back, states are read in
/// the middle and at the end, and the old numbers are loaded again. What no address names, what may not be written and
/// what no format holds must be refused.
/// </summary>
internal sealed class MemoryScript
{
    private readonly HardwarePlan plan;
    private readonly LoadedNetwork loaded;
    private readonly int mostNeurons;
    private readonly List<MemoryOperation> operations = [];

    private MemoryScript(HardwarePlan plan, LoadedNetwork loaded, int mostNeurons) => (this.plan, this.loaded, this.mostNeurons) = (plan, loaded, mostNeurons);

    /// <param name="ticks">Of the run.</param>
    /// <param name="mostNeurons">Of a population that are read at a time; of more, every second, third, … one.</param>
    /// <param name="isFresh">Whether nothing was loaded before, and the first values can be read, too: not where the run begins again.</param>
    public static ImmutableArray<MemoryOperation> Of(HardwarePlan plan, LoadedNetwork loaded, Stimulus stimulus, long ticks, int mostNeurons, bool isFresh)
    {
        var script = new MemoryScript(plan, loaded, mostNeurons);
        var simulation = new ReferenceSimulation(loaded.Network, stimulus);
        script.ReadStates(simulation);
        if (isFresh)
            script.Access(0, MemoryAccess.Read, load => load.Old);
        script.Refused(0);
        script.Load(0, load => load.New);
        while (simulation.Tick < ticks)
        {
            simulation.Advance();
            if (simulation.Tick == (ticks + 1) / 2 || simulation.Tick == ticks)
            {
                script.ReadStates(simulation);
                script.ReadRecorded(simulation);
            }
        }
        // In the other order, so that one which is written beside another is not written over.
        script.Load(ticks, load => load.Old, isReversed: true);
        return [.. script.operations];
    }

    /// <summary>The numbers that are loaded before the first tick, and nothing else.</summary>
    public static ImmutableArray<MemoryOperation> Loading(HardwarePlan plan, LoadedNetwork loaded)
    {
        var script = new MemoryScript(plan, loaded, mostNeurons: 1);
        script.Access(0, MemoryAccess.Write, load => load.New);
        return [.. script.operations];
    }

    private void ReadStates(ReferenceSimulation simulation) => Read(simulation, RegionKind.State, now => now.States);

    // What is probed, of all neurons.
    private void ReadRecorded(ReferenceSimulation simulation)
    {
        Read(simulation, RegionKind.Port, now => now.Ports);
        Read(simulation, RegionKind.Let, now => now.Lets);
    }

    private void Read(ReferenceSimulation simulation, RegionKind kind, Func<ReferencePopulation, long[][]> values)
    {
        foreach (var region in plan.Memory.Where(r => r.Kind == kind))
            foreach (var population in region.Unit!.Populations)
            {
                var (source, step) = (population.Source, 1 + (population.Source.Population.Size - 1) / mostNeurons);
                for (var neuron = (int)(simulation.Tick % step); neuron < source.Population.Size; neuron += step)
                    Access(simulation.Tick, MemoryAccess.Read, MemoryPlaces.OfNeuron(region, population, neuron), values(simulation.Populations[source.Index])[region.Index][neuron]);
            }
    }

    private void Load(long tick, Func<Load, long> value, bool isReversed = false)
    {
        Access(tick, MemoryAccess.Write, value, isReversed);
        Access(tick, MemoryAccess.Read, value);
    }

    private void Access(long tick, MemoryAccess access, Func<Load, long> value, bool isReversed = false)
    {
        foreach (var load in isReversed ? loaded.Loads.Reverse() : loaded.Loads)
            Access(tick, access, load.Place, value(load));
    }

    private void Refused(long tick)
    {
        foreach (var region in plan.Memory)
        {
            var first = new MemoryPlace(region, 0, 0);
            if (!region.Loadable)
                Access(tick, MemoryAccess.RefusedWrite, first, 0);
            Access(tick, MemoryAccess.RefusedRead, first with { Entry = region.Entries }, 0);
            if (region.Words == 1)
                Add(tick, MemoryAccess.RefusedRead, first.Address(plan.Options.Lanes, isUpper: true), 0);
        }
        if (plan.Memory.Length < MemoryMap.MostRegions)
            Add(tick, MemoryAccess.RefusedRead, (uint)plan.Memory.Length << MemoryMap.RegionBit, 0);
        foreach (var load in loaded.Loads.DistinctBy(load => (load.Place.Region.Number, load.Format)))
            foreach (var beyond in (BigInteger[])[load.Format.Num.Min - 1, load.Format.Num.Max + 1])
                if (Fits(beyond, load.Place.Region))
                    Access(tick, MemoryAccess.RefusedWrite, load.Place, (long)beyond);
    }

    // A number on the port is signed; where its format is not, and fills the word, it is not.
    private static bool Fits(BigInteger value, MemoryRegion region) =>
        value >= Min(region) && value <= Min(region) + (BigInteger.One << (32 * region.Words)) - 1;

    private static BigInteger Min(MemoryRegion region) => region.IsUnsignedWord ? 0 : -(BigInteger.One << (32 * region.Words - 1));

    // A number of two words is written by its upper word, and that is where it is refused.
    private void Access(long tick, MemoryAccess access, MemoryPlace place, long value)
    {
        var isWide = place.Region.Words == 2;
        Add(tick, isWide ? Lower(access) : access, place.Address(plan.Options.Lanes), (uint)value);
        if (isWide)
            Add(tick, access, place.Address(plan.Options.Lanes, isUpper: true), (uint)(value >> 32));

        MemoryAccess Lower(MemoryAccess access) => access == MemoryAccess.RefusedWrite && place.Region.Loadable ? MemoryAccess.Write : access;
    }

    private void Add(long tick, MemoryAccess access, uint address, uint data) => operations.Add(new(tick, access, address, data));
}
