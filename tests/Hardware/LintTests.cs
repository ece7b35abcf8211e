using Neuro.Codegen;

namespace Neuro.Tests;

/// <summary>Tools have nothing to say about emitted Verilog, whatever the network is: no warning is waived.</summary>
[Category("Verilator")]
public sealed class LintTests
{
    private const int Networks = 40;

    // Behind those that are simulated.
    private const ulong FirstSeed = 90_000;

    [Test]
    public void Verilator_is_silent_about_every_example([Values] Shell shell) => Assert.That(
        Said(CoSimulationTests.Examples.Select(example => (example.Network, HardwarePlan.Of(HardwareRun.OfExample(example, new()).Network, new(Lanes: 4, shell))))), Is.Empty);

    [Test]
    public void Verilator_is_silent_about_every_golden_case() => Assert.That(
        Said(GoldenCase.Names.Select((name, i) => (name, HardwarePlan.Of(GoldenCase.Named(name).Network(), new(1 << (i % 4), (i / 4) % 2 == 0 ? Shell.None : Shell.Axi))))), Is.Empty);

    [Test]
    public void Verilator_is_silent_about_random_networks()
    {
        var cases = HardwareCase.Seeds(FirstSeed, Networks * Campaign.Factor).Select(seed => (seed, Subject: HardwareCase.Random(seed)));

        Assert.That(Said(cases.Select(one => ($"HardwareCase.Random({one.seed})", HardwarePlan.Of(one.Subject.Elaborate()!.Value.Network, one.Subject.Options)))), Is.Empty);
    }

    [TestCase("hardware/b"), TestCase("hardware/c")]
    [Category("Icarus")]
    [Category("Yosys")]
    public void All_three_are_silent_about_a_reference_network(string name) => Assert.That(
        VerilogLint.Complaints(HardwarePlan.Of(HardwareRun.OfExample((name, null, 1), new()).Network, new(Lanes: 4))), Is.Empty);

    // Network by network, and what is said of each.
    private static IEnumerable<(string Name, string Complaints)> Said(IEnumerable<(string Name, HardwarePlan Plan)> plans) =>
        plans.AsParallel().AsOrdered().Select(one => (one.Name, VerilogLint.OfVerilator(one.Plan))).Where(one => one.Item2.Length > 0);
}
