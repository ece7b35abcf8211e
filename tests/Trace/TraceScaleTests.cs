using Neuro.Graph;
using Neuro.Sim;

namespace Neuro.Tests;

/// <summary>Long traces take time for every event and memory for a few ticks.</summary>
public sealed class TraceScaleTests
{
    private static readonly TraceHeader Header = new(
        Traces.Network, Traces.Stimulus, Ticks: 10_000, DigestInterval: 1, [new("n", 10_000, false, Format.Plain)], []);

    [Test]
    public void A_million_events_are_written_and_compared_in_the_memory_of_a_few_ticks()
    {
        using var folder = new TemporaryFolder();
        var path = folder.PathOf("a.trace");
        using (var writer = TraceFileWriter.Create(path, Header))
        using (var source = new Steady(Header))
        {
            var record = new TickRecord(Header);
            while (source.Next(record))
                writer.Tick(record);
            writer.Complete();
        }

        var before = GC.GetAllocatedBytesForCurrentThread();
        var difference = TraceDiff.CompareFiles(path, path);
        var allocated = GC.GetAllocatedBytesForCurrentThread() - before;

        Assert.That(difference.Verdict, Is.EqualTo(TraceVerdict.Equal));
        Assert.That(difference.Populations.Single().Both, Is.EqualTo(1_000_000));
        Assert.That(allocated, Is.LessThan(1 << 20));
    }

    /// <summary>A hundred events a tick, never the same ones.</summary>
    private sealed class Steady(TraceHeader header) : ITraceSource
    {
        private long tick;

        public TraceHeader Header => header;

        public bool IsWhole => tick == header.Ticks;

        public bool Next(TickRecord record)
        {
            if (tick == header.Ticks)
                return false;
            record.Clear(tick);
            record.StateDigest = (ulong)tick;
            for (var i = 0; i < 100; i++)
                record.Neurons[0].Add((int)((tick * 7) % 100) + 100 * i);
            tick++;
            return true;
        }

        public void Dispose() { }
    }
}
