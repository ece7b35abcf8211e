using Neuro.Codegen;

namespace Neuro.Hw;

/// <summary>Runs emitted kernels on a device of this machine, through the driver of OpenCL.</summary>
public sealed class OpenClEmulator : IEmulator
{
    public string Name => "opencl";

    public ITarget Target => Targets.OpenCl;

    public IReadOnlyList<string> Tools => [OpenClRuntime.Tool];

    public long QuickCycles => 2_000_000;

    public IBench Build(HardwareProject project, CancellationToken cancellation, bool waveforms = false) => BuildKernels(project);

    /// <summary>The same, which can also run many samples side by side.</summary>
    public static OpenClBench BuildKernels(HardwareProject project)
    {
        var folder = Path.Combine(project.Folder, project.Within);
        var manifest = OpenClManifest.Read(Path.Combine(folder, HardwareManifest.FileName));
        return new(manifest, new(folder, manifest, OpenClRuntime.Device));
    }
}

/// <summary>Kernels that were built.</summary>
public sealed class OpenClBench : IBench
{
    private readonly OpenClManifest manifest;
    private readonly OpenClCore core;
    private readonly Lock turn = new();

    internal OpenClBench(OpenClManifest manifest, OpenClCore core) => (this.manifest, this.core) = (manifest, core);

    public BenchResult Run(RunFolder run, BenchOptions options, CancellationToken cancellation)
    {
        Run([run], cancellation);
        return new(Complaint: null);
    }

    /// <summary>Runs samples side by side, each as if it were alone.</summary>
    public void Run(IReadOnlyList<RunFolder> samples, CancellationToken cancellation)
    {
        // The arrays on the device are those of one run.
        lock (turn)
            OpenClRun.Of(manifest, core, samples, cancellation);
    }
}
