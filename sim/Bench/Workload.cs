using System.Collections.Immutable;
using Neuro.Graph;
using Neuro.Sim;

namespace Neuro.Bench;

/// <summary>What is counted when the time of a run is told.</summary>
public enum Unit
{
    /// <summary>A spike through a synapse.</summary>
    Event,
    /// <summary>The update of a neuron.</summary>
    NeuronTick,
    Tick,
}

/// <summary>A network that speed is measured on, how it is run, and what must come out.</summary>
/// <param name="Network">Reads or makes it.</param>
/// <param name="TicksPerSecond">Of the time that the network lives in.</param>
/// <param name="WarmTicks">Run first, and not measured.</param>
/// <param name="Ticks">Measured unless another length is asked for.</param>
public sealed record Workload(string Name, string About, Func<Network> Network, int TicksPerSecond, long WarmTicks, long Ticks)
{
    public Unit Unit { get; init; } = Unit.Event;

    /// <summary>The program that does the same and nothing else; null: there is none.</summary>
    public FloorProgram? Floor { get; init; }

    /// <summary>Ticks of a sample: before each, the network is reset; null: it is never.</summary>
    public int? SampleTicks { get; init; }

    /// <summary>Whether samples are independent stimuli, which run side by side.</summary>
    public bool IsBatch { get; init; }

    /// <summary>Spikes that are known, in stretches of ticks.</summary>
    public ImmutableArray<KnownSpikes> Known { get; init; } = [];

    /// <summary>Of networks whose spikes are not determined.</summary>
    public KnownRate? Rate { get; init; }

    /// <summary>The workload that does the same and takes longer, so that the ratio tells what is saved.</summary>
    public string? FasterThan { get; init; }

    /// <summary>What is known of a stretch of ticks, by population; null: nothing.</summary>
    public long[]? Spikes(long from, long end)
    {
        long[]? sum = null;
        while (from < end)
        {
            if (Known.FirstOrDefault(known => known.From == from && known.From + known.Ticks <= end) is not { } next)
                return null;
            sum = sum is null ? [.. next.Spikes] : [.. sum.Zip(next.Spikes, (a, b) => a + b)];
            from += next.Ticks;
        }
        return sum;
    }

    internal Stimulus Stimulus(ElaboratedNetwork network, long ticks)
    {
        var builder = new StimulusBuilder(network);
        for (var tick = SampleTicks ?? long.MaxValue; tick < ticks; tick += SampleTicks!.Value)
            builder.Reset(tick);
        return builder.Build();
    }
}

/// <param name="Spikes">By population that runs a model.</param>
public sealed record KnownSpikes(long From, long Ticks, params ImmutableArray<long> Spikes);

/// <param name="Hertz">Mean rate of all neurons.</param>
/// <param name="Tolerance">A fraction of it.</param>
public sealed record KnownRate(double Hertz, double Tolerance);

/// <summary>A C program among the floors.</summary>
/// <param name="Defines">What makes it that of one network.</param>
public sealed record FloorProgram(string Source, params ImmutableArray<string> Defines);
