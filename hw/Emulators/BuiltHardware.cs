using System.Globalization;
using Neuro.Codegen;
using Neuro.Graph;
using Neuro.Sim;

namespace Neuro.Hw;

/// <summary>
/// Hardware that was emitted and built once, to be run on any number of stimuli. Where it has a clock, every tick must take
/// the cycles that the formula gives for the trace.
/// </summary>
public sealed class BuiltHardware : IDisposable
{
    private readonly WorkFolder folder;
    private readonly HardwarePlan plan;
    private readonly HardwareProject project;
    private readonly ITarget target;
    private readonly IBench bench;
    private int runs;

    private BuiltHardware(WorkFolder folder, HardwarePlan plan, HardwareProject project, ITarget target, IBench bench) =>
        (this.folder, this.plan, this.project, this.target, this.bench) = (folder, plan, project, target, bench);

    public static BuiltHardware Of(ElaboratedNetwork network, PlanOptions options, IEmulator emulator, CancellationToken cancellation)
    {
        var folder = new WorkFolder();
        try
        {
            var plan = emulator.Target.PlanOf(network, options);
            var project = HardwareProject.Write(emulator.Target, plan, folder.Path);
            return new(folder, plan, project, emulator.Target, emulator.Build(project, cancellation));
        }
        catch
        {
            folder.Dispose();
            throw;
        }
    }

    /// <summary>Runs it; several runs may go on at once.</summary>
    /// <param name="header">What is recorded.</param>
    /// <exception cref="HardwareFaultException">The hardware sent what it never should, or took other cycles than predicted.</exception>
    public void Run(Stimulus stimulus, TraceHeader header, ITraceSink sink, BenchOptions treatment, CancellationToken cancellation)
    {
        var job = Job(stimulus, header);
        job.Read(bench.Run(job.Folder, treatment, cancellation), target.Traits.HasClock, sink, cancellation);
    }

    /// <summary>Runs it on several stimuli; side by side where the emulator can.</summary>
    /// <param name="traces">Empty ones, whose headers say what is recorded.</param>
    /// <exception cref="HardwareFaultException">The hardware sent what it never should, or took other cycles than predicted.</exception>
    public void Run(IReadOnlyList<(Stimulus Stimulus, MemoryTrace Trace)> traces, BenchOptions treatment, CancellationToken cancellation)
    {
        var jobs = traces.Select(one => Job(one.Stimulus, one.Trace.Header)).ToList();
        var results = bench.RunAll([.. jobs.Select(job => job.Folder)], treatment, cancellation);
        for (var i = 0; i < jobs.Count; i++)
            jobs[i].Read(results[i], target.Traits.HasClock, traces[i].Trace, cancellation);
    }

    private HardwareJob Job(Stimulus stimulus, TraceHeader header)
    {
        var number = Interlocked.Increment(ref runs);
        return HardwareJob.Write(plan, stimulus, header, new(project.Folder, string.Create(CultureInfo.InvariantCulture, $"run_{number}")));
    }

    public void Dispose() => folder.Dispose();
}
