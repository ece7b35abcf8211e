using System.Text.Json;
using Neuro.Bench;
using Neuro.Cli;

namespace Neuro.Tests;

/// <summary><c>neuro bench</c>: measurements that count only where the right spikes come out.</summary>
[Category("Slow")]
public sealed class BenchVerbTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Test]
    public void Engine_and_floor_give_the_known_spikes_of_a_short_stretch()
    {
        var result = NeuroProcess.Run(folder.Path, "bench", "n4", "n4_samples", "n4_batch", "--seconds", "10", "--repeats", "1", "--threads", "2", "--json");

        Assert.That((result.ExitCode, result.Error), Is.EqualTo((ExitCode.Fine, "")), result.Output);
        var rows = JsonDocument.Parse(result.Output).RootElement.EnumerateArray().ToArray();
        Assert.Multiple(() =>
        {
            Assert.That(rows.Select(row => row.GetProperty("network").GetString()), Is.EqualTo(new[] { "n4", "n4_samples", "n4_batch" }));
            Assert.That(rows.Select(row => row.GetProperty("spikes").GetInt64()), Is.EqualTo(new[] { 20_571, 17_616, 17_616 }));
            Assert.That(rows.Select(row => row.GetProperty("units").GetInt64()), Is.EqualTo(new[] { 5_064_624, 4_859_672, 4_859_672 }));
            Assert.That(rows.Select(row => row.GetProperty("ratio").GetDouble()), Is.All.Positive);
            Assert.That(rows.Select(row => row.GetProperty("problems").GetString()), Is.All.Empty);
        });
    }

    [Test]
    public void The_floor_of_the_balanced_network_gives_the_spikes_of_the_engine()
    {
        var measured = new Measuring(Threads: 2, Repeats: 1, Seconds: 0.01, WithFloor: true).Of(Named("uncoupled"));

        Assert.That(measured.Problems, Is.Empty);
        Assert.That(measured.Work, Is.EqualTo(100 * 12_500));
        Assert.That(measured.Ratio, Is.Positive);
    }

    [Test]
    public void Spikes_that_are_not_the_known_ones_are_a_problem()
    {
        var wrong = Named("n4") with { Known = [new(0, 100, 1, 2, 3)] };

        var measured = new Measuring(Threads: 1, Repeats: 1, Seconds: 1, WithFloor: false).Of(wrong);

        Assert.That(measured.Problems.Single(), Does.EndWith(" spikes where 1 + 2 + 3 are known"));
    }

    [Test]
    public void A_floor_that_computes_something_else_is_a_problem()
    {
        var wrong = Named("n4") with { Floor = Named("n4_samples").Floor };

        var measured = new Measuring(Threads: 1, Repeats: 1, Seconds: 2, WithFloor: true).Of(wrong);

        Assert.That(measured.Problems.Single(), Does.StartWith("the floor gave "));
    }

    [Test]
    public void Neurons_at_rest_take_hardly_any_time()
    {
        var measuring = new Measuring(Threads: 1, Repeats: 1, Seconds: 0.5, WithFloor: false);
        var (awake, asleep) = (measuring.Of(Named("awake")), measuring.Of(Named("asleep")));

        Assert.That((awake.Spikes, asleep.Spikes), Is.EqualTo((0, 0)));
        Assert.That(awake.Problems.Concat(asleep.Problems), Is.Empty);
    }

    [Test]
    public void What_is_no_benchmark_is_a_diagnostic()
    {
        var result = NeuroProcess.Run(folder.Path, "bench", "n5", "--seconds", "0");

        Assert.That(result.ExitCode, Is.EqualTo(ExitCode.BadInput));
        Assert.That(result.Error, Does.Contain("there is no benchmark network 'n5'").And.Contain("--seconds: error NEU402: a number from above 0 to 1000000 is measured"));
    }

    [Test]
    public void Known_spikes_of_stretches_that_follow_each_other_add_up()
    {
        Assert.That(Named("n1x").Spikes(0, 12_000), Is.EqualTo(new[] { 94_211 + 465_966 }));
        Assert.That(Named("n1x").Spikes(2_000, 22_000), Is.EqualTo(new[] { 465_966 + 471_255 }));
        Assert.That(Named("n1x").Spikes(0, 2_001), Is.Null);
    }

    private static Workload Named(string name) => Workloads.All.Single(workload => workload.Name == name);
}
