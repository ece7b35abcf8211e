using Neuro.Codegen;
using Neuro.Hw;

namespace Neuro.Tests;

/// <summary>Compiles the program, and runs it.</summary>
internal sealed class PlainCEmulator(ITarget target) : IEmulator
{
    private const int Different = 1;

    public string Name => "c99";

    public ITarget Target => target;

    public IReadOnlyList<string> Tools => ["gcc"];

    public long QuickCycles => 2_000_000;

    public IBench Build(HardwareProject project, CancellationToken cancellation, bool waveforms = false)
    {
        var program = Path.Combine(project.Folder, "network");
        var compiler = ToolRun.Of("gcc", project.Folder, ["-std=c99", "-Wall", "-Wextra", "-Wconversion", "-Werror", "-O1", "-o", program, project.TestBenchFile, .. project.Sources])
            with { Log = program + ".gcc.log" };
        compiler.Check(cancellation);
        return new Bench(project, program);
    }

    private sealed class Bench(HardwareProject project, string program) : IBench
    {
        public BenchResult Run(RunFolder run, BenchOptions options, CancellationToken cancellation)
        {
            var network = new ToolRun(program, project.Folder, run.Name, run.OutName);
            var result = network.Result(cancellation);
            if (result.ExitCode is not (0 or Different))
                throw network.Failed(result);
            return new(result.ExitCode == 0 ? null : result.Output.Split('\n')[0]);
        }
    }
}
