using System.Collections.Immutable;
using Neuro.Graph;
using Neuro.Sim;

namespace Neuro.Hw;

/// <summary>Gathers what helps to find why hardware did something else: the first divergence, what should have been, and the waveforms there.</summary>
internal static class DisagreementReport
{
    private const int TicksAround = 1;

    public static Disagreement Of(
        string complaint, ElaboratedNetwork network, Trial trial, Variant variant, IEmulator emulator, RunFolder run, CancellationToken cancellation)
    {
        var difference = Difference(trial.Reference.Path, run.OutPath("received.trace"), cancellation);
        // Where nothing differs in the ticks that were whole, it is in the one that was not.
        var tick = difference is { First.Length: > 0 } ? difference.First[0].Tick : run.Cycles().LongCount();
        var (waveform, saveFile) = Waveforms(tick, trial, variant, emulator, run, cancellation);
        return new(complaint, difference, difference is null ? [] : Explain(network, trial.Reference.Stimulus, difference, cancellation), waveform, saveFile);
    }

    private static TraceDifference? Difference(string reference, string received, CancellationToken cancellation)
    {
        using var a = TraceReader.Open(reference);
        using var b = TraceReader.Open(received);
        return TraceDiff.Compare(a, b, cancellation: cancellation) is { Verdict: TraceVerdict.Different } difference ? difference : null;
    }

    // A digest names no neuron; then the first event that differs does.
    private static ImmutableArray<Explanation> Explain(ElaboratedNetwork network, Stimulus stimulus, TraceDifference difference, CancellationToken cancellation)
    {
        var divergence = difference.First.FirstOrDefault(d => d.Neuron is not null) ?? difference.FirstEvent;
        if (divergence is not { Population: { } name, Neuron: { } neuron, Tick: var tick })
            return [];
        var population = network.Populations.Single(p => p.Name == name);
        return Why.Explain(network, stimulus, population.Index, neuron, tick, back: 0, watched: null, cancellation);
    }

    private static (string? Waveform, string? SaveFile) Waveforms(long tick, Trial trial, Variant variant, IEmulator emulator, RunFolder run, CancellationToken cancellation)
    {
        var again = run.To("waveform");
        var name = $"{again.OutName}/window.vcd";
        var bench = emulator.Build(variant.Project, cancellation, waveforms: true);
        bench.Run(again, trial.Options with { Waveform = new(name, Math.Max(0, tick - TicksAround), tick + TicksAround) }, cancellation);
        var path = again.OutPath("window.vcd");
        if (!File.Exists(path))
            return (null, null);
        var saveFile = again.OutPath("window.gtkw");
        WaveformView.Write(path, saveFile);
        return (path, saveFile);
    }
}
