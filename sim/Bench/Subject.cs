using System.Collections.Immutable;
using Neuro.Graph;
using Neuro.Sim;

namespace Neuro.Bench;

/// <summary>What is measured: a workload's network, made ready for a number of threads, and how it is run.</summary>
internal abstract class Subject
{
    public static Subject Of(Workload workload, CpuNetwork ready, int threads, long ticks) =>
        workload.IsBatch ? new Samples(workload, ready, threads, ticks) : new Single(workload, ready, ticks);

    /// <summary>Threads that a network is made ready for, so that so many are at work.</summary>
    public static int Workers(Workload workload, int threads) => workload.IsBatch ? 1 : threads;

    /// <summary>Where a trace is asked for, its digest is told, too, if there is one.</summary>
    public abstract (RunTime Time, Digest256? Trace) Run(bool isTraced, CancellationToken cancellation);

    private sealed class Single(Workload workload, CpuNetwork ready, long ticks) : Subject
    {
        private readonly ReadyCpuEngine engine = new(ready);
        private readonly Stimulus stimulus = workload.Stimulus(ready.Network, workload.WarmTicks + ticks);

        public override (RunTime Time, Digest256? Trace) Run(bool isTraced, CancellationToken cancellation)
        {
            var path = isTraced ? Path.GetTempFileName() : null;
            try
            {
                return MeasuredRun.Of(engine, ready.Network, stimulus, workload.WarmTicks, ticks, path, cancellation);
            }
            finally
            {
                if (path is not null)
                    File.Delete(path);
            }
        }
    }

    private sealed class Samples : Subject
    {
        private readonly CpuNetwork ready;
        private readonly ImmutableArray<BatchSample> samples;
        private readonly int threads;

        // What generators would send in the stretch of a sample is listed, so that each is a stimulus like any other.
        public Samples(Workload workload, CpuNetwork ready, int threads, long ticks)
        {
            (this.ready, this.threads) = (ready, threads);
            var generators = Elaborated.Of(workload.Network()).Generators;
            var length = workload.SampleTicks!.Value;
            samples =
            [
                .. Enumerable.Range(0, (int)(ticks / length)).Select(sample =>
                {
                    var stimulus = new Stimulus([.. Events(generators, (long)sample * length, length)], [], [], length);
                    return new BatchSample($"{sample}", _ => stimulus, length, null);
                }),
            ];
        }

        public override (RunTime Time, Digest256? Trace) Run(bool isTraced, CancellationToken cancellation)
        {
            var clock = StopClock.Start();
            var results = new Batch(ready, digestInterval: isTraced ? 1 : 0).Run(samples, threads, finished: null, cancellation);
            var span = clock.Elapsed;
            var populations = results[0].Run!.Events.Count;
            return (new(span, new long[populations], [.. Enumerable.Range(0, populations).Select(p => results.Sum(result => result.Run!.Events[p]))]), null);
        }

        private static IEnumerable<InputEvent> Events(ImmutableArray<ElaboratedGenerator> generators, long first, int length)
        {
            for (var tick = 0; tick < length; tick++)
                foreach (var generator in generators)
                    for (var neuron = generator.First; neuron < generator.First + generator.Count; neuron++)
                        if (generator.Counts(first + tick, neuron) is > 0 and var count)
                            yield return new(tick, generator.Population, neuron, count);
        }
    }
}
