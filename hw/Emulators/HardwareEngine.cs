using Neuro.Codegen;
using Neuro.Graph;
using Neuro.Sim;

namespace Neuro.Hw;

/// <summary>
/// Hardware as an engine: emits it, runs it in an emulator, and takes the trace from the words that it sends. Every tick
/// must take the cycles that the formula gives for that trace.
/// </summary>
/// <param name="lanes">Of the hardware.</param>
/// <param name="treatment">How the core is treated; null: plainly.</param>
public sealed class HardwareEngine(IEmulator emulator, int lanes, BenchOptions? treatment = null) : IEngine
{
    public string Name => $"{emulator.Name} on {lanes} lanes";

    /// <exception cref="HardwareFaultException">The hardware sent what it never should, or took other cycles than predicted.</exception>
    public void Run(ElaboratedNetwork network, Stimulus stimulus, TraceHeader header, ITraceSink sink, CancellationToken cancellation)
    {
        using var folder = new WorkFolder();
        var job = HardwareJob.Write(HardwarePlan.Of(network, new(lanes, Digest: header.DigestInterval > 0)), stimulus, header, folder.Path);
        var result = emulator.Build(job.Project, cancellation).Run(job.Folder, treatment ?? BenchOptions.Plain, cancellation);
        job.Read(result, sink, cancellation);
    }
}
