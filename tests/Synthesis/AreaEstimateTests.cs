using Neuro.Codegen;
using Neuro.Graph;

namespace Neuro.Tests;

/// <summary>What is estimated of look-up tables and registers is near what Yosys makes, on networks that nothing was fitted to.</summary>
[Category("Yosys")]
public sealed class AreaEstimateTests
{
    // The bar for these, in per cent; networks of all kinds may be off by more.
    private const int TablesWithin = 15;

    // Those that take longest are left to a campaign.
    private static IEnumerable<TestCaseData> Networks()
    {
        yield return new("own_model/rates", 2, Shell.None, true);
        if (Campaign.Factor == 1)
            yield break;
        yield return new("jeffress/jeffress", 1, Shell.Axi, true);
        yield return new("hardware/b", 4, Shell.None, false);
        yield return new("edge_motion/edge_motion", 2, Shell.None, true);
        yield return new("tdnn/tdnn", 2, Shell.Axi, true);
    }

    [TestCaseSource(nameof(Networks))]
    public void Area_is_near_what_it_was_estimated_to_be(string name, int lanes, Shell shell, bool digest)
    {
        var network = Elaborated.Of(NetworkReader.Read(Repository.PathOf("examples", name + ".neuro.json"), new Diagnostics())!);
        var plan = HardwarePlan.Of(network, new(lanes, shell, digest));
        var estimate = AreaEstimate.Of(plan);

        var area = AreaFitTests.Synthesised(plan);

        TestContext.Out.WriteLine(AreaFitTests.Compared(name, estimate, area));
        Assert.Multiple(() =>
        {
            Assert.That(estimate.Tables, Is.EqualTo(area.Luts).Within(TablesWithin).Percent);
            Assert.That(estimate.Registers, Is.EqualTo(area.FlipFlops).Within(AreaEstimate.RegistersWithin).Percent);
        });
    }
}
