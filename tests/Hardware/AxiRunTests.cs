using Neuro.Codegen;
using Neuro.Graph;
using Neuro.Hw;
using Neuro.Sim;

namespace Neuro.Tests;

/// <summary>
/// Cores behind AXI in Icarus: a host runs them by their registers, loads and reads back memories through the window, and
/// finds in the counts what the formula of cycles gives; words, digests and clocks are those of the core alone, however
/// streams and host dawdle, and after a reset by the pin or the register.
/// </summary>
[Category("Icarus")]
public sealed class AxiRunTests
{
    private const long MostTicks = 40;

    private static IReadOnlyList<string> Names => GoldenCase.Names;

    [TestCaseSource(nameof(Names))]
    public void A_golden_case_behind_AXI_does_what_the_reference_engine_does(string name)
    {
        var network = GoldenCase.Named(name).Network();
        var stimulus = Read(GoldenCase.Named(name).StimulusPath, network);
        var number = Names.ToList().IndexOf(name);
        Agrees(network, stimulus, Math.Min(MostTicks, RunLength.Default(network, stimulus)!.Value), new(1 << (number % 4), Shell.Axi, Digest: number % 5 != 0),
            number % 2 == 0 ? new(StallIn: 70, StallOut: 80, Seed: (uint)number) : new(StallOut: 40, Seed: (uint)number, Resets: 3, ResetWithin: 1500));
    }

    [TestCase("b", 6), TestCase("c", 3)]
    public void A_reference_network_behind_AXI_does_what_the_reference_engine_does(string name, long ticks) =>
        Agrees(Example("hardware", name), Stimulus.Empty, ticks, new(4, Shell.Axi), new(StallIn: 60, StallOut: 70));

    [TestCase(Shell.None), TestCase(Shell.Axi)]
    public void An_example_does_what_the_reference_engine_does_in_either_shell(Shell shell)
    {
        var network = Example("delay_motif", "motif");
        Agrees(network, Read(Repository.PathOf("examples", "delay_motif", "patterns.csv"), network), 120, new(2, shell), new(StallIn: 80, StallOut: 85, Resets: 2, ResetWithin: 4000));
    }

    private static ElaboratedNetwork Example(string folder, string name)
    {
        var diagnostics = new Diagnostics();
        var network = NetworkReader.Read(Repository.PathOf("examples", folder, name + ".neuro.json"), diagnostics);
        Assert.That(diagnostics.Items.Select(d => d.ToString()), Is.Empty);
        return Elaborated.Of(network!);
    }

    private static Stimulus Read(string path, ElaboratedNetwork network) => StimulusReader.Read(path, network, new Diagnostics())!;

    private static void Agrees(ElaboratedNetwork network, Stimulus stimulus, long ticks, PlanOptions options, BenchOptions treatment) => Assert.That(
        HardwareCheck.InIcarus(new(FuzzCase.Of(network.Source, network, stimulus.Events, stimulus.Marks, ticks), options, treatment, UsesMemory: true)), Is.Null);
}
