using Neuro.Codegen;
using Neuro.Graph;
using Neuro.Hw;
using Neuro.Sim;

namespace Neuro.Tests;

/// <summary>Faults that are seeded into emitted hardware are found by verifying it.</summary>
public sealed class MutationTests
{
    private const int Sample = 40;

    private static readonly ElaboratedNetwork Network = Read();

    // With relays wherever they can be.
    private static readonly PlanOptions Options = new(Lanes: 2, Delays: DelayForm.Relays);

    [Test]
    [Category("Verilator")]
    [Category("Yosys")]
    public void Of_forty_faults_none_survives_without_a_reason()
    {
        NeededTool.Run("verilator", Repository.Root, "--version");
        NeededTool.Run("yosys", Repository.Root, "-V");
        using var folder = new TemporaryFolder();
        var stimulus = StimulusReader.Read(Repository.PathOf("tests", "mutation", "all.csv"), Network, new())!;

        var results = MutationRun.Of(new(Network, stimulus, stimulus.Ticks!.Value, Options, Each: 6, Sample * Campaign.Factor, folder.Path), null, default);

        Assert.That(results.Where(result => result.Fate == MutantFate.Survived).Select(result => $"{result.Mutant.Path}({result.Mutant.Line}): {result.Mutant.Kind.What}"), Is.Empty);
        Assert.That(results.Count(result => result.Fate == MutantFate.Caught), Is.GreaterThanOrEqualTo(results.Length * 3 / 4));
        Assert.That(results.Where(result => result.Fate == MutantFate.Caught).Select(result => result.Note), Is.All.Match("tick|clock|word|cycles|ended"));
    }

    [Test]
    public void Every_kind_of_fault_has_a_place_in_a_network_that_has_everything()
    {
        var seeded = Mutant.Of(new VerilogTarget().Emit(HardwarePlan.Of(Network, Options)), each: 1).Select(mutant => mutant.Kind).ToHashSet();

        Assert.That(FaultKinds.All.Where(kind => !seeded.Contains(kind)).Select(kind => $"{kind.File}: {kind.What}"), Is.Empty);
        Assert.That(seeded, Has.Count.GreaterThanOrEqualTo(40));
    }

    [Test]
    public void A_fault_is_one_expression_in_the_place_of_another()
    {
        var files = new VerilogTarget().Emit(HardwarePlan.Of(Network, Options));

        foreach (var mutant in Mutant.Of(files, each: 2))
        {
            var sound = files.Single(file => file.Path == mutant.Path).Text;
            Assert.That(sound.Substring(mutant.Start, mutant.Sound.Length), Is.EqualTo(mutant.Sound));
            Assert.That(mutant.Text(sound), Is.Not.EqualTo(sound), mutant.Kind.What);
            Assert.That(mutant.Faulty, Is.Not.EqualTo(mutant.Sound), mutant.Kind.What);
        }
    }

    private static ElaboratedNetwork Read()
    {
        var diagnostics = new Diagnostics();
        var network = NetworkReader.Read(Repository.PathOf("tests", "mutation", "all.neuro.json"), diagnostics);
        var elaborated = Elaborator.Elaborate(network!, diagnostics);
        Assert.That(diagnostics.Items.Select(d => d.ToString()), Is.Empty);
        return elaborated!;
    }
}
