using System.Collections.Immutable;
using System.Diagnostics;
using System.Runtime.CompilerServices;
using Neuro.Graph;

namespace Neuro.Sim;

/// <summary>
/// Gives a network its input tick by tick: listed events and those of generators, merged, and reset marks. All engines
/// take their input from here, so that it is the same for all.
/// </summary>
public sealed class StimulusPlayer
{
    private readonly ElaboratedNetwork network;
    private readonly Stimulus stimulus;
    private readonly ImmutableArray<ElaboratedGenerator> generators;
    private readonly EventsOfGenerator eventsOf;
    private readonly TickInput input;
    private readonly bool[] isOutOfOrder;
    private long tick;
    private int nextEvent;
    private int nextMark;

    public StimulusPlayer(ElaboratedNetwork network, Stimulus stimulus)
        : this(network, stimulus, ByDefinition)
    {
    }

    /// <param name="eventsOf">How generators of input populations draw, which may be faster than by definition.</param>
    internal StimulusPlayer(ElaboratedNetwork network, Stimulus stimulus, EventsOfGenerator eventsOf)
    {
        if (stimulus.Generators.Any(generator => generator.Port is not null))
            throw new ArgumentException("a generator of a port belongs to the network, which computes the port's width from it", nameof(stimulus));
        this.network = network;
        this.stimulus = stimulus;
        this.eventsOf = eventsOf;
        generators = [.. network.Generators, .. stimulus.Generators];
        input = new(network);
        isOutOfOrder = new bool[network.Populations.Length];
    }

    /// <summary>Gives neuron, in ascending order, and count of all that a generator draws at a tick and that is not 0.</summary>
    internal delegate void EventsOfGenerator(ElaboratedGenerator generator, long tick, Action<int, int> add);

    /// <summary>Goes on at a later tick; what lies between is left out.</summary>
    public void Seek(long tick)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(tick, this.tick);
        this.tick = tick;
        while (nextMark < stimulus.Marks.Length && stimulus.Marks[nextMark].Tick < tick)
            nextMark++;
        while (nextEvent < stimulus.Events.Length && stimulus.Events[nextEvent].Tick < tick)
            nextEvent++;
    }

    /// <summary>The input of the next tick, from 0 on; valid until the next call.</summary>
    /// <exception cref="InvalidInputException">Two events of one channel in one tick.</exception>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public TickInput Next()
    {
        Clear();
        TakeMarks();
        TakeEvents();
        for (var generator = 0; generator < generators.Length; generator++)
            Generate(generators[generator], generator);
        for (var population = 0; population < isOutOfOrder.Length; population++)
            if (isOutOfOrder[population])
                Merge(population);
        tick++;
        return input;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Clear()
    {
        input.Tick = tick;
        input.Marks.Clear();
        input.Additions.Clear();
        foreach (var neurons in input.Neurons)
            neurons.Clear();
        foreach (var payloads in input.Payloads)
            payloads.Clear();
        Array.Clear(isOutOfOrder);
    }

    private void TakeMarks()
    {
        for (; nextMark < stimulus.Marks.Length && stimulus.Marks[nextMark].Tick <= tick; nextMark++)
        {
            RequireOrder(stimulus.Marks[nextMark].Tick == tick);
            input.Marks.Add(stimulus.Marks[nextMark]);
        }
    }

    private void TakeEvents()
    {
        for (; nextEvent < stimulus.Events.Length && stimulus.Events[nextEvent].Tick <= tick; nextEvent++)
        {
            var (at, population, neuron, payload) = stimulus.Events[nextEvent];
            RequireOrder(at == tick);
            Add(population, neuron, payload);
        }
    }

    private void Generate(ElaboratedGenerator generator, int index)
    {
        var end = generator.First + generator.Count;
        if (generator.Port is { } port)
        {
            for (var neuron = generator.First; neuron < end; neuron++)
                if (generator.Counts(tick, neuron) * generator.Weight is not 0 and var raw)
                    input.Additions.Add(new(generator.Population, port, neuron, raw, generator.WeightFormat.Frac) { Generator = index });
        }
        else
        {
            var frac = network.Populations[generator.Population].Payload.Frac;
            eventsOf(generator, tick, (neuron, count) => Add(generator.Population, neuron, CountPayload.Raw(count, frac)));
        }
    }

    private static void ByDefinition(ElaboratedGenerator generator, long tick, Action<int, int> add)
    {
        for (var neuron = generator.First; neuron < generator.First + generator.Count; neuron++)
            if (generator.Counts(tick, neuron) is not 0 and var count)
                add(neuron, count);
    }

    private void Add(int population, int neuron, long payload)
    {
        var neurons = input.Neurons[population];
        isOutOfOrder[population] |= neurons.Count > 0 && neurons[^1] >= neuron;
        neurons.Add(neuron);
        input.Payloads[population].Add(payload);
    }

    // Several sources feed this population: each is ascending, together they are not.
    private void Merge(int population)
    {
        var neurons = input.Neurons[population];
        var payloads = input.Payloads[population];
        var (sorted, carried) = (neurons.ToArray(), payloads.ToArray());
        Array.Sort(sorted, carried);
        for (var i = 1; i < sorted.Length; i++)
            if (sorted[i] == sorted[i - 1])
                throw Clash(population, sorted[i]);
        neurons.Clear();
        neurons.AddRange(sorted);
        payloads.Clear();
        payloads.AddRange(carried);
    }

    private InvalidInputException Clash(int population, int neuron) => new(
        Code.TwoEventsInOneTick,
        new Place.Named("stimulus"),
        $"two events of {network.Populations[population].Name}[{neuron}] at tick {tick}; a channel sends at most one a tick",
        "let listed events and generators feed different channels or different ticks");

    private static void RequireOrder(bool isInOrder)
    {
        if (!isInOrder)
            throw new UnreachableException("a stimulus holds its events and marks in ascending order of ticks");
    }
}
