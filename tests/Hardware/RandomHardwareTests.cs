using System.Collections.Concurrent;
using Neuro.Codegen;
using Neuro.Graph;
using Neuro.Hw;

namespace Neuro.Tests;

/// <summary>
/// Hardware of random networks does what the reference engine does, word for word and cycle for cycle: in Icarus one by one,
/// each plainly, with stalls or with resets, in Verilator twenty in a program, each in all three ways. Half of the seeds are always the same,
/// half are new every day. A failure prints the smallest network that was found to fail.
/// </summary>
public sealed class RandomHardwareTests
{
    private const int InIcarus = 300;
    private const int Batch = 20;
    private const int Batches = 5;

    // Seeds of Verilator begin behind those of Icarus.
    private const ulong VerilatorSeeds = 50_000;

    [Test]
    [Category("Icarus")]
    public void Icarus_agrees_with_the_reference()
    {
        var failing = new ConcurrentQueue<ulong>();
        Parallel.ForEach(HardwareCase.Seeds(0, InIcarus * Campaign.Factor), new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount }, seed =>
        {
            if (failing.IsEmpty && HardwareCheck.InIcarus(HardwareCase.Quick(seed)) is not null)
                failing.Enqueue(seed);
        });

        if (failing.TryDequeue(out var first))
            Assert.Fail(HardwareCase.Quick(first).Smallest($"HardwareCase.Quick({first})", HardwareCheck.InIcarus));
    }

    [Test]
    [Category("Verilator")]
    public void Verilator_agrees_with_the_reference()
    {
        foreach (var seeds in HardwareCase.Seeds(VerilatorSeeds, Batch * Batches * Campaign.Factor).Chunk(Batch))
        {
            HardwareCase[] cases = [.. seeds.Select(HardwareCase.Random)];
            var wrong = HardwareCheck.InVerilator(cases);
            for (var i = 0; i < cases.Length; i++)
                if (wrong[i] is not null)
                    // A build of Verilator takes seconds, so only what Icarus runs without complaint is shrunk there.
                    Assert.Fail(HardwareCheck.InIcarus(cases[i]) is not null
                        ? cases[i].Smallest(Name(seeds[i]), HardwareCheck.InIcarus)
                        : cases[i].Smallest(Name(seeds[i]), subject => HardwareCheck.InVerilator([subject])[0], most: 30));
        }

        static string Name(ulong seed) => $"HardwareCase.Random({seed})";
    }

    [Test]
    public void The_networks_of_the_fixed_seeds_are_not_all_alike()
    {
        var all = HardwareCase.Seeds(0, InIcarus).Where((_, n) => n % 2 == 0).Select(HardwareCase.Quick).ToList();
        var networks = all.Select(subject => subject.Elaborate()!.Value.Network).ToList();
        var models = all.SelectMany(subject => subject.Network.Populations).Select(p => p.Model?.Name).ToList();
        var projections = networks.SelectMany(network => network.Projections).Where(p => p.SynapseCount > 0).ToList();

        Assert.That(models, Is.SupersetOf(ShippedModels.Names.Append("Random")));
        Assert.That(all.Select(subject => subject.Options.Lanes).Distinct(), Is.EquivalentTo([1, 2, 4, 8]));
        Assert.That(all.Count(subject => subject.Options.Shell == Shell.Axi), Is.InRange(all.Count / 16, all.Count / 4));
        Assert.That(all.Select(subject => subject.Options.Digest).Distinct().Count(), Is.EqualTo(2));
        Assert.That(all.Count(subject => subject.Treatment.Resets > 0), Is.InRange(all.Count / 5, all.Count / 2), "cases with resets in mid-run");
        Assert.That(all.Count(subject => subject.Treatment == BenchOptions.Plain), Is.InRange(all.Count / 12, all.Count / 3));
        Assert.That(all.Count(subject => subject.UsesMemory), Is.GreaterThan(all.Count / 4));
        Assert.That(projections.Min(p => p.Delays.Min), Is.Zero);
        Assert.That(projections.Max(p => p.Delays.Max), Is.GreaterThan(255));
        Assert.That(networks.Count(network => network.Source.Projections.Any(p => p.Rule is Rule.Convolution)), Is.GreaterThan(10));
        Assert.That(projections.Count(p => p.Loadable), Is.GreaterThan(10));
    }
}
