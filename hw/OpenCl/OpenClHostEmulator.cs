using Neuro.Codegen;

namespace Neuro.Hw;

/// <summary>Builds the emitted host program as a stranger would, and lets it run the kernels.</summary>
public sealed class OpenClHostEmulator : IEmulator
{
    public string Name => "opencl-host";

    public ITarget Target => Targets.OpenCl;

    public IReadOnlyList<string> Tools => ["gcc", OpenClRuntime.Tool, "opencl-headers"];

    public long QuickCycles => 2_000_000;

    public bool IsSideBySide => true;

    public IBench Build(HardwareProject project, CancellationToken cancellation, bool waveforms = false)
    {
        _ = OpenClRuntime.Device;
        var program = Path.Combine(Directory.CreateDirectory(Path.Combine(project.Folder, project.Within, "build")).FullName, project.TestBench);
        var compiler = ToolRun.Of("gcc", project.Folder, ["-std=c99", "-Wall", "-Wextra", "-Wconversion", "-Wpedantic", "-Werror", "-O1", "-o", program, project.TestBenchFile, .. project.Sources, "-lOpenCL"])
            with { Log = program + ".gcc.log" };
        compiler.Check(cancellation);
        string[] core = ["--core", Path.Combine(".", project.Within)];
        return new HostBench(
            run => new ToolRun(program, project.Folder, [.. core, "--out", run.OutName, run.Name]),
            runs => new ToolRun(program, project.Folder, [.. core, .. runs.Select(run => run.Name)]));
    }
}
