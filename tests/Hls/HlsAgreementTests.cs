using System.Collections.Concurrent;
using Neuro.Hw;

namespace Neuro.Tests;

/// <summary>
/// Emitted C++ as a program, stopped at whatever the language leaves undefined: golden cases, examples and random networks
/// send the words of the reference engine, plainly and with resets, while states are read and numbers are loaded.
/// </summary>
[Category("Compilers")]
public sealed class HlsAgreementTests
{
    private const int Networks = 20;

    // Behind those of other tests.
    private const ulong FirstSeed = 80_000;

    private static readonly CompilerEmulator Sanitizers = new("sanitizers", "g++", isSanitized: true);
    private static readonly CompilerEmulator Clang = new("clang++", "clang++", isSanitized: false);

    private static IReadOnlyList<string> Golden => GoldenCase.Names;

    private static IEnumerable<string> Examples => CoSimulationTests.Examples.Select(example => example.Network);

    [TestCaseSource(nameof(Golden))]
    public void A_golden_case_agrees(string name) => Assert.That(HardwareRun.OfGolden(name, new()).WrongIn(Sanitizers), Is.Null);

    [TestCaseSource(nameof(Examples))]
    public void An_example_agrees(string name) =>
        Assert.That(HardwareRun.OfExample(CoSimulationTests.Examples.Single(example => example.Network == name), new()).WrongIn(Clang), Is.Null);

    [Test]
    public void Random_networks_agree()
    {
        var failing = new ConcurrentQueue<ulong>();
        Parallel.ForEach(HardwareCase.Seeds(FirstSeed, Networks * Campaign.Factor), new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount }, seed =>
        {
            if (failing.IsEmpty && HardwareCheck.In(Sanitizers, HardwareCase.Random(seed)) is not null)
                failing.Enqueue(seed);
        });

        if (failing.TryDequeue(out var first))
            Assert.Fail(HardwareCase.Random(first).Smallest($"HardwareCase.Random({first})", subject => HardwareCheck.In(Sanitizers, subject), most: 100));
    }
}

/// <summary>Emitted C++ behaves as every engine does, and after resets, too.</summary>
[Category("Compilers")]
public sealed class HlsEngineTests() : TickBehaviour(new HardwareEngine(new CompilerEmulator("clang++", "clang++", isSanitized: false), new(), new(Resets: 1)))
{
    public override void A_network_of_inputs_alone_runs_and_shows_nothing() =>
        Assert.That(base.A_network_of_inputs_alone_runs_and_shows_nothing, Throws.TypeOf<Graph.InvalidInputException>().With.Message.Contains("hardware for it would do nothing"));
}
