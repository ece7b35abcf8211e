using System.Collections.Immutable;
using Neuro.Codegen;

namespace Neuro.Hw;

/// <summary>An emitted project as it lies in a folder.</summary>
/// <param name="Folder">Absolute; simulators run in it.</param>
/// <param name="Sources">Verilog files, relative to it, without test benches.</param>
/// <param name="TestBench">The test bench's module, which is also the name of its file.</param>
/// <param name="TestBenchFile">Relative to the folder.</param>
/// <param name="Memories">The folder of the memory images, relative, with the slash at its end.</param>
public sealed record HardwareProject(string Folder, ImmutableArray<string> Sources, string TestBench, string TestBenchFile, string Memories = "mem/")
{
    /// <summary>Emits a project into a folder.</summary>
    /// <param name="within">A folder below it, "" or ending in '/', where several projects share one.</param>
    /// <param name="target">What emits it; null: <see cref="VerilogTarget"/>.</param>
    public static HardwareProject Write(HardwarePlan plan, string folder, string within = "", ITarget? target = null)
    {
        var files = (target ?? new VerilogTarget()).Emit(plan);
        foreach (var file in files)
        {
            var path = Path.Combine(folder, within + file.Path);
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllBytes(path, file.Bytes.Span);
        }
        var bench = Codegen.TestBench.Module(plan.Options.Prefix);
        var verilog = files.Select(file => file.Path).Where(path => path.EndsWith(".v", StringComparison.Ordinal)).Select(path => within + path).ToList();
        var benchFile = verilog.Single(path => path.EndsWith($"/{bench}.v", StringComparison.Ordinal));
        return new(folder, [.. verilog.Where(path => path != benchFile)], bench, benchFile, within + "mem/");
    }
}
