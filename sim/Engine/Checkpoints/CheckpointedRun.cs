using Neuro.Graph;

namespace Neuro.Sim;

/// <summary>
/// A traced run that can be gone on with if its process ends: every so many ticks it notes where it stands. However often
/// that happens, the trace file is that of a run which was never interrupted.
/// </summary>
/// <param name="path">Where the trace goes, when it is whole. Until then it stands beside it, with the checkpoint.</param>
public sealed class CheckpointedRun(string path)
{
    private readonly string target = OutputFile.TargetOf(path);

    private string PartialPath => target + ".partial";

    private string CheckpointPath => target + ".checkpoint";

    /// <param name="every">Ticks between two checkpoints; null: none is written.</param>
    /// <param name="resume">Whether to go on from the checkpoint that is there; without one, the run begins at its first tick.</param>
    /// <param name="watched">Called with every tick that is done.</param>
    /// <exception cref="InvalidInputException">Another process writes the same trace, or there is a checkpoint that is not to be used, or of another run.</exception>
    public TracedRun Of(
        CpuNetwork network, Stimulus stimulus, TraceHeader header, long? every, bool resume, Action<long>? watched, CancellationToken cancellation)
    {
        if (Directory.Exists(path) || OutputFile.IsDeviceAt(path))
            throw new InvalidInputException(Code.UnwritableFile, new Place.File(path), "a run with checkpoints needs a file for its trace");
        using var trace = PartialTrace.Open(PartialPath);
        try
        {
            var checkpoint = Found(network.Network, header, resume);
            return checkpoint is not null && trace.IsNew && File.Exists(target)
                ? Finished(header)
                : Run(network, stimulus, header, every, checkpoint, trace, watched, cancellation);
        }
        finally
        {
            // What no checkpoint knows of cannot be gone on with.
            if (!trace.IsComplete && !File.Exists(CheckpointPath))
                File.Delete(PartialPath);
        }
    }

    private TracedRun Run(
        CpuNetwork network, Stimulus stimulus, TraceHeader header, long? every, Checkpoint? checkpoint, PartialTrace trace, Action<long>? watched, CancellationToken cancellation)
    {
        if (checkpoint is null)
            trace.Begin(header);
        else
            trace.Continue(checkpoint);
        var sink = new CountingSink(header, trace, watched, checkpoint?.Events);
        var run = new CpuRun(network, maySave: every is not null);
        run.Begin(stimulus, header, checkpoint?.State);
        while (run.Tick < header.Ticks)
        {
            run.Advance(every is { } ticks ? Math.Min(header.Ticks, (run.Tick / ticks + 1) * ticks) : header.Ticks, sink, cancellation);
            if (run.Tick < header.Ticks)
                Keep(run, header, sink, trace);
        }
        // Should the process end between these two, the whole trace is found beside a checkpoint that has lost its own.
        var digest = trace.Complete(target);
        CheckpointFile.Remove(CheckpointPath);
        return new(header, sink.Events, digest);
    }

    private void Keep(CpuRun run, TraceHeader header, CountingSink sink, PartialTrace trace)
    {
        var (bytes, digest) = trace.Sync();
        CheckpointFile.Write(CheckpointPath, new(header, bytes, digest, [.. sink.Events], run.Save()));
    }

    private Checkpoint? Found(ElaboratedNetwork network, TraceHeader header, bool resume)
    {
        if (!File.Exists(CheckpointPath))
            return null;
        var checkpoint = CheckpointFile.Read(CheckpointPath);
        if (!resume)
            throw new InvalidInputException(Code.UnfinishedRun, new Place.File(CheckpointPath), $"a run was stopped here after {checkpoint.State.Tick} of {checkpoint.Header.Ticks} ticks",
                "go on with it by --resume, or remove this file to start anew");
        if (checkpoint.Problem(header) is { } problem)
            throw new InvalidInputException(Code.CheckpointOfOtherRun, new Place.File(CheckpointPath), $"this checkpoint does not fit: {problem}", "run what it is of, or remove it to start anew");
        return checkpoint.State.Fits(network) ? checkpoint
            : throw new InvalidInputException(Code.BadCheckpoint, new Place.File(CheckpointPath), "the checkpoint holds what its network cannot", "remove it to start anew");
    }

    // The process had ended after the trace got its name, and before its checkpoint was removed.
    private TracedRun Finished(TraceHeader header)
    {
        using var reader = TraceReader.Open(target);
        var record = new TickRecord(reader.Header);
        while (reader.Next(record))
        {
        }
        if (!new TraceEncoder(reader.Header).Header().SequenceEqual(new TraceEncoder(header).Header()))
            throw new InvalidInputException(Code.CheckpointOfOtherRun, new Place.File(target), "this trace is of another run than its checkpoint", "remove the checkpoint to start anew");
        CheckpointFile.Remove(CheckpointPath);
        return new(header, [.. reader.Events], reader.Digest!.Value);
    }
}
