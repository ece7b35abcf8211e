using System.Collections.Immutable;
using Neuro.Codegen;

namespace Neuro.Hw;

/// <summary>An emitted project as it lies in a folder.</summary>
/// <param name="Folder">Absolute; emulators run in it.</param>
/// <param name="Sources">Files to compile, relative to it, without the test bench.</param>
/// <param name="TestBench">The test bench's name, which is also that of its file.</param>
/// <param name="TestBenchFile">Relative to the folder.</param>
/// <param name="Within">Where in it the project lies, "" or ending in '/'.</param>
public sealed record HardwareProject(string Folder, ImmutableArray<string> Sources, string TestBench, string TestBenchFile, string Within = "")
{
    /// <summary>The folder of the memory images, relative, with the slash at its end.</summary>
    public string Memories => Within + "mem/";

    /// <summary>Emits a project into a folder.</summary>
    /// <param name="within">A folder below it, "" or ending in '/', where several projects share one.</param>
    public static HardwareProject Write(ITarget target, HardwarePlan plan, string folder, string within = "")
    {
        var files = target.Emit(plan);
        foreach (var file in files)
        {
            var path = Path.Combine(folder, within + file.Path);
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllBytes(path, file.Bytes.Span);
        }
        var bench = target.TestBenchOf(plan.Options.Prefix);
        var compiled = files.Select(file => within + file.Path).Where(path => path.EndsWith(target.Traits.Extension, StringComparison.Ordinal)).ToList();
        var benchFile = compiled.Single(path => path.EndsWith($"/{bench}{target.Traits.Extension}", StringComparison.Ordinal));
        return new(folder, [.. compiled.Where(path => path != benchFile)], bench, benchFile, within);
    }
}
