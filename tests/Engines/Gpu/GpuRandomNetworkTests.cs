using Neuro.Hw;
using Neuro.Sim;

namespace Neuro.Tests;

/// <summary>
/// The gpu engine gives the reference engine's trace, whatever the network, and however many threads share the work. A
/// failure names the seed, and prints the smallest network on which it still happens.
/// </summary>
public sealed class GpuRandomNetworkTests
{
    private const int Networks = 60;
    private const int WideNetworks = 6;
    private const int Batches = 12;

    // One thread for each event, several, and more than the largest of these networks has neurons.
    private static readonly GpuEngine[] Engines =
        [new(GpuDevices.Processor), new(GpuDevices.Processor.With(new(Threads: 7, Lanes: 3))), new(GpuDevices.Processor.With(new(Threads: 64, Lanes: 4)))];

    [Test]
    public void Random_networks_give_the_same_trace() => Seeds.Each(Networks, seed => EngineFailure.Of(RandomNetwork.Of(seed), Engine(seed)));

    [Test]
    public void Networks_of_hundreds_of_neurons_give_the_same_trace() => Seeds.Each(WideNetworks, seed => EngineFailure.Of(RandomNetwork.Wide(seed), Engine(seed)));

    [Test]
    public void Samples_side_by_side_give_the_traces_of_their_own_runs() => Seeds.Each(Batches, seed =>
    {
        var subject = FuzzCase.Random(seed);
        if (subject.Elaborate() is not var (network, stimulus))
            return null;
        var samples = new[] { (stimulus, subject.Ticks), (Stimulus.Empty, subject.Ticks), (stimulus, (subject.Ticks + 1) / 2), (stimulus, subject.Ticks) }
            .Select((sample, n) => new BatchSample($"{n}", _ => sample.Item1, sample.Item2, Trace: null)).ToList();
        // Three at a time: the last one takes a place that another has had.
        var found = new GpuBatch(network, GpuDevices.Processor, subject.DigestInterval).Run(samples, sideBySide: 3, finished: null, CancellationToken.None);
        var expected = new Batch(CpuNetwork.Of(network, workers: 1), subject.DigestInterval).Run(samples, threads: 1, finished: null, CancellationToken.None);
        var different = Enumerable.Range(0, samples.Count).Where(n => found[n].Run?.Trace != expected[n].Run?.Trace).ToList();
        return different.Count == 0 ? null : $"samples {string.Join(", ", different)} differ\n{subject}";
    });

    private static GpuEngine Engine(ulong seed) => Engines[seed % (ulong)Engines.Length];
}
