using Neuro.Codegen;

namespace Neuro.Hw;

/// <summary>
/// Runs emitted C++ as what it also is: a program. A warning of the compiler is an error, and where it is sanitized, so is
/// whatever the language leaves undefined.
/// </summary>
/// <param name="name">What tables and options call it.</param>
/// <param name="compiler">The command.</param>
public sealed class CompilerEmulator(string name, string compiler, bool isSanitized) : IEmulator
{
    private static readonly string[] Flags = ["-std=c++14", "-Wall", "-Wextra", "-Wconversion", "-Wsign-conversion", "-Werror", "-Wno-unknown-pragmas", "-O1"];
    private static readonly string[] Sanitizing = ["-fsanitize=address,undefined", "-fno-sanitize-recover=all"];

    public string Name => name;

    public ITarget Target => Targets.Hls;

    public IReadOnlyList<string> Tools { get; } = [compiler];

    public long QuickCycles => 20_000_000;

    public IBench Build(HardwareProject project, CancellationToken cancellation, bool waveforms = false)
    {
        const string build = "build";
        Directory.CreateDirectory(Path.Combine(project.Folder, build));
        var program = $"{build}/{project.TestBench}.{name}";
        var headers = project.Sources.Select(source => "-I" + Path.GetDirectoryName(source)).Distinct();
        var compile = ToolRun.Of(compiler, project.Folder, [.. Flags, .. isSanitized ? Sanitizing : [], .. headers, "-o", program, project.TestBenchFile, .. project.Sources])
            with { Log = Path.Combine(project.Folder, build, $"{project.TestBench}.{name}.log") };
        compile.Check(cancellation);
        return new Bench(project, Path.Combine(project.Folder, program));
    }

    private sealed class Bench(HardwareProject project, string program) : IBench
    {
        public BenchResult Run(RunFolder run, BenchOptions options, CancellationToken cancellation)
        {
            var simulation = new ToolRun(program, project.Folder, [$"+run={run.Name}", $"+out={run.OutName}", .. options.PlusArgs()]);
            return BenchReport.Of(simulation, simulation.Result(cancellation));
        }
    }
}
