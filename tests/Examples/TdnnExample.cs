using System.Collections.Immutable;
using Neuro.Graph;
using Neuro.Sim;

namespace Neuro.Tests;

/// <summary>examples/tdnn: a layer whose synapses have several delays per pair is a convolution over time, to the last bit.</summary>
public class TdnnExample
{
    private static readonly ElaboratedNetwork Tdnn = ExampleRun.Network("tdnn", "tdnn.neuro.json");

    [Test]
    public void Both_layers_equal_the_convolution_over_time_computed_directly()
    {
        var stimulus = ExampleRun.Stimulus(Tdnn, "tdnn", "glides.csv");
        CheckAgainstConvolution(stimulus, (int)stimulus.Ticks!.Value);
    }

    [Test]
    public void So_they_do_on_any_other_input()
    {
        const int Ticks = 400;
        var draws = Enumerable.Range(0, Ticks * 3).Select(i => (Tick: i / 3, Band: i % 3, Payload: (long)SplitMix.Below(7, (ulong)i, 256)));
        CheckAgainstConvolution(new([.. draws.Where(d => d.Payload > 0).Select(d => new InputEvent(d.Tick, 0, d.Band, d.Payload))], [], [], Ticks), Ticks);
    }

    [Test]
    public void A_rise_then_a_fall_is_a_hat_and_nothing_else_is()
    {
        var trace = ExampleRun.Of(Tdnn, ExampleRun.Stimulus(Tdnn, "tdnn", "glides.csv"));

        Assert.That(trace.Spikes("shapes", 0), Is.Not.Empty.And.All.InRange(45L, 69L));
        Assert.That(trace.Spikes("shapes", 1), Is.Not.Empty.And.All.InRange(70L, 94L));
        Assert.That(trace.Spikes("glides", 0), Is.All.Matches<long>(tick => tick is (>= 5 and < 25) or (>= 45 and < 95)));
        Assert.That(trace.Spikes("glides", 1), Is.All.Matches<long>(tick => tick is >= 25 and < 95));
    }

    // Signals are integers: bands and weights have 4 and 2 fraction bits, so the first sums have 6; payloads of Relu have 8.
    private static void CheckAgainstConvolution(Stimulus stimulus, int ticks)
    {
        var trace = ExampleRun.Of(Tdnn, stimulus, ticks);

        var bands = new long[3, ticks];
        foreach (var e in stimulus.Events)
            bands[e.Neuron, e.Tick] = e.Payload << 4;
        // 8 fraction bits of the bands times 2 of the weights: 10; the bias likewise.
        var glideSums = Convolved(bands, Rows("bands", 2), bias: -1536);
        var glides = Narrowed(glideSums, bits: 2);
        var shapeSums = Convolved(glides, Rows("glides", 0), bias: -1152);

        Assert.That(Payloads(trace, "glides", ticks), Is.EqualTo(glides));
        Assert.That(Payloads(trace, "shapes", ticks), Is.EqualTo(Narrowed(shapeSums, bits: 0)));
    }

    /// <summary>max(bias + Σ weight · signal[t - delay], 0)</summary>
    private static long[,] Convolved(long[,] signals, ImmutableArray<(int Source, int Target, long Weight, int Delay)> kernel, long bias)
    {
        var ticks = signals.GetLength(1);
        var result = new long[2, ticks];
        for (var unit = 0; unit < 2; unit++)
            for (var t = 0; t < ticks; t++)
                result[unit, t] = Math.Max(0, bias + kernel.Where(k => k.Target == unit && k.Delay <= t).Sum(k => k.Weight * signals[k.Source, t - k.Delay]));
        return result;
    }

    /// <summary>Rounded half up to ufix&lt;16,8&gt;, and held at its largest.</summary>
    private static long[,] Narrowed(long[,] sums, int bits)
    {
        var result = new long[sums.GetLength(0), sums.GetLength(1)];
        for (var unit = 0; unit < sums.GetLength(0); unit++)
            for (var t = 0; t < sums.GetLength(1); t++)
                result[unit, t] = Math.Min((sums[unit, t] + (1 << bits >> 1)) >> bits, ushort.MaxValue);
        return result;
    }

    /// <summary>The kernel as the file has it, not as elaboration lays it out.</summary>
    private static ImmutableArray<(int Source, int Target, long Weight, int Delay)> Rows(string source, int weightFraction)
    {
        using var file = System.Text.Json.JsonDocument.Parse(File.ReadAllText(Repository.PathOf("examples", "tdnn", "tdnn.neuro.json")));
        var projection = file.RootElement.GetProperty("projections").EnumerateArray().Single(p => p.GetProperty("source").GetString() == source);
        // A weight of the projection stands for all; else each row has its own, before the delay.
        decimal? common = projection.TryGetProperty("weight", out var weight) ? weight.GetDecimal() : null;
        return
        [
            .. projection.GetProperty("synapses").EnumerateArray().Select(row => (
                row[0].GetInt32(), row[1].GetInt32(), (long)((common ?? row[2].GetDecimal()) * (1 << weightFraction)), row[row.GetArrayLength() - 1].GetInt32())),
        ];
    }

    private static long[,] Payloads(MemoryTrace trace, string population, int ticks)
    {
        var payloads = new long[2, ticks];
        foreach (var (tick, neuron, payload) in trace.Events(population))
            payloads[neuron, tick] = payload;
        return payloads;
    }
}
