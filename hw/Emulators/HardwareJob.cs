using Neuro.Codegen;
using Neuro.Sim;

namespace Neuro.Hw;

/// <summary>A run of emitted hardware of which nothing is expected: what it sends becomes a trace.</summary>
/// <param name="Project">Where it lies.</param>
/// <param name="Folder">Its run.</param>
public sealed record HardwareJob(HardwarePlan Plan, Stimulus Stimulus, TraceHeader Header, HardwareProject Project, RunFolder Folder)
{
    /// <summary>Emits the hardware and writes its run.</summary>
    /// <param name="within">A folder below it, "" or ending in '/', where several projects share one.</param>
    public static HardwareJob Write(HardwarePlan plan, Stimulus stimulus, TraceHeader header, string folder, string within = "")
    {
        var run = new RunFolder(folder, within + "run");
        RunFiles.WriteInput(plan, stimulus, header.Ticks, run);
        return new(plan, stimulus, header, HardwareProject.Write(plan, folder, within), run);
    }

    /// <summary>Reads what was sent.</summary>
    /// <exception cref="HardwareFaultException">The hardware sent what it never should, or took other cycles than predicted.</exception>
    public void Read(BenchResult result, ITraceSink sink, CancellationToken cancellation)
    {
        if (result.Complaint is { } complaint)
            throw new HardwareFaultException(complaint);
        try
        {
            var words = new TraceFromWords(Plan.Network, Plan.Events, Header, Plan.Options.Digest);
            words.Read(Folder.Sent(), new Timed(this, sink, cancellation));
            words.RequireEnd();
        }
        catch (HardwareWordException malformed)
        {
            throw new HardwareFaultException(malformed.Message, malformed);
        }
    }

    // Holds every tick to its predicted cycles.
    private sealed class Timed(HardwareJob job, ITraceSink next, CancellationToken cancellation) : ITraceSink
    {
        private readonly InputWords input = new(job.Plan.Network, job.Plan.Events, job.Stimulus);
        private readonly TickCycles prediction = new(job.Plan);
        private readonly long[] taken = [.. job.Folder.Cycles()];

        public void Tick(TickRecord record)
        {
            cancellation.ThrowIfCancellationRequested();
            var predicted = prediction.Of(input.Next(), input.Input, record);
            if (record.Tick >= taken.Length || taken[record.Tick] != predicted)
                throw new HardwareFaultException($"tick {record.Tick} took {(record.Tick < taken.Length ? taken[record.Tick] : "no")} cycles; predicted were {predicted}");
            next.Tick(record);
        }
    }
}
