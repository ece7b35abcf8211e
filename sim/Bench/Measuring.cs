using System.Diagnostics;
using Neuro.Sim;

namespace Neuro.Bench;

/// <summary>Measures workloads: floor and engine take turns, so that what disturbs the machine disturbs both.</summary>
/// <param name="Threads">The most that are tried.</param>
/// <param name="Repeats">Of every run; the shortest counts.</param>
/// <param name="Seconds">Of the network's time to measure; null: what the workload says.</param>
/// <param name="WithFloor">Whether floors are compiled and run.</param>
/// <param name="IsProcessorTime">Whether the processor's time is told instead of the clock's, where one thread is measured: other processes on the machine change it less.</param>
public sealed record Measuring(int Threads, int Repeats, double? Seconds, bool WithFloor, bool IsProcessorTime = false)
{
    public Measurement Of(Workload workload, CancellationToken cancellation = default)
    {
        var ticks = Ticks(workload);
        var resident = PeakMemory.Begin();
        var begin = Stopwatch.GetTimestamp();
        var network = Elaborated.Of(workload.IsBatch ? workload.Network() with { Generators = [] } : workload.Network(), cancellation);
        var elaboration = Stopwatch.GetElapsedTime(begin).TotalSeconds;
        begin = Stopwatch.GetTimestamp();
        var ready = CpuNetwork.Of(network, workers: 1, watched: null, cancellation);
        var layout = Stopwatch.GetElapsedTime(begin).TotalSeconds;

        var check = new SpikeCheck(workload, network, ticks);
        var one = Subject.Of(workload, ready, 1, ticks);
        // Beside what it costs, it lets everything be compiled that is run.
        check.Take("one thread", one.Run(isTraced: false, cancellation).Time);
        var build = new BuildCost(elaboration, layout, ready.SynapseBytes, resident, PeakMemory.Bytes());
        var many = Threads > 1 && !IsProcessorTime ? Subject.Of(workload, CpuNetwork.Of(network, Subject.Workers(workload, Threads), watched: null, cancellation), Threads, ticks) : null;
        if (many is not null && one.Run(isTraced: true, cancellation).Trace != many.Run(isTraced: true, cancellation).Trace)
            check.Add($"{Threads} threads give another trace than one");
        var run = Run(workload, one, many, ticks, check, cancellation);
        return new(
            workload, network.Populations.Where(p => !p.IsInput).Sum(p => p.Size), network.Projections.Sum(p => p.SynapseCount), ticks, Work.Of(workload, network, check.Spikes, ticks),
            check.Spikes.Sum(), build, run, [.. check.Problems]);
    }

    private RunCost Run(Workload workload, Subject one, Subject? many, long ticks, SpikeCheck check, CancellationToken cancellation)
    {
        using var floor = WithFloor && workload.Floor is { } program ? Floor.Start(program, cancellation) : null;
        var (least, traced, threaded, leastFloor) = (double.MaxValue, double.MaxValue, double.MaxValue, double.MaxValue);
        for (var repeat = 0; repeat < Repeats; repeat++)
        {
            cancellation.ThrowIfCancellationRequested();
            if (floor?.Run(workload.WarmTicks, ticks) is { } bare)
                leastFloor = Math.Min(leastFloor, Alone(check.TakeFloor(bare)));
            least = Math.Min(least, Alone(check.Take("one thread", one.Run(isTraced: false, cancellation).Time)));
            traced = Math.Min(traced, Alone(check.Take("one thread, traced,", one.Run(isTraced: true, cancellation).Time)));
            if (many is not null)
                threaded = Math.Min(threaded, check.Take($"{Threads} threads", many.Run(isTraced: false, cancellation).Time).Seconds);
        }
        return new(least, traced, Threads, many is null ? null : threaded, floor is null ? null : leastFloor);
    }

    /// <summary>Of what one thread does.</summary>
    internal double Alone(Span span) => IsProcessorTime ? span.ProcessorSeconds : span.Seconds;

    // Whole samples.
    private long Ticks(Workload workload)
    {
        var ticks = Seconds is { } seconds ? Math.Max(1, (long)Math.Round(seconds * workload.TicksPerSecond)) : workload.Ticks;
        return workload.SampleTicks is { } sample ? (ticks + sample - 1) / sample * sample : ticks;
    }
}
