using Neuro.Graph;
using Neuro.Hw;
using Neuro.Sim;

namespace Neuro.Tests;

/// <summary>Who owns which neurons.</summary>
public sealed class PartitionTests
{
    private static readonly Format Weight = Format.Fix(8, 0);

    [Test]
    public void Every_neuron_belongs_to_one_part_and_parts_are_in_order()
    {
        for (var seed = 0UL; seed < 200; seed++)
            for (var workers = 1; workers <= 9; workers += 2)
            {
                var network = RandomNetwork.Of(seed).Elaborated;
                var partition = Partition.Of(network, workers);

                foreach (var population in network.Populations.Where(p => !p.IsInput))
                {
                    var parts = partition.ByPopulation[population.Index];
                    Assert.That(parts.SelectMany(part => Enumerable.Range(part.First, part.Count)), Is.EqualTo(Enumerable.Range(0, population.Size)), $"seed {seed}, {workers} workers");
                    Assert.That(parts.Select(part => part.Worker), Is.Ordered.And.All.InRange(0, workers - 1));
                    Assert.That(parts.Select(part => part.Population), Is.All.EqualTo(population.Index));
                }
                Assert.That(partition.All.Select(part => part.Index), Is.EqualTo(Enumerable.Range(0, partition.All.Length)));
            }
    }

    [Test]
    public void Populations_whose_segments_are_short_are_not_all_cut()
    {
        var parts = Partition.Of(TwoLayers(delays: 60), workers: 2).ByPopulation;

        Assert.That(parts.Select(p => p.Length), Is.EqualTo(new[] { 1, 1 }));
        Assert.That(parts.Select(p => p[0].Worker), Is.EqualTo(new[] { 0, 1 }));
    }

    [Test]
    public void Populations_whose_segments_are_long_are_cut_so_that_loads_are_even_whoever_is_active() =>
        Assert.That(Partition.Of(TwoLayers(delays: 1), workers: 2).ByPopulation.Select(p => p.Length), Is.EqualTo(new[] { 2, 2 }));

    private static ElaboratedNetwork TwoLayers(int delays)
    {
        var network = Network.Named("two");
        foreach (var name in new[] { "a", "b" })
            network = network.Population(name, 400, ShippedModels.Get("Lif"), ("keep", 0.5m), ("threshold", 3));
        foreach (var source in new[] { "a", "b" })
            foreach (var target in new[] { "a", "b" })
                network = network.Project(source, target, Weight, new Rule.FixedIndegree(200, Seed: 3), 1, Values.Uniform(1, delays, seed: 4));
        return Elaborated.Of(network);
    }
}
