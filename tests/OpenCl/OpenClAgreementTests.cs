using System.Collections.Concurrent;
using Neuro.Graph;
using Neuro.Hw;
using Neuro.Sim;

namespace Neuro.Tests;

/// <summary>Golden cases, examples and random networks as OpenCL kernels: the words that come out are those of the reference engine.</summary>
[Category("OpenCL")]
public sealed class OpenClAgreementTests
{
    private const int Random = 20;

    // Seeds begin behind those of other random hardware.
    private const ulong FirstSeed = 70_000;

    private static readonly string[] Golden = [.. GoldenCase.Names];

    [Test]
    public void Golden_cases_agree() => Each(Golden, name =>
    {
        var golden = GoldenCase.Named(name);
        var network = golden.Network();
        var trace = OpenClCase.Traces(network, [StimulusReader.Read(golden.StimulusPath, network, new Diagnostics())!])[0];
        return trace.ToBytes().AsSpan().SequenceEqual(File.ReadAllBytes(golden.TracePath)) ? null : "the trace is not the golden one";
    });

    [Test]
    public void Examples_agree() => Each(CoSimulationTests.Examples, example =>
    {
        var network = ExampleRun.NetworkAt(Repository.PathOf("examples", $"{example.Network}.neuro.json"));
        var stimulus = example.Stimulus is null ? Stimulus.Empty : ExampleRun.StimulusAt(network, Repository.PathOf("examples", example.Stimulus));
        return OpenClCase.Wrong(network, stimulus, example.Ticks > 0 ? example.Ticks : RunLength.Default(network, stimulus)!.Value);
    });

    [Test]
    public void Random_networks_agree()
    {
        var today = (ulong)(DateTime.UtcNow - DateTime.UnixEpoch).Days;
        var seeds = Enumerable.Range(0, Random * Campaign.Factor).Select(n => (Campaign.Seed * 1_000_000) + FirstSeed + (ulong)n + (n % 2 == 0 ? 0 : today * 100_000));
        var failing = new ConcurrentQueue<ulong>();
        Parallel.ForEach(seeds, new ParallelOptions { MaxDegreeOfParallelism = 2 }, seed =>
        {
            if (failing.IsEmpty && Wrong(FuzzCase.Random(seed)) is not null)
                failing.Enqueue(seed);
        });

        if (failing.TryDequeue(out var first))
        {
            var smallest = FuzzCase.Random(first).Shrunk(Wrong, mostAttempts: 200);
            Assert.Fail($"FuzzCase.Random({first}), as small as it fails: {Wrong(smallest)}\n{smallest}");
        }
    }

    [Test]
    public void Samples_side_by_side_give_what_each_gives_alone()
    {
        var network = ExampleRun.NetworkAt(Repository.PathOf("examples", "delay_motif", "motif.neuro.json"));
        // Of different lengths, with marks here and there, one empty.
        var samples = Enumerable.Range(0, 7).Select(n =>
        {
            var stimulus = new StimulusBuilder(network).Lasts(n * 40);
            for (var tick = n; tick < n * 40; tick += 3 + n)
                stimulus.Event(tick, "in", tick % 3);
            return n % 2 == 1 ? stimulus.Reset(n * 11).Build() : stimulus.Build();
        }).ToList();

        var together = OpenClCase.Traces(network, samples);

        for (var n = 0; n < samples.Count; n++)
            Assert.That(together[n].ToBytes(), Is.EqualTo(OpenClCase.Expected(network, samples[n], RunLength.Default(network, samples[n])!.Value).ToBytes()), $"sample {n}");
    }

    private static string? Wrong(FuzzCase subject)
    {
        if (subject.Elaborate() is not var (network, stimulus) || network.Populations.All(p => p.IsInput))
            return null;
        try
        {
            return OpenClCase.Wrong(network, stimulus, subject.Ticks);
        }
        catch (Exception e) when (e is not MissingToolException)
        {
            return e.Message;
        }
    }

    // Two at a time, as there are two cores; a device takes the kernels of all.
    private static void Each<T>(IEnumerable<T> cases, Func<T, string?> problem) => Assert.That(
        cases.AsParallel().AsOrdered().WithDegreeOfParallelism(2).Select(each => problem(each) is { } wrong ? $"{each}: {wrong}" : null).OfType<string>().ToList(), Is.Empty);
}

/// <summary>Recordings of speech, cameras and a fingertip, all samples of a network in one launch.</summary>
[Category("OpenCL")]
public sealed class RecordedOpenClTests : RecordedRuns
{
    protected override IEnumerable<MemoryTrace> Traces(ElaboratedNetwork network, IReadOnlyList<Stimulus> stimuli) => OpenClCase.Traces(network, stimuli);
}
