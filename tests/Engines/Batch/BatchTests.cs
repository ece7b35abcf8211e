using Neuro.Graph;
using Neuro.Hw;
using Neuro.Sim;

namespace Neuro.Tests;

/// <summary>Many stimuli on one network, side by side: each gives the trace that it gives alone.</summary>
public sealed class BatchTests
{
    private const int Networks = 40;
    private const int Samples = 12;

    [Test]
    public void Each_sample_gives_the_trace_that_it_gives_alone() => Seeds.Each(Networks, seed =>
    {
        var random = RandomNetwork.Of(seed);
        var stimuli = Enumerable.Range(0, Samples).Select(n => Sample(random, n)).ToList();

        var results = new Batch(CpuNetwork.Of(random.Elaborated, workers: 1), random.DigestInterval)
            .Run([.. stimuli.Select((sample, n) => new BatchSample($"{n}", _ => sample.Stimulus, sample.Ticks, Trace: null))], threads: 3, finished: null, CancellationToken.None);

        return Enumerable.Range(0, Samples).Where(n => results[n].Run!.Trace != Alone(random, stimuli[n])).Select(n => $"sample {n} gives another trace").FirstOrDefault();
    });

    [Test]
    public void What_is_wrong_with_one_sample_is_told_and_the_others_run()
    {
        using var folder = new TemporaryFolder();
        var network = RandomNetwork.Of(1).Elaborated;
        BatchSample[] samples =
        [
            new("whole", _ => Stimulus.Empty, 5, folder.PathOf("whole.trace")),
            new("endless", _ => Stimulus.Empty, null, null),
            new("broken", diagnostics => StimulusReader.Read(folder.PathOf("none.csv"), network, diagnostics), 5, null),
            new("nowhere", _ => Stimulus.Empty, 5, folder.PathOf("no folder/out.trace")),
            new("last", _ => Stimulus.Empty, 5, null),
        ];
        var finished = 0;

        var results = new Batch(CpuNetwork.Of(network, workers: 1), digestInterval: 1).Run(samples, threads: 2, _ => Interlocked.Increment(ref finished), CancellationToken.None);

        Assert.Multiple(() =>
        {
            Assert.That(results.Select(result => result.Run is not null), Is.EqualTo(new[] { true, false, false, false, true }));
            Assert.That(results.Select(result => result.Diagnostics.Count), Is.EqualTo(new[] { 0, 1, 1, 1, 0 }));
            Assert.That(results[0].Run!.Trace, Is.EqualTo(results[4].Run!.Trace));
            Assert.That(results[1].Diagnostics[0].Code, Is.EqualTo(Code.NoRunLength));
            Assert.That(results[3].Diagnostics[0].Code, Is.EqualTo(Code.UnwritableFile));
            Assert.That(File.Exists(folder.PathOf("whole.trace")));
            Assert.That(finished, Is.EqualTo(5));
        });
    }

    [Test]
    public void A_failure_that_is_no_ones_input_ends_the_batch()
    {
        var network = RandomNetwork.Of(1).Elaborated;
        var read = 0;
        var samples = Enumerable.Range(0, 1000).Select(n => new BatchSample($"{n}", _ => Interlocked.Increment(ref read) < 3 ? Stimulus.Empty : throw new IOException("the disk is full"), 5, null));

        Assert.That(() => new Batch(CpuNetwork.Of(network, workers: 1), 1).Run([.. samples], threads: 2, null, CancellationToken.None), Throws.InstanceOf<IOException>());
        Assert.That(read, Is.LessThan(100));
    }

    [Test]
    public void A_batch_can_be_interrupted()
    {
        using var source = new CancellationTokenSource();
        var network = RandomNetwork.Of(1).Elaborated;
        var samples = Enumerable.Range(0, 1000).Select(n => new BatchSample($"{n}", _ => Stimulus.Empty, 1_000_000_000, null));
        source.CancelAfter(50);

        Assert.That(() => new Batch(CpuNetwork.Of(network, workers: 1), 0).Run([.. samples], threads: 2, null, source.Token), Throws.InstanceOf<OperationCanceledException>());
    }

    // Some of the network's events, at another length.
    private static (Stimulus Stimulus, long Ticks) Sample(RandomNetwork random, int n)
    {
        var ticks = Math.Max(1, random.Ticks - n);
        return (random.Stimulus with
        {
            Events = [.. random.Stimulus.Events.Where(e => e.Tick < ticks && (e.Tick + e.Neuron) % Samples != n)],
            Marks = [.. random.Stimulus.Marks.Where(mark => mark.Tick < ticks && mark.Tick % 2 == n % 2)],
        }, ticks);
    }

    private static Digest256 Alone(RandomNetwork random, (Stimulus Stimulus, long Ticks) sample)
    {
        var header = Recording.Header(random.Elaborated, StimulusDigest.Of(random.Elaborated, sample.Stimulus, sample.Ticks), sample.Ticks, random.DigestInterval);
        return TracedRun.Of(new ReferenceEngine(), random.Elaborated, sample.Stimulus, header, path: null, watched: null, CancellationToken.None).Trace;
    }
}
