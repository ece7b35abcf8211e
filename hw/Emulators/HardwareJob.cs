using Neuro.Codegen;
using Neuro.Sim;

namespace Neuro.Hw;

/// <summary>A run of emitted hardware of which nothing is expected: what it sends becomes a trace.</summary>
/// <param name="Folder">Of the run.</param>
internal sealed record HardwareJob(HardwarePlan Plan, Stimulus Stimulus, TraceHeader Header, RunFolder Folder)
{
    /// <summary>Writes what the test bench is given.</summary>
    public static HardwareJob Write(HardwarePlan plan, Stimulus stimulus, TraceHeader header, RunFolder folder)
    {
        RunFiles.WriteInput(plan, stimulus, header.Ticks, folder);
        return new(plan, stimulus, header, folder);
    }

    /// <summary>Reads what was sent.</summary>
    /// <param name="isTimed">Whether cycles were counted, too.</param>
    /// <exception cref="HardwareFaultException">The hardware sent what it never should, or took other cycles than predicted.</exception>
    public void Read(BenchResult result, bool isTimed, ITraceSink sink, CancellationToken cancellation)
    {
        if (result.Complaint is { } complaint)
            throw new HardwareFaultException(complaint);
        var watched = new Watched(sink, cancellation);
        try
        {
            var words = new TraceFromWords(Plan.Network, Plan.Events, Header, Plan.Options.Digest);
            words.Read(Folder.Sent(), isTimed ? new Timed(this, watched) : watched);
            words.RequireEnd();
        }
        catch (HardwareWordException malformed)
        {
            throw new HardwareFaultException(malformed.Message, malformed);
        }
    }

    // Stops between two ticks when it is told to.
    private sealed class Watched(ITraceSink next, CancellationToken cancellation) : ITraceSink
    {
        public void Tick(TickRecord record)
        {
            cancellation.ThrowIfCancellationRequested();
            next.Tick(record);
        }
    }

    // Holds every tick to its predicted cycles.
    private sealed class Timed(HardwareJob job, ITraceSink next) : ITraceSink
    {
        private readonly InputWords input = new(job.Plan.Network, job.Plan.Events, job.Stimulus);
        private readonly TickCycles prediction = new(job.Plan);
        private readonly long[] taken = [.. job.Folder.Cycles()];

        public void Tick(TickRecord record)
        {
            var predicted = prediction.Of(input.Next(), input.Input, record).All;
            if (record.Tick >= taken.Length || taken[record.Tick] != predicted)
                throw new HardwareFaultException($"tick {record.Tick} took {(record.Tick < taken.Length ? taken[record.Tick] : "no")} cycles; predicted were {predicted}");
            next.Tick(record);
        }
    }
}
