using Neuro.Codegen;

namespace Neuro.Hw;

/// <summary>Runs emitted Verilog in Icarus: quick to build, slow to run.</summary>
public sealed class IcarusEmulator : IEmulator
{
    public string Name => "icarus";

    public ITarget Target => Targets.Verilog;

    public IReadOnlyList<string> Tools => ["iverilog", "vvp"];

    public long QuickCycles => 50_000;

    public IBench Build(HardwareProject project, CancellationToken cancellation, bool waveforms = false)
    {
        const string build = "build";
        Directory.CreateDirectory(Path.Combine(project.Folder, build));
        var compiled = $"{build}/{project.TestBench}.vvp";
        var compiler = ToolRun.Of("iverilog", project.Folder, ["-g2005", "-Wall", "-s", project.TestBench, "-o", compiled, project.TestBenchFile, .. project.Sources])
            with { Log = Path.Combine(project.Folder, build, $"{project.TestBench}.iverilog.log") };
        // A warning does not make it fail, but nothing that is emitted may cause one.
        if (compiler.Check(cancellation) is { Error.Length: > 0 } result)
            throw compiler.Failed(result);
        return new Bench(project, compiled);
    }

    private sealed class Bench(HardwareProject project, string compiled) : IBench
    {
        public BenchResult Run(RunFolder run, BenchOptions options, CancellationToken cancellation)
        {
            var simulation = ToolRun.Of("vvp", project.Folder, ["-N", compiled, $"+run={run.Name}", $"+out={run.OutName}", .. options.PlusArgs()]);
            return BenchReport.Of(simulation, simulation.Result(cancellation));
        }
    }
}
