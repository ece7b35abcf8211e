using System.Collections.Immutable;
using Neuro.Graph;

namespace Neuro.Sim;

/// <summary>Writes a stimulus in code: events and marks in any order, sorted when it is built.</summary>
public sealed class StimulusBuilder(ElaboratedNetwork network)
{
    private readonly List<InputEvent> events = [];
    private readonly List<ResetMark> marks = [];
    private readonly List<ElaboratedGenerator> generators = [];
    private long? ticks;

    /// <param name="payload">Raw; 1 for a plain spike.</param>
    public StimulusBuilder Event(long tick, string population, int neuron, long payload = 1)
    {
        events.Add(new(tick, IndexOf(population), neuron, payload));
        return this;
    }

    public StimulusBuilder Events(string population, IEnumerable<(long Tick, int Neuron)> spikes)
    {
        var index = IndexOf(population);
        events.AddRange(spikes.Select(spike => new InputEvent(spike.Tick, index, spike.Neuron, 1)));
        return this;
    }

    /// <summary>Resets the named populations before a tick; without names: all.</summary>
    public StimulusBuilder Reset(long tick, params ReadOnlySpan<string> populations) => Mark(tick, populations, keepInFlight: false);

    /// <summary>As <see cref="Reset"/>, but what is on its way to the populations still arrives.</summary>
    public StimulusBuilder ResetKeepingInFlight(long tick, params ReadOnlySpan<string> populations) => Mark(tick, populations, keepInFlight: true);

    /// <summary>A generator that belongs to the stimulus; it feeds an input population.</summary>
    public StimulusBuilder Generator(string population, GeneratorKind kind, ulong seed = 0)
    {
        var target = network.Populations[IndexOf(population)];
        generators.Add(new(
            $"{population} generator {generators.Count}", target.Index, null, 0, target.Size, kind, seed, (ulong)target.Size, 0, Format.Plain, 1));
        return this;
    }

    /// <summary>How long the stimulus lasts.</summary>
    public StimulusBuilder Lasts(long ticks)
    {
        this.ticks = ticks;
        return this;
    }

    public Stimulus Build() => new(
        [.. events.OrderBy(e => e.Tick).ThenBy(e => e.Population).ThenBy(e => e.Neuron)],
        [.. generators],
        [.. marks.OrderBy(mark => mark.Tick)],
        ticks);

    private StimulusBuilder Mark(long tick, ReadOnlySpan<string> populations, bool keepInFlight)
    {
        ImmutableArray<int>.Builder indices = ImmutableArray.CreateBuilder<int>();
        foreach (var population in populations)
            indices.Add(IndexOf(population));
        indices.Sort();
        marks.Add(new(tick, indices.ToImmutable(), keepInFlight));
        return this;
    }

    private int IndexOf(string population)
    {
        foreach (var candidate in network.Populations)
            if (candidate.Name == population)
                return candidate.Index;
        throw new ArgumentException($"the network has no population '{population}'", nameof(population));
    }
}
