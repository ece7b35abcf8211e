using System.Diagnostics;
using Neuro.Graph;

namespace Neuro.Sim;

/// <summary>What will arrive at one population: a sum for each tick to come, port and neuron.</summary>
internal sealed class ArrivalRing
{
    private readonly ElaboratedPopulation population;
    private readonly long[][][] slots;

    public ArrivalRing(ElaboratedPopulation population, int longestDelay)
    {
        this.population = population;
        slots = [.. Enumerable.Range(0, longestDelay + 1).Select(_ => population.Ports.Select(_ => new long[population.Size]).ToArray())];
    }

    /// <summary>Adds Raw · 2^-frac to a port's sum at a tick no further ahead than the longest delay.</summary>
    public void Add(long tick, int port, int neuron, Int128 raw, int frac)
    {
        ref var sum = ref slots[tick % slots.Length][port][neuron];
        // Elaboration proved that no sum leaves its range; on the way to it any order stays inside, too.
        sum = checked((long)(sum + (raw << (population.Ports[port].Frac - frac))));
    }

    /// <summary>The sum of a port at a tick.</summary>
    public long Sum(long tick, int port, int neuron)
    {
        var sum = slots[tick % slots.Length][port][neuron];
        var range = population.Ports[port];
        if (sum < range.Min || sum > range.Max)
            throw new UnreachableException($"{population.Name}[{neuron}] port {port}: {sum} is outside {range}");
        return sum;
    }

    /// <summary>Empties a tick's slot once all its sums are taken.</summary>
    public void Clear(long tick)
    {
        foreach (var sums in slots[tick % slots.Length])
            Array.Clear(sums);
    }

    /// <summary>Drops everything in flight.</summary>
    public void Drop()
    {
        for (var slot = 0; slot < slots.Length; slot++)
            Clear(slot);
    }
}
