using Neuro.Sim;

namespace Neuro.Tests;

/// <summary>The examples on the cpu engine, on any number of threads.</summary>
public sealed class CpuExampleTests() : EngineExamples(mostTicks: 300, new CpuEngine(1), new CpuEngine(2), new CpuEngine(3), new CpuEngine(8));
