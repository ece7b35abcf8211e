using System.Collections.Immutable;
using Neuro.Graph;
using Neuro.Sim;

namespace Neuro.Hw;

/// <summary>Gathers what helps to find why hardware did something else: the first divergence, what should have been, and the waveforms there.</summary>
internal sealed class DisagreementReport
{
    private const int TicksAround = 1;

    private readonly ElaboratedNetwork network;
    private readonly Trial trial;
    private readonly Variant variant;
    private readonly RunFolder run;
    private readonly CancellationToken cancellation;

    private DisagreementReport(ElaboratedNetwork network, Trial trial, Variant variant, RunFolder run, CancellationToken cancellation) =>
        (this.network, this.trial, this.variant, this.run, this.cancellation) = (network, trial, variant, run, cancellation);

    /// <param name="network">With the numbers that the trial loads.</param>
    /// <param name="bench">That disagreed.</param>
    /// <param name="ticks">How many ticks were whole.</param>
    /// <param name="malformed">The tick whose words are no tick, if there is one.</param>
    public static Disagreement Of(
        string complaint, ElaboratedNetwork network, Trial trial, Variant variant, IEmulator emulator, IBench bench, RunFolder run, long ticks, long? malformed, bool withWaveforms, CancellationToken cancellation)
    {
        var report = new DisagreementReport(network, trial, variant, run, cancellation);
        var difference = Difference(trial.Reference, run.OutPath("received.trace"), cancellation);
        // Where nothing differs in the ticks that were whole, it is in the one that was not.
        var tick = difference is { First.Length: > 0 } ? difference.First[0].Tick : malformed ?? ticks;
        var word = difference is null ? WrongWord.Of(variant.Plan, network, trial, run, tick) : null;
        var named = difference?.First.FirstOrDefault(d => d.Neuron is not null) ?? difference?.FirstEvent;
        ImmutableArray<WrongState> states = difference is { First.Length: > 0 } && named is null && variant.Target.Traits.HasControl
            ? WrongState.After(tick, variant.Plan, trial, bench, run.Within("states"), cancellation)
            : [];
        ImmutableArray<Explanation> why = named is { Population: { } population, Neuron: { } neuron } ? report.Explain(population, neuron, named.Tick)
            : word is { Population: { } owner, Neuron: { } owned } ? report.Explain(owner, owned, tick)
            : states is [var first, ..] ? report.Explain(first.Population, first.Neuron, tick)
            : [];
        var (waveform, saveFile) = withWaveforms && variant.Target.Traits.HasClock ? report.Waveforms(tick, emulator) : (null, null);
        return new(complaint, difference, word, states, why, waveform, saveFile);
    }

    /// <summary>Of an engine.</summary>
    /// <param name="path">Of its trace.</param>
    public static Disagreement Of(string complaint, ElaboratedNetwork network, Reference reference, string path, CancellationToken cancellation)
    {
        var difference = Difference(reference, path, cancellation);
        var named = difference?.First.FirstOrDefault(d => d.Neuron is not null) ?? difference?.FirstEvent;
        ImmutableArray<Explanation> why = named is { Population: { } population, Neuron: { } neuron }
            ? Explain(network, reference, population, neuron, named.Tick, cancellation)
            : [];
        return new(complaint, difference, null, [], why, null, null);
    }

    private static TraceDifference? Difference(Reference reference, string path, CancellationToken cancellation)
    {
        using var a = TraceReader.Open(reference.Path);
        using var b = TraceReader.Open(path);
        return TraceDiff.Compare(a, b, cancellation: cancellation) is { Verdict: TraceVerdict.Different } difference ? difference : null;
    }

    private ImmutableArray<Explanation> Explain(string population, int neuron, long tick) =>
        Explain(network, trial.Reference, population, neuron, tick, cancellation);

    private static ImmutableArray<Explanation> Explain(ElaboratedNetwork network, Reference reference, string population, int neuron, long tick, CancellationToken cancellation) =>
        Why.Explain(network, reference.Stimulus, network.Populations.Single(p => p.Name == population).Index, neuron, tick, back: 0, watched: null, cancellation);

    private (string? Waveform, string? SaveFile) Waveforms(long tick, IEmulator emulator)
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
