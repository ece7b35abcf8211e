using System.Collections.Immutable;

namespace Neuro.Hw;

/// <summary>An emitted project as it lies in a folder.</summary>
/// <param name="Folder">Absolute; simulators run in it.</param>
/// <param name="Sources">Verilog files, relative to it, without test benches.</param>
/// <param name="TestBench">The test bench's module, which is also the name of its file.</param>
/// <param name="TestBenchFile">Relative to the folder.</param>
/// <param name="Memories">The folder of the memory images, relative, with the slash at its end.</param>
public sealed record HardwareProject(string Folder, ImmutableArray<string> Sources, string TestBench, string TestBenchFile, string Memories = "mem/");
