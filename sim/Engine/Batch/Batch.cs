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
            return new(sample, sample.Stimulus(diagnostics) is { } stimulus ? Run(engine, sample, stimulus, diagnostics, cancellation) : null, [.. diagnostics.Items]);
        }
        catch (InvalidInputException e)
        {
            // What is wrong with one stimulus, or with the place of its trace, is told; the others still run.
            diagnostics.Add(e.Diagnostic);
            return new(sample, null, [.. diagnostics.Items]);
        }
    }

    private TracedRun? Run(ReadyCpuEngine engine, BatchSample sample, Stimulus stimulus, Diagnostics diagnostics, CancellationToken cancellation)
    {
        if ((sample.Ticks ?? RunLength.Default(network.Network, stimulus)) is not { } ticks)
        {
            diagnostics.Error(Code.NoRunLength, new Place.Named(sample.Name), "nothing says how long to run", "give --ticks, or a stimulus that has events");
            return null;
        }
        var header = Recording.Header(network.Network, StimulusDigest.Of(network.Network, stimulus, ticks, cancellation), ticks, digestInterval);
        return TracedRun.Of(engine, network.Network, stimulus, header, sample.Trace, watched: null, cancellation);
    }
}
