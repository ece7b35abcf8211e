using System.Collections.Immutable;
using Neuro.Graph;
using Neuro.Sim;

namespace Neuro.Bench;

/// <summary>How cost grows: one thing about a network changes, all else stays.</summary>
/// <param name="Name">Of what changes.</param>
/// <param name="Points">In ascending order of what changes.</param>
public sealed record Growth(string Name, ImmutableArray<GrowthPoint> Points)
{
    // A network between the extremes of what is tried.
    private static readonly Shape Middle = new(Neurons: 20_000, InDegree: 500, LongestDelay: 16, SpikesPerKilotick: 4, Threads: 1);

    private const string Threads = "threads";

    // So many events, or neuron updates, are enough to measure.
    private const double Events = 1e8;
    private const double Updates = 1e8;
    private const long LeastTicks = 200;
    private const long WarmTicks = 50;

    /// <summary>What can change, each with the networks to run.</summary>
    private static IReadOnlyList<(string Name, IReadOnlyList<(double X, Shape Shape)> Shapes)> Series(int threads) =>
    [
        ("neurons", [.. new[] { 1_000, 3_000, 10_000, 30_000, 100_000, 300_000 }.Select(n => ((double)n, Middle with { Neurons = n, InDegree = 100 }))]),
        ("synapses of a neuron", [.. new[] { 10, 30, 100, 300, 1_000, 3_000 }.Select(n => ((double)n, Middle with { InDegree = n, Neurons = 10_000 }))]),
        ("longest delay", [.. new[] { 1, 4, 16, 64, 255 }.Select(n => ((double)n, Middle with { LongestDelay = n }))]),
        ("spikes of a neuron in 1,000 ticks", [.. new[] { 0.1, 0.3, 1, 3, 10, 30, 100 }.Select(n => (n, Middle with { SpikesPerKilotick = n }))]),
        (Threads, [.. Enumerable.Range(1, threads).Select(n => ((double)n, Middle with { Threads = n }))]),
    ];

    /// <param name="told">Called with what is measured next.</param>
    public static IEnumerable<Growth> All(Measuring measuring, Action<string>? told, CancellationToken cancellation)
    {
        // Of several threads the processor's time says nothing.
        foreach (var (name, shapes) in Series(measuring.Threads).Where(series => !measuring.IsProcessorTime || series.Name != Threads))
            yield return new(name, [.. shapes.Select(point =>
            {
                told?.Invoke($"{name}: {point.X}");
                return Measured(point.X, point.Shape, measuring, cancellation);
            })]);
    }

    private static GrowthPoint Measured(double x, Shape shape, Measuring measuring, CancellationToken cancellation)
    {
        var network = Elaborated.Of(shape.Network, cancellation);
        var ready = CpuNetwork.Of(network, shape.Threads, watched: null, cancellation);
        var engine = new ReadyCpuEngine(ready);
        var eventsPerTick = shape.Neurons * shape.SpikesPerKilotick / 1000 * shape.InDegree;
        var ticks = Math.Max(LeastTicks, (long)Math.Min(Events / eventsPerTick, Updates / shape.Neurons));
        var runs = Enumerable.Range(0, measuring.Repeats + 1).Select(_ => MeasuredRun.Of(engine, network, Stimulus.Empty, WarmTicks, ticks, trace: null, cancellation).Time).ToArray();
        var seconds = runs.Skip(1).Min(run => measuring.Alone(run.Span));
        var synapses = network.Projections.Sum(p => p.SynapseCount);
        return new(x, 1e9 * seconds / (runs[0].Spikes.Sum() * (double)synapses / shape.Neurons), 1e9 * seconds / ((double)ticks * shape.Neurons), (double)ready.SynapseBytes / synapses);
    }

    /// <summary>Neurons that fire by their drive alone, whatever arrives.</summary>
    private sealed record Shape(int Neurons, int InDegree, int LongestDelay, double SpikesPerKilotick, int Threads)
    {
        private const int Threshold = 1 << 20;

        public Network Network => Neuro.Graph.Network.Named("growth")
            .Population("cells", Neurons, Models.LeakyCells, ("keep", 0), ("threshold", Threshold))
            .Project("cells", "cells", Format.Fix(4, 0), new Rule.FixedIndegree(InDegree, Seed: 1), weight: Values.Uniform(-7, 7, seed: 3), delay: Values.Uniform(1, LongestDelay, seed: 2))
            .Drive("cells.x", new GeneratorKind.Bernoulli((ulong)Math.Round(SpikesPerKilotick / 1000 * 4294967296.0)), seed: 4, Format.Fix(24, 0), 2 * Threshold);
    }
}

/// <param name="X">What changes.</param>
/// <param name="NanosecondsPerEvent">Of the whole loop.</param>
/// <param name="NanosecondsPerNeuron">Of the whole loop, for each tick.</param>
public sealed record GrowthPoint(double X, double NanosecondsPerEvent, double NanosecondsPerNeuron, double BytesPerSynapse);
