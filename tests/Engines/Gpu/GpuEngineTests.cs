using Neuro.Sim;

namespace Neuro.Tests;

/// <summary>The gpu engine behaves, its kernels run by the processor.</summary>
public sealed class GpuEngineTests() : TickBehaviour(new GpuEngine(GpuDevices.Processor));

/// <summary>The golden cases on the gpu engine.</summary>
public sealed class GpuGoldenTests() : GoldenCases(new GpuEngine(GpuDevices.Processor));

/// <summary>The examples on the gpu engine.</summary>
public sealed class GpuExampleTests() : EngineExamples(mostTicks: 300, new GpuEngine(GpuDevices.Processor));
