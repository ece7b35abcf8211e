using System.Runtime.ExceptionServices;

namespace Neuro.Sim;

/// <summary>One run of a network at a time: its workers, the epochs they run, and what is told to the sink.</summary>
internal sealed class CpuRun
{
    private const int MostQuietTicks = 1 << 20;

    // One epoch is run and recorded while a slower worker still delivers the events of the one before, and the next one
    // is prepared.
    private const int EpochsAtATime = 3;

    private readonly CpuNetwork network;
    private readonly Worker[] workers;
    private readonly Epoch[] epochs;

    // By epoch and worker: whether nothing was on its way, and nothing sent, when the epoch had been run.
    private readonly bool[][] isQuiet;
    private readonly EventHistory? history;
    private InputFeed feed = null!;
    private Recorder recorder = null!;
    private WorkerBarrier barrier = null!;
    private long until;
    private Exception? failure;

    /// <param name="maySave">Whether the run's state will be asked for, so that events on their way are remembered.</param>
    public CpuRun(CpuNetwork network, bool maySave = false)
    {
        this.network = network;
        workers = [.. Enumerable.Range(0, network.Workers).Select(worker => new Worker(network, worker))];
        epochs = [.. Enumerable.Range(0, EpochsAtATime).Select(_ => new Epoch(network))];
        isQuiet = [.. epochs.Select(_ => new bool[network.Workers])];
        history = maySave ? new(network.Network) : null;
    }

    /// <summary>The next tick to run.</summary>
    public long Tick { get; private set; }

    /// <summary>Begins anew, or where another run has stopped.</summary>
    public void Begin(Stimulus stimulus, TraceHeader header, RunState? from = null)
    {
        feed = new(network.Network, stimulus);
        recorder = new(network, header);
        history?.Begin(from);
        foreach (var worker in workers)
            worker.Begin(header, from);
        Tick = from?.Tick ?? 0;
    }

    /// <summary>Runs up to a tick, which is not run itself, and gives all before it to the sink.</summary>
    public void Advance(long until, ITraceSink sink, CancellationToken cancellation)
    {
        this.until = until;
        barrier = new(network.Workers);
        failure = null;
        var threads = Enumerable.Range(1, network.Workers - 1).Select(Start).ToArray();
        try
        {
            Prepare(0, Tick);
            barrier.Meet(0);
            for (var turn = 0; At(turn).Ticks > 0; turn++)
            {
                var epoch = At(turn);
                Run(0, turn);
                Prepare(turn + 1, epoch.FirstTick + epoch.Ticks);
                barrier.Meet(0);
                workers[0].Deliver(epoch);
                recorder.Record(epoch, sink, cancellation);
                history?.Take(epoch, network.Partition);
                Tick = epoch.FirstTick + epoch.Ticks;
            }
        }
        catch (OperationCanceledException) when (failure is not null)
        {
            // Another worker failed and broke the barrier; what it failed of is told below.
        }
        catch
        {
            barrier.Break();
            throw;
        }
        finally
        {
            foreach (var thread in threads)
                thread.Join();
        }
        if (failure is not null)
            ExceptionDispatchInfo.Throw(failure);
    }

    /// <summary>Where the run stands, to go on from there in another one.</summary>
    public RunState Save()
    {
        if (history is null)
            throw new InvalidOperationException("this run was not asked to remember what is on its way");
        var (events, droppedAt) = history.At(Tick);
        return new(Tick, [.. network.Network.Populations.Select(population => PartStates.Of(network, population, workers))], events, droppedAt);
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
            workers[worker].Run(epoch, barrier);
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
        var end = Math.Min(feed.NextMark(tick + 1), until);
        if (turn > 1 && Array.TrueForAll(isQuiet[(turn - 2) % EpochsAtATime], quiet => quiet) && At(turn - 1).IsIdle && feed.NextTick(tick) is var next && next > tick)
            epoch.BeginQuiet(tick, (int)Math.Min(Math.Min(next, end) - tick, MostQuietTicks));
        else
            feed.Read(epoch, tick, (int)Math.Min(end - tick, network.Exchange.EpochTicks));
    }

    private Epoch At(int turn) => epochs[turn % EpochsAtATime];
}
