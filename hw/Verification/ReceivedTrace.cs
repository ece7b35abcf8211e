using Neuro.Codegen;
using Neuro.Graph;
using Neuro.Sim;

namespace Neuro.Hw;

/// <summary>What hardware sent in a run, as a trace file of as many ticks as were whole.</summary>
/// <param name="Ticks">How many there were.</param>
/// <param name="Events">Of all populations that run a model.</param>
/// <param name="Trace">The trace's digest.</param>
/// <param name="Malformed">The first word that should not have been sent, if there is one; the trace ends before its tick.</param>
public sealed record ReceivedTrace(long Ticks, long Events, Digest256 Trace, HardwareWordException? Malformed)
{
    /// <param name="header">What the trace is to hold.</param>
    /// <param name="path">Where the trace file goes.</param>
    public static ReceivedTrace Of(HardwarePlan plan, RunFolder run, TraceHeader header, string path)
    {
        var (ticks, malformed) = WholeTicks(plan, run, header);
        var shorter = header with { Ticks = ticks };
        using var file = TraceFileWriter.Create(path, shorter);
        var sink = new Counting(file);
        if (ticks > 0)
            new TraceFromWords(plan.Network, plan.Events, shorter, plan.Options.Digest).Read(WordsOf(run, ticks), sink);
        return new(ticks, sink.Events, file.Complete(), malformed);
    }

    private static (long Ticks, HardwareWordException? Malformed) WholeTicks(HardwarePlan plan, RunFolder run, TraceHeader header)
    {
        var words = new TraceFromWords(plan.Network, plan.Events, header, plan.Options.Digest);
        try
        {
            words.Read(run.Sent(), new Nowhere());
            words.RequireEnd();
            return (words.Ticks, null);
        }
        catch (HardwareWordException malformed)
        {
            return (words.Ticks, malformed);
        }
    }

    private static IEnumerable<OutputWord> WordsOf(RunFolder run, long ticks)
    {
        foreach (var word in run.Sent())
        {
            yield return word;
            if (word.IsLast && --ticks == 0)
                yield break;
        }
    }

    private sealed class Nowhere : ITraceSink
    {
        public void Tick(TickRecord record)
        {
        }
    }

    private sealed class Counting(ITraceSink next) : ITraceSink
    {
        public long Events { get; private set; }

        public void Tick(TickRecord record)
        {
            Events += record.Neurons.Sum(neurons => neurons.Count);
            next.Tick(record);
        }
    }
}
