using Neuro.Graph;
using Neuro.Hw;

namespace Neuro.Bench;

/// <summary>The networks of examples/benchmarks, as their statement has them run, and two of neurons that do or do not rest.</summary>
public static class Workloads
{
    private static readonly KnownSpikes[] Stream = [new(0, 1000, 9_008, 10_428, 1_135), new(0, 100_000, 896_801, 1_052_955, 115_004)];
    private static readonly KnownSpikes[] Samples = [new(0, 1000, 8_356, 8_526, 734), new(0, 100_000, 822_214, 836_686, 73_853)];

    /// <summary>All, in the order in which they are told.</summary>
    public static IReadOnlyList<Workload> All { get; } =
    [
        new("n1x", "sparse balanced network, one delay", () => Read("n1x"), 10_000, 2_000, 10_000)
        {
            Floor = new("brunel.c"),
            Known = [new(0, 2_000, 94_211), new(2_000, 10_000, 465_966), new(12_000, 10_000, 471_255), new(22_000, 10_000, 468_723)],
        },
        new("n2x", "the same, delays of 1 to 100 ticks", () => Read("n2x"), 10_000, 2_000, 10_000)
        {
            Floor = new("brunel.c", "DRAWN_DELAYS"),
            Known = [new(0, 2_000, 93_312), new(2_000, 10_000, 466_273), new(12_000, 10_000, 464_427), new(22_000, 10_000, 462_234)],
        },
        new("uncoupled", "neurons and drive of n1x alone", () => Read("n1x") with { Projections = [] }, 10_000, 2_000, 10_000)
        {
            Unit = Unit.NeuronTick,
            Floor = new("brunel.c", "UNCOUPLED"),
            Known = [new(0, 2_000, 242_376), new(2_000, 10_000, 1_228_502), new(12_000, 10_000, 1_228_524), new(22_000, 10_000, 1_228_203)],
        },
        new("n3", "a tenth of the cortical microcircuit", () => Read("n3"), 10_000, 5_000, 10_000)
        {
            Floor = new("microcircuit.c"),
            Rate = new(2.7, 0.1),
        },
        new("n3_full", "the cortical microcircuit", () => Read("n3_full"), 10_000, 5_000, 10_000)
        {
            Floor = new("microcircuit.c", "FULL"),
            Rate = new(3.17, 0.05),
        },
        new("n4", "three dense layers, a stream", () => Read("n4"), 100, 0, 100_000)
        {
            Floor = new("ff_delays.c"),
            Known = [.. Stream],
        },
        new("n4_samples", "the same, a reset every 100 ticks", () => Read("n4"), 100, 0, 100_000)
        {
            SampleTicks = 100,
            Floor = new("ff_delays.c", "SAMPLES"),
            Known = [.. Samples],
        },
        new("n4_batch", "the samples as stimuli of their own", () => Read("n4"), 100, 0, 100_000)
        {
            SampleTicks = 100,
            IsBatch = true,
            Floor = new("ff_delays.c", "SAMPLES"),
            Known = [.. Samples],
        },
        new("awake", "neurons on their way to rest", () => Resting(start: 1000), 1_000, 100, 5_000) { Unit = Unit.Tick },
        new("asleep", "the same neurons at rest", () => Resting(start: 0), 1_000, 100, 5_000_000) { Unit = Unit.Tick, FasterThan = "awake" },
    ];

    private static Network Read(string name)
    {
        using var folder = new WorkFolder();
        Embedded.Extract("networks", folder.Path);
        var diagnostics = new Diagnostics();
        return NetworkReader.Read(folder.PathOf(name + NetworkReader.Extension), diagnostics)
            ?? throw new InvalidOperationException(string.Join('\n', diagnostics.Items));
    }

    // So slow a leak takes longer than a run; nothing ever reaches the threshold.
    private static Network Resting(int start)
    {
        const int neurons = 20_000;
        const int inDegree = 100;
        return Network.Named("resting")
            .Population("cells", neurons, Models.LeakyCells, ("keep", 65_535m / 65_536), ("threshold", 4_000_000))
            .Initial("cells", "v", start)
            .Project("cells", "cells", Format.Fix(4, 0), new Rule.FixedIndegree(inDegree, Seed: 1), weight: 1, delay: Values.Uniform(1, 16, seed: 2));
    }
}
