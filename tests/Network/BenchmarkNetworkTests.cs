using Neuro.Graph;

namespace Neuro.Tests;

/// <summary>The networks of examples/benchmarks are those that the benchmark's statement describes, to the last synapse.</summary>
public sealed class BenchmarkNetworkTests
{
    private static readonly Lazy<ElaboratedNetwork> N1x = new(() => Elaborate("n1x"));

    [TestCase("n1x")]
    [TestCase("n2x")]
    [TestCase("n3")]
    [TestCase("n3_full")]
    [TestCase("n4")]
    public void Each_fits_into_a_hundred_lines(string name)
    {
        Assert.That(File.ReadAllLines(PathOf(name)), Has.Length.LessThanOrEqualTo(100));
    }

    [Test]
    public void N1x_has_the_sources_of_its_statement()
    {
        var network = N1x.Value;
        var (excitatory, inhibitory) = (network.Projections[0], network.Projections[1]);

        Assert.That(First(excitatory).Select(s => s.Source), Is.EqualTo(new[] { 5665, 7457, 9710 }));
        Assert.That(First(inhibitory).Select(s => s.Source), Is.EqualTo(new[] { 11165, 10339, 10694 }));
        Assert.That(excitatory.SynapseCount + inhibitory.SynapseCount, Is.EqualTo(15_625_000));
        Assert.That(network.Projections.Select(p => p.Delays), Is.EqualTo(new[] { (15, 15), (15, 15) }));

        var (sum, selfConnections, outDegrees) = (0L, 0, new int[12500]);
        foreach (var projection in network.Projections)
        {
            projection.Synapses.ForEachBlock(block =>
            {
                foreach (ref readonly var synapse in block)
                {
                    sum += synapse.Source;
                    selfConnections += synapse.Source == synapse.Target ? 1 : 0;
                    outDegrees[synapse.Source]++;
                }
            });
        }
        Assert.That((sum, selfConnections, outDegrees.Min(), outDegrees.Max()), Is.EqualTo((97_651_858_268, 1_234, 1_109, 1_393)));
    }

    [Test]
    public void N1x_starts_and_is_driven_as_stated()
    {
        var network = N1x.Value;
        var population = network.Populations.Single();

        Assert.That(Enumerable.Range(0, 3).Select(n => population.InitialState(0, n)), Is.EqualTo(new[] { 22090, 45691, 43986 }));
        Assert.That(Enumerable.Range(0, 5).Select(n => network.Generators.Single().Counts(0, n)), Is.EqualTo(new[] { 0, 3, 2, 0, 1 }));
        Assert.That(population.Parameters.Select(values => values.Single()), Is.EqualTo(new[] { 65209, 51200, 25600, 20 }));
        Assert.That(Math.Round(Math.Exp(-0.1 / 20) * 65536), Is.EqualTo(65209));
        Assert.That(population.Ports.Single(), Is.EqualTo(new Num(-5 * 250, 1000 + 16, 0)));
    }

    [Test]
    public void N2x_is_N1x_with_drawn_delays()
    {
        var network = Elaborate("n2x");
        var sum = 0L;
        foreach (var projection in network.Projections)
        {
            projection.Synapses.ForEachBlock(block =>
            {
                foreach (ref readonly var synapse in block)
                    sum += synapse.Delay;
            });
        }

        Assert.That(First(network.Projections[0]).Select(s => (s.Source, s.Delay)), Is.EqualTo(new[] { (5665, 60), (7457, 75), (9710, 60) }));
        Assert.That(sum, Is.EqualTo(788_903_949));
        Assert.That(network.Projections.Select(p => p.Delays), Is.EqualTo(new[] { (1, 100), (1, 100) }));
    }

    [Test]
    public void N4_has_the_weights_delays_and_input_of_its_statement()
    {
        var network = Elaborate("n4");
        var input = network.Generators.Single();

        Assert.That(First(network.Projections[0]).Select(s => (s.Source, s.Target, s.Weight, s.Delay)), Is.EqualTo(new[] { (0, 0, -47L, 0), (0, 1, -61L, 28), (0, 2, 35L, 16) }));
        Assert.That(network.Projections.Select(p => p.SynapseCount), Is.EqualTo(new[] { 179_200, 65_536, 5_120 }));
        Assert.That(Enumerable.Range(0, 700).Where(c => input.Counts(0, c) > 0), Is.EqualTo(new[] { 125, 166, 351, 535, 572, 594, 664 }));
        Assert.That(Enumerable.Range(0, 1000).Sum(t => Enumerable.Range(0, 700).Sum(c => input.Counts(t, c))), Is.EqualTo(9_961));
        Assert.That(network.TickOrder, Is.EqualTo(new[] { 0, 1, 2, 3 }));
    }

    [Test]
    public void N3_at_a_tenth_follows_from_its_statement()
    {
        var network = Elaborate("n3");

        Microcircuit.Check(network, scale: 0.1);

        Assert.That(network.Populations.Sum(p => p.Size), Is.EqualTo(7_717));
        Assert.That(network.Projections.Sum(p => p.SynapseCount), Is.EqualTo(2_988_807));
        Assert.That(network.Projections.Max(p => p.Delays.Max), Is.InRange(45, 60));
        Assert.That(network.Projections.Select(p => p.Delays.Min), Is.All.EqualTo(1));
    }

    [Test]
    public void N3_at_full_size_follows_from_its_statement()
    {
        var diagnostics = new Diagnostics();
        var network = NetworkReader.Read(PathOf("n3_full"), diagnostics)!;

        Assert.That(diagnostics.Items, Is.Empty);
        Assert.That(network.Populations.Sum(p => p.Size), Is.EqualTo(77_169));
        Assert.That(network.Projections.Sum(p => ((Rule.FixedTotal)p.Rule).Count), Is.EqualTo(298_880_968));
    }

    [Test, Category("Slow")]
    public void N3_at_full_size_can_be_elaborated()
    {
        var network = Elaborate("n3_full");

        Microcircuit.Check(network, scale: 1);

        Assert.That(network.Projections.Sum(p => p.SynapseCount), Is.EqualTo(298_880_968));
    }

    private static List<Synapse> First(ElaboratedProjection projection)
    {
        var synapses = new Synapse[3];
        Assert.That(projection.Synapses.Expand(0, 3, synapses), Is.EqualTo(3));
        return [.. synapses];
    }

    private static string PathOf(string name) => Repository.PathOf("examples", "benchmarks", name + NetworkReader.Extension);

    private static ElaboratedNetwork Elaborate(string name)
    {
        var diagnostics = new Diagnostics();
        var network = NetworkReader.Read(PathOf(name), diagnostics);
        Assert.That(diagnostics.Items, Is.Empty);
        return Elaborated.Of(network!);
    }
}
