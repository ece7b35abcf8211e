using System.Runtime.ExceptionServices;

namespace Neuro.Sim;

/// <summary>One run of a network: its workers, the epochs they run, and what is told to the sink.</summary>
internal sealed class CpuRun
{
    private const int MostQuietTicks = 1 << 20;

    private readonly CpuNetwork network;
    private readonly TraceHeader header;
    private readonly InputFeed feed;
    private readonly WorkerBarrier barrier;
    private readonly Worker[] workers;
    private readonly Recorder recorder;

    // One epoch is run and recorded while a slower worker still delivers the events of the one before, and the next one
    // is prepared.
    private const int EpochsAtATime = 3;

    private readonly Epoch[] epochs;

    // By epoch and worker: whether nothing was on its way, and nothing sent, when the epoch had been run.
    private readonly bool[][] isQuiet;
    private Exception? failure;

    public CpuRun(CpuNetwork network, Stimulus stimulus, TraceHeader header)
    {
        (this.network, this.header) = (network, header);
        feed = new(network.Network, stimulus);
        barrier = new(network.Workers);
        workers = [.. Enumerable.Range(0, network.Workers).Select(worker => new Worker(network, header, worker, barrier))];
        epochs = [.. Enumerable.Range(0, EpochsAtATime).Select(_ => new Epoch(network, header))];
        isQuiet = [.. epochs.Select(_ => new bool[network.Workers])];
        recorder = new(network, header);
    }

    public void Run(ITraceSink sink, CancellationToken cancellation)
    {
        var threads = Enumerable.Range(1, network.Workers - 1).Select(Start).ToArray();
        try
        {
            Prepare(0, 0);
            barrier.Meet(0);
            for (var turn = 0; At(turn).Ticks > 0; turn++)
            {
                var epoch = At(turn);
                Run(0, turn);
                Prepare(turn + 1, epoch.FirstTick + epoch.Ticks);
                barrier.Meet(0);
                workers[0].Deliver(epoch);
                recorder.Record(epoch, sink, cancellation);
            }
        }
        catch (OperationCanceledException) when (failure is not null)
        {
            // Another worker failed and broke the barrier; what it failed of is told below.
        }
        finally
        {
            barrier.Break();
            foreach (var thread in threads)
                thread.Join();
        }
        if (failure is not null)
            ExceptionDispatchInfo.Throw(failure);
    }

    private Thread Start(int worker)
    {
        var thread = new Thread(() => Work(worker)) { IsBackground = true, Name = $"worker {worker}" };
        thread.Start();
        return thread;
    }

    private void Work(int worker)
    {
        try
        {
            barrier.Meet(worker);
            for (var turn = 0; At(turn).Ticks > 0; turn++)
            {
                Run(worker, turn);
                barrier.Meet(worker);
                workers[worker].Deliver(At(turn));
            }
        }
        catch (OperationCanceledException)
        {
            // The first worker stops.
        }
        catch (Exception e)
        {
            failure = e;
            barrier.Break();
        }
    }

    private void Run(int worker, int turn)
    {
        var epoch = At(turn);
        if (epoch.IsQuiet)
            workers[worker].Rest(epoch);
        else
            workers[worker].Run(epoch);
        isQuiet[turn % EpochsAtATime][worker] = epoch.IsQuiet || (workers[worker].IsQuiet(epoch.FirstTick + epoch.Ticks - 1) && !HasSent(epoch, worker));
    }

    private bool HasSent(Epoch epoch, int worker)
    {
        for (var tick = 0; tick < epoch.Ticks; tick++)
            foreach (var part in network.Partition.All)
                if (part.Worker == worker && epoch.Spikes[tick][part.Index].Count > 0)
                    return true;
        return false;
    }

    // The epoch that begins at a tick. What the one before it does to the network is not known yet, but what the one
    // before that did is: if then all was quiet, and nothing has been given since, all still is.
    private void Prepare(int turn, long tick)
    {
        var epoch = At(turn);
        var until = Math.Min(feed.NextMark(tick + 1), header.Ticks);
        if (turn > 1 && Array.TrueForAll(isQuiet[(turn - 2) % EpochsAtATime], quiet => quiet) && At(turn - 1).IsIdle && feed.NextTick(tick) is var next && next > tick)
            epoch.BeginQuiet(tick, (int)Math.Min(Math.Min(next, until) - tick, MostQuietTicks));
        else
            feed.Read(epoch, tick, (int)Math.Min(until - tick, network.Exchange.EpochTicks));
    }

    private Epoch At(int turn) => epochs[turn % EpochsAtATime];
}
