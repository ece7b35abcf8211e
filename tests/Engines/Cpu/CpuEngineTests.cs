using Neuro.Sim;

namespace Neuro.Tests;

/// <summary>The cpu engine behaves, whatever the number of threads.</summary>
[TestFixture(1)]
[TestFixture(2)]
[TestFixture(3)]
[TestFixture(8)]
public sealed class CpuEngineTests(int threads) : TickBehaviour(new CpuEngine(threads));

/// <summary>The golden cases on the cpu engine.</summary>
[TestFixture(1)]
[TestFixture(2)]
[TestFixture(3)]
[TestFixture(8)]
public sealed class CpuGoldenTests(int threads) : GoldenCases(new CpuEngine(threads));
