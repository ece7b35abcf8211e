using Neuro.Graph;

namespace Neuro.Tests;

public sealed class RuleTests
{
    private static readonly RawValues One = new ConstantValues(1);

    private static readonly NeuronSpan Sources = new(10, 7);

    private static readonly NeuronSpan Targets = new(100, 5);

    [Test]
    public void All_to_all_joins_every_pair_and_takes_its_values_row_by_source()
    {
        var weights = new ListedValues([.. Enumerable.Range(0, 35).Select(i => (long)i)], rowLength: 5);

        var synapses = Expand(new AllToAllSynapses(Sources, Targets, weights, One));

        Assert.That(synapses, Is.EqualTo(
            from source in Enumerable.Range(0, 7)
            from target in Enumerable.Range(0, 5)
            select new Synapse(10 + source, 100 + target, 5 * source + target, 1)));
    }

    [Test]
    public void One_to_one_joins_each_source_with_its_target()
    {
        var synapses = Expand(new OneToOneSynapses(Targets, new(0, 5), new ListedValues([5, 6, 7, 8, 9], 5), One));

        Assert.That(synapses, Is.EqualTo(Enumerable.Range(0, 5).Select(i => new Synapse(100 + i, i, 5 + i, 1))));
    }

    [Test]
    public void A_list_is_taken_as_it_stands_repetitions_included()
    {
        var synapses = Expand(new ListedSynapses(new([3, 0, 3], [4, 1, 4]), Sources, Targets, new ListedValues([7, 8, 9], 3), new ListedValues([1, 2, 3], 3)));

        Assert.That(synapses, Is.EqualTo(new[] { new Synapse(13, 104, 7, 1), new Synapse(10, 101, 8, 2), new Synapse(13, 104, 9, 3) }));
    }

    [Test]
    public void Fixed_indegree_draws_sources_for_every_target()
    {
        var rule = new Rule.FixedIndegree(3, Seed: 8, new(Stride: 50, Offset: 4));

        var synapses = Expand(new FixedIndegreeSynapses(rule, Sources, Targets, One, new UniformValues(1, 9, 2, new(50, 4))));

        Assert.That(synapses, Is.EqualTo(
            from target in Enumerable.Range(0, 5)
            from k in Enumerable.Range(0, 3)
            let index = (ulong)(50 * target + 4 + k)
            select new Synapse(10 + (int)SplitMix.Below(8, index, 7), 100 + target, 1, 1 + (int)SplitMix.Below(2, index, 9))));
    }

    [Test]
    public void Fixed_outdegree_draws_targets_for_every_source()
    {
        var synapses = Expand(new FixedOutdegreeSynapses(new(4, Seed: 9), Sources, Targets, One, One));

        Assert.That(synapses, Is.EqualTo(
            from source in Enumerable.Range(0, 7)
            from k in Enumerable.Range(0, 4)
            select new Synapse(10 + source, 100 + (int)SplitMix.Below(9, (ulong)(4 * source + k), 5), 1, 1)));
    }

    [Test]
    public void Fixed_total_draws_both_ends()
    {
        var synapses = Expand(new FixedTotalSynapses(new(20, Seed: 9, new(Offset: 30)), Sources, Targets, One, One));

        Assert.That(synapses, Is.EqualTo(
            from i in Enumerable.Range(30, 20)
            select new Synapse(10 + (int)SplitMix.Below(9, 2 * (ulong)i, 7), 100 + (int)SplitMix.Below(9, 2 * (ulong)i + 1, 5), 1, 1)));
    }

    [Test]
    public void Fixed_probability_keeps_the_pairs_whose_draw_is_below_the_threshold()
    {
        const ulong threshold = 1288490189; // 0.3
        var weights = new UniformValues(-9, 9, seed: 4, new(5, 0));

        var synapses = Expand(new FixedProbabilitySynapses(new(threshold, Seed: 31), Sources, Targets, weights, One));

        Assert.That(synapses, Is.EqualTo(
            from source in Enumerable.Range(0, 7)
            from target in Enumerable.Range(0, 5)
            let index = (ulong)(5 * source + target)
            where SplitMix.Draw(31, index) >> 32 < threshold
            select new Synapse(10 + source, 100 + target, -9 + SplitMix.Below(4, index, 19), 1)));
        Assert.That(synapses, Has.Count.InRange(1, 34));
    }

    [TestCase(0UL, 0)]
    [TestCase(1UL << 32, 35)]
    public void Probabilities_of_0_and_1_mean_none_and_all(ulong threshold, int count)
    {
        Assert.That(Expand(new FixedProbabilitySynapses(new(threshold, Seed: 1), Sources, Targets, One, One)), Has.Count.EqualTo(count));
    }

    // Written as the textbook has it: out[o, y, x] = Σ w[o, i, ky, kx] · in[g·I + i, y·s + ky·d - p, x·s + kx·d - p].
    [TestCase(1, 1, 0, 1, 1)]
    [TestCase(2, 1, 1, 1, 1)]
    [TestCase(1, 3, 2, 2, 1)]
    [TestCase(2, 2, 1, 2, 2)]
    [TestCase(3, 1, 3, 1, 2)]
    public void Convolutions_correlate_as_their_definition_says(int strideY, int strideX, int padding, int dilation, int groups)
    {
        var axisY = new ConvolutionAxis(3, strideY, padding, dilation);
        var axisX = new ConvolutionAxis(2, strideX, padding, dilation);
        var input = new PlaneShape(4, 7, 6);
        var output = new PlaneShape(6, (int)axisY.Places(7), (int)axisX.Places(6));
        var shape = new ConvolutionShape(input, output, axisY, axisX, groups);
        var weights = new ListedValues([.. Enumerable.Range(0, 6 * (4 / groups) * 6).Select(i => (long)i)], shape.KernelEntries);
        var expected = new List<Synapse>();
        for (var o = 0; o < 6; o++)
        for (var y = 0; y < output.Height; y++)
        for (var x = 0; x < output.Width; x++)
        for (var i = 0; i < 4 / groups; i++)
        for (var ky = 0; ky < 3; ky++)
        for (var kx = 0; kx < 2; kx++)
        {
            var (channel, iy, ix) = (o / (6 / groups) * (4 / groups) + i, y * strideY + ky * dilation - padding, x * strideX + kx * dilation - padding);
            if (iy is >= 0 and < 7 && ix is >= 0 and < 6)
                expected.Add(new(10 + (channel * 7 + iy) * 6 + ix, (o * output.Height + y) * output.Width + x, ((o * (4 / groups) + i) * 3 + ky) * 2 + kx, 1));
        }

        var synapses = Expand(new ConvolutionSynapses(shape, new(10, 4 * 7 * 6), new(0, 6 * output.Plane), weights, One));

        Assert.That(synapses, Is.EqualTo(expected));
    }

    [TestCase(7, 3, 1, 0, 1, ExpectedResult = 5)]
    [TestCase(7, 3, 2, 0, 1, ExpectedResult = 3)]
    [TestCase(7, 3, 2, 1, 2, ExpectedResult = 3)]
    [TestCase(2, 3, 2, 0, 1, ExpectedResult = 0)]
    [TestCase(3, 3, 5, 0, 1, ExpectedResult = 1)]
    public long A_kernel_takes_as_many_places_as_fit(int length, int kernel, int stride, int padding, int dilation) =>
        new ConvolutionAxis(kernel, stride, padding, dilation).Places(length);

    [Test]
    public void Any_part_of_a_rule_can_be_expanded_alone()
    {
        var shape = new ConvolutionShape(new(1, 4, 4), new(2, 4, 4), new(3, 1, 1, 1), new(3, 1, 1, 1), 1);
        Connectivity[] all =
        [
            new AllToAllSynapses(Sources, Targets, One, One),
            new OneToOneSynapses(Sources, Sources, One, One),
            new ListedSynapses(new([1, 2, 3], [4, 3, 2]), Sources, Targets, One, One),
            new FixedIndegreeSynapses(new(3, 1), Sources, Targets, One, One),
            new FixedOutdegreeSynapses(new(3, 1), Sources, Targets, One, One),
            new FixedTotalSynapses(new(50, 1), Sources, Targets, One, One),
            new FixedProbabilitySynapses(new(1UL << 31, 1), Sources, Targets, One, One),
            new ConvolutionSynapses(shape, new(0, 16), new(0, 32), One, One),
        ];
        foreach (var rule in all)
        {
            foreach (var block in new[] { 1, 3, 8 })
            {
                var parts = new List<Synapse>();
                for (var first = 0L; first < rule.Candidates; first += block)
                {
                    var into = new Synapse[block];
                    var count = rule.Expand(first, (int)Math.Min(block, rule.Candidates - first), into);
                    parts.AddRange(into[..count]);
                }
                Assert.That(parts, Is.EqualTo(Expand(rule)), $"{rule.GetType().Name}, blocks of {block}");
            }
        }
    }

    private static List<Synapse> Expand(Connectivity connectivity)
    {
        var synapses = new List<Synapse>();
        connectivity.ForEachBlock(block => synapses.AddRange(block));
        return synapses;
    }
}
