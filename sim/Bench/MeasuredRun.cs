using Neuro.Graph;
using Neuro.Sim;

namespace Neuro.Bench;

/// <summary>One run of the cpu engine, its clock started behind the ticks that are not measured.</summary>
internal static class MeasuredRun
{
    /// <param name="trace">A file for the default trace; null: nothing is recorded but the number of spikes.</param>
    public static (RunTime Time, Digest256? Trace) Of(
        ReadyCpuEngine engine, ElaboratedNetwork network, Stimulus stimulus, long warmTicks, long ticks, string? trace, CancellationToken cancellation)
    {
        var header = Recording.Header(network, default, warmTicks + ticks, digestInterval: trace is null ? 0 : 1);
        using var file = trace is null ? null : TraceFileWriter.Create(trace, header);
        var lap = new Lap(header, file, warmTicks);
        engine.Run(network, stimulus, header, lap, cancellation);
        var digest = file?.Complete();
        return (new(lap.Span, lap.WarmSpikes, lap.Spikes), digest);
    }

    private sealed class Lap(TraceHeader header, ITraceSink? next, long warmTicks) : ITraceSink
    {
        private StopClock clock = StopClock.Start();

        public Span Span { get; private set; }

        public long[] WarmSpikes { get; } = new long[header.Populations.Length];

        public long[] Spikes { get; } = new long[header.Populations.Length];

        public void Tick(TickRecord record)
        {
            next?.Tick(record);
            var spikes = record.Tick < warmTicks ? WarmSpikes : Spikes;
            for (var population = 0; population < spikes.Length; population++)
                spikes[population] += record.Neurons[population].Count;
            if (record.Tick == warmTicks - 1)
                clock = StopClock.Start();
            if (record.Tick == header.Ticks - 1)
                Span = clock.Elapsed;
        }
    }
}
