using Neuro.Codegen;
using Neuro.Graph;
using Neuro.Hw;
using Neuro.Sim;

namespace Neuro.Tests;

/// <summary>Stimuli on the kernels of a network, of which the reference engine says what must come out.</summary>
internal static class OpenClCase
{
    /// <summary>What each stimulus gives when all run side by side; null: for as long as the stimulus says.</summary>
    public static IReadOnlyList<MemoryTrace> Traces(ElaboratedNetwork network, IReadOnlyList<Stimulus> stimuli, long? ticks = null, bool digest = true)
    {
        using var folder = new WorkFolder();
        var plan = Targets.OpenCl.PlanOf(network, new(Digest: digest));
        var bench = new OpenClEmulator().Build(HardwareProject.Write(Targets.OpenCl, plan, folder.Path), CancellationToken.None);
        var samples = stimuli.Select((stimulus, i) => Sample(plan, stimulus, ticks ?? RunLength.Default(network, stimulus)!.Value, new(folder.Path, $"sample_{i}"))).ToList();

        bench.RunAll([.. samples.Select(sample => sample.Run)], BenchOptions.Plain, CancellationToken.None);

        return [.. samples.Select(sample =>
        {
            var words = new TraceFromWords(network, plan.Events, sample.Trace.Header, digest);
            words.Read(sample.Run.Sent(), sample.Trace);
            words.RequireEnd();
            return sample.Trace;
        })];
    }

    /// <summary>What is wrong with the only trace; null if nothing is.</summary>
    public static string? Wrong(ElaboratedNetwork network, Stimulus stimulus, long ticks, bool digest = true) =>
        Difference(Expected(network, stimulus, ticks, digest), Traces(network, [stimulus], ticks, digest)[0]);

    /// <summary>What the reference engine gives.</summary>
    public static MemoryTrace Expected(ElaboratedNetwork network, Stimulus stimulus, long ticks, bool digest = true)
    {
        var trace = Empty(network, stimulus, ticks, digest);
        new ReferenceEngine().Run(network, stimulus, trace.Header, trace, CancellationToken.None);
        return trace;
    }

    private static string? Difference(MemoryTrace expected, MemoryTrace found) => Tests.Traces.Difference(expected, found);

    private static (RunFolder Run, MemoryTrace Trace) Sample(HardwarePlan plan, Stimulus stimulus, long ticks, RunFolder run)
    {
        RunFiles.WriteInput(plan, stimulus, ticks, run);
        return (run, Empty(plan.Network, stimulus, ticks, plan.Options.Digest));
    }

    private static MemoryTrace Empty(ElaboratedNetwork network, Stimulus stimulus, long ticks, bool digest) =>
        new(Recording.Header(network, StimulusDigest.Of(network, stimulus, ticks), ticks, digest ? 1 : 0));
}
