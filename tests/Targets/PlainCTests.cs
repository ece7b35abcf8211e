using Neuro.Codegen;
using Neuro.Hw;
using Neuro.Sim;

namespace Neuro.Tests;

/// <summary>The target of <c>docs/targets.md</c> that runs: a network of any kind is a program in C99, and its trace is the reference's.</summary>
internal sealed class PlainCTests
{
    private const int Networks = 30;

    private static readonly IEmulator Emulator = new PlainCEmulator(new PlainCTarget());

    [Test]
    public void Networks_agree_whatever_they_are_made_of() => Seeds.Each(Networks, seed => Wrong(FuzzCase.Random(seed)));

    [TestCaseSource(typeof(GoldenCase), nameof(GoldenCase.Names))]
    public void Golden_cases_agree(string name)
    {
        var golden = GoldenCase.Named(name);
        Assert.That(golden.Run(new HardwareEngine(Emulator, new()), golden.Network()).ToBytes(), Is.EqualTo(File.ReadAllBytes(golden.TracePath)));
    }

    [Test]
    public void It_is_a_program_that_people_can_read() =>
        Snapshot.Assert("c99", "stages", new PlainCTarget().Emit(HardwarePlan.Of(Elaborated.Of(ProjectSnapshotTests.Stages), new())));

    private static string? Wrong(FuzzCase subject)
    {
        if (subject.Elaborate() is not var (network, _) || network.Populations.All(population => population.IsInput))
            return null;
        return subject.Run(new HardwareEngine(Emulator, new())) is { } trace ? Traces.Difference(subject.Run(new ReferenceEngine())!, trace) : null;
    }
}
