using System.Runtime.ExceptionServices;
using Neuro.Graph;

namespace Neuro.Sim;

/// <summary>
/// Runs many stimuli on one network, several at a time: each run takes one thread, and all share compiled updates and
/// synapses. Each gives the trace it would give alone.
/// </summary>
/// <param name="network">Made for one worker.</param>
/// <param name="digestInterval">Of every trace.</param>
public sealed class Batch(CpuNetwork network, int digestInterval)
{
    /// <param name="threads">Samples that run at the same time.</param>
    /// <param name="finished">Called with the number of samples that are done, from any thread.</param>
    /// <returns>In the order of the samples.</returns>
    public IReadOnlyList<BatchResult> Run(IReadOnlyList<BatchSample> samples, int threads, Action<long>? finished, CancellationToken cancellation)
    {
        var results = new BatchResult[samples.Count];
        var (next, done) = (-1, 0L);
        try
        {
            Parallel.For(0, Math.Clamp(threads, 1, Math.Max(1, samples.Count)), new() { MaxDegreeOfParallelism = threads, CancellationToken = cancellation }, (_, loop) =>
            {
                var engine = new ReadyCpuEngine(network);
                // Where one fails for another reason than its input, such as a full disk, the others stop, too.
                for (int sample; !loop.ShouldExitCurrentIteration && (sample = Interlocked.Increment(ref next)) < samples.Count;)
                {
                    results[sample] = Run(engine, samples[sample], cancellation);
                    finished?.Invoke(Interlocked.Increment(ref done) - 1);
                }
            });
        }
        catch (AggregateException e)
        {
            ExceptionDispatchInfo.Throw(e.InnerExceptions[0]);
        }
        return results;
    }

    private BatchResult Run(ReadyCpuEngine engine, BatchSample sample, CancellationToken cancellation)
    {
        var diagnostics = new Diagnostics();
        try
        {
            var run = sample.Read(network.Network, digestInterval, diagnostics, cancellation) is var (stimulus, header)
                ? TracedRun.Of(engine, network.Network, stimulus, header, sample.Trace, watched: null, cancellation)
                : null;
            return new(sample, run, [.. diagnostics.Items]);
        }
        catch (InvalidInputException e)
        {
            // What is wrong with one stimulus, or with the place of its trace, is told; the others still run.
            diagnostics.Add(e.Diagnostic);
            return new(sample, null, [.. diagnostics.Items]);
        }
    }
}
