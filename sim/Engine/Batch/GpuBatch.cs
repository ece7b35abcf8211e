using Neuro.Graph;

namespace Neuro.Sim;

/// <summary>
/// Runs many stimuli on one network on a graphics device, many side by side in every kernel launch. Each gives the trace
/// it would give alone.
/// </summary>
/// <param name="digestInterval">Of every trace.</param>
public sealed class GpuBatch(ElaboratedNetwork network, GpuDevice device, int digestInterval)
{
    /// <summary>So many run side by side unless somebody says otherwise.</summary>
    public const int UsualSamples = 32;

    /// <param name="sideBySide">Samples that run at the same time.</param>
    /// <param name="finished">Called with the number of samples that are done.</param>
    /// <returns>In the order of the samples.</returns>
    /// <exception cref="DeviceException">The device refuses, or is too small for so many samples.</exception>
    public IReadOnlyList<BatchResult> Run(IReadOnlyList<BatchSample> samples, int sideBySide, Action<long>? finished, CancellationToken cancellation)
    {
        if (samples.Count == 0)
            return [];
        var open = device.Open();
        return open.Use(() =>
        {
            using var ready = GpuNetwork.Of(network, open, Math.Min(sideBySide, samples.Count), cancellation);
            var results = new List<BatchResult>();
            foreach (var some in samples.Chunk(ready.Samples))
            {
                results.AddRange(Run(ready, some, cancellation));
                finished?.Invoke(results.Count - 1);
            }
            return results;
        });
    }

    private List<BatchResult> Run(GpuNetwork ready, BatchSample[] samples, CancellationToken cancellation)
    {
        var begun = samples.Select(sample => new Begun(sample)).ToList();
        try
        {
            foreach (var one in begun)
                one.Begin(network, digestInterval, cancellation);
            if (begun.Select(one => one.Running).OfType<GpuSample>().ToList() is { Count: > 0 } running)
                new GpuRun(ready, running).Run(cancellation);
            return [.. begun.Select(one => one.End())];
        }
        finally
        {
            foreach (var one in begun)
                one.Dispose();
        }
    }

    // A sample that runs, or what is wrong with it: the others run all the same.
    private sealed class Begun(BatchSample sample) : IDisposable
    {
        private readonly Diagnostics diagnostics = new();
        private TraceInMaking? trace;

        public GpuSample? Running { get; private set; }

        public void Begin(ElaboratedNetwork network, int digestInterval, CancellationToken cancellation)
        {
            try
            {
                if (sample.Read(network, digestInterval, diagnostics, cancellation) is not var (stimulus, header))
                    return;
                trace = new(header, sample.Trace, watched: null);
                Running = new(network, stimulus, header, trace);
            }
            catch (InvalidInputException e)
            {
                diagnostics.Add(e.Diagnostic);
            }
        }

        public BatchResult End()
        {
            if (Running?.Failure is { } failure)
                diagnostics.Add(failure.Diagnostic);
            return new(sample, Running is { Failure: null } ? trace!.Complete() : null, [.. diagnostics.Items]);
        }

        public void Dispose() => trace?.Dispose();
    }
}
