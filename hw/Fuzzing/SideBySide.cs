using Neuro.Graph;
using Neuro.Sim;

namespace Neuro.Hw;

/// <summary>Several stimuli on one network at the same time, by whoever can run them so.</summary>
internal static class SideBySide
{
    /// <param name="samples">Cases of one network, all of which can be elaborated.</param>
    /// <returns>Their traces, in their order.</returns>
    public static IReadOnlyList<MemoryTrace> Traces(Contender by, IReadOnlyList<FuzzCase> samples, CancellationToken cancellation)
    {
        // Stimuli number populations, which are the same in all of them.
        var network = samples[0].Elaborate()!.Value.Network;
        var stimuli = samples.Select(sample => sample.Elaborate()!.Value.Stimulus).ToList();
        return Engines.Named(by.By) is { } kind
            ? ByEngine(kind, by.Threads, network, samples, stimuli, cancellation)
            : ByHardware(by, network, [.. samples.Zip(stimuli, (sample, stimulus) => (stimulus, sample.EmptyTrace(network, stimulus)))], cancellation);
    }

    private static IReadOnlyList<MemoryTrace> ByEngine(
        EngineKind kind, int threads, ElaboratedNetwork network, IReadOnlyList<FuzzCase> cases, List<Stimulus> stimuli, CancellationToken cancellation)
    {
        using var folder = new WorkFolder();
        var samples = cases.Select((sample, n) => new BatchSample($"{n}", _ => stimuli[n], sample.Ticks, folder.PathOf($"{n}.trace"))).ToList();
        var interval = cases[0].DigestInterval;
        var results = kind == Engines.Gpu
            ? new GpuBatch(network, GpuDevices.Choose(asked: null), interval).Run(samples, samples.Count, finished: null, cancellation)
            : new Batch(CpuNetwork.Of(network, workers: 1), interval).Run(samples, threads, finished: null, cancellation);
        return [.. results.Select(Trace)];
    }

    private static IReadOnlyList<MemoryTrace> ByHardware(
        Contender by, ElaboratedNetwork network, IReadOnlyList<(Stimulus Stimulus, MemoryTrace Trace)> samples, CancellationToken cancellation)
    {
        using var hardware = BuiltHardware.Of(network, by.Options with { Digest = samples[0].Trace.Header.DigestInterval > 0 }, Emulators.Named(by.By)!, cancellation);
        hardware.Run(samples, by.Treatment, cancellation);
        return [.. samples.Select(sample => sample.Trace)];
    }

    private static MemoryTrace Trace(BatchResult result)
    {
        if (result.Run is null)
            throw new InvalidInputException(result.Diagnostics[0]);
        using var reader = TraceReader.Open(result.Sample.Name, File.OpenRead(result.Sample.Trace!));
        return MemoryTrace.Of(reader);
    }
}
