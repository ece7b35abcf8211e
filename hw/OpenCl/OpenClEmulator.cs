using Neuro.Codegen;

namespace Neuro.Hw;

/// <summary>Runs emitted kernels on a device of this machine, through the driver of OpenCL.</summary>
public sealed class OpenClEmulator : IEmulator
{
    public string Name => "opencl";

    public ITarget Target => Targets.OpenCl;

    public IReadOnlyList<string> Tools => [OpenClRuntime.Tool];

    public long QuickCycles => 2_000_000;

    public bool IsSideBySide => true;

    public IBench Build(HardwareProject project, CancellationToken cancellation, bool waveforms = false)
    {
        var folder = Path.Combine(project.Folder, project.Within);
        var manifest = OpenClManifest.Read(Path.Combine(folder, HardwareManifest.FileName));
        return new OpenClBench(manifest, new(folder, manifest, OpenClRuntime.Device));
    }
}

/// <summary>Kernels that were built.</summary>
internal sealed class OpenClBench : IBench
{
    private readonly OpenClManifest manifest;
    private readonly OpenClCore core;
    private readonly Lock turn = new();

    public OpenClBench(OpenClManifest manifest, OpenClCore core) => (this.manifest, this.core) = (manifest, core);

    public BenchResult Run(RunFolder run, BenchOptions options, CancellationToken cancellation) => RunAll([run], options, cancellation)[0];

    public IReadOnlyList<BenchResult> RunAll(IReadOnlyList<RunFolder> runs, BenchOptions options, CancellationToken cancellation)
    {
        // The arrays on the device are those of one run.
        lock (turn)
            OpenClRun.Of(manifest, core, runs, cancellation);
        return [.. runs.Select(_ => new BenchResult(Complaint: null))];
    }
}
