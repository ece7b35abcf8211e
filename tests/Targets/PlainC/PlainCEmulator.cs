using Neuro.Codegen;
using Neuro.Hw;

namespace Neuro.Tests;

/// <summary>Compiles the program, and runs it.</summary>
internal sealed class PlainCEmulator(ITarget target) : IEmulator
{
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
        return new HostBench(run => new ToolRun(program, project.Folder, run.Name, run.OutName));
    }
}
