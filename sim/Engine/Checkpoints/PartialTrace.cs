using Neuro.Graph;

namespace Neuro.Sim;

/// <summary>
/// The trace of a run that keeps checkpoints, until it is whole: it outlives the process, and is locked as long as one
/// writes it.
/// </summary>
internal sealed class PartialTrace : ITraceSink, IDisposable
{
    private const int BufferBytes = 1 << 16;
    private const long FlushMilliseconds = 500;

    private readonly string path;
    private readonly FileStream stream;
    private TraceWriter? writer;
    private long flushed = Environment.TickCount64;

    private PartialTrace(string path, FileStream stream) => (this.path, this.stream, IsNew) = (path, stream, stream.Length == 0);

    /// <summary>Whether nothing stood there when it was opened.</summary>
    public bool IsNew { get; }

    /// <summary>Whether the file has got its name.</summary>
    public bool IsComplete { get; private set; }

    /// <exception cref="InvalidInputException">No file can be made there, or another process writes it.</exception>
    public static PartialTrace Open(string path)
    {
        FileStream? stream = null;
        try
        {
            stream = new(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.ReadWrite | FileShare.Delete, BufferBytes);
            // The lock ends with the process, however that ends.
            if (!OperatingSystem.IsMacOS() && !OperatingSystem.IsIOS() && !OperatingSystem.IsTvOS() && !OperatingSystem.IsFreeBSD())
                stream.Lock(0, 1);
            if (File.Exists(path))
                return new(path, stream);
            // Between opening and locking it, another process has ended its run and given this file its name.
            stream.Dispose();
            return Open(path);
        }
        catch (IOException e) when (stream is not null)
        {
            stream.Dispose();
            throw new InvalidInputException(Code.BusyFile, new Place.File(path), $"another process is writing this: {e.Message.TrimEnd('.')}", "wait until it has ended, or write elsewhere");
        }
        catch (Exception e) when (e is DirectoryNotFoundException)
        {
            throw new InvalidInputException(Code.UnwritableFile, new Place.File(path), "the folder is not there", "make it first, or write elsewhere");
        }
        catch (Exception e) when (e is UnauthorizedAccessException or ArgumentException or NotSupportedException or PathTooLongException)
        {
            throw new InvalidInputException(Code.UnwritableFile, new Place.File(path), $"no file can be made there: {e.Message.TrimEnd('.')}");
        }
    }

    public void Begin(TraceHeader header)
    {
        stream.SetLength(0);
        writer = new(stream, header);
    }

    /// <summary>Goes on behind what stood there at a checkpoint; what was written after it is written again.</summary>
    /// <exception cref="InvalidInputException">These bytes are not there any more.</exception>
    public void Continue(Checkpoint checkpoint)
    {
        if (stream.Length < checkpoint.TraceBytes)
            throw Changed($"the trace has {stream.Length} bytes; its checkpoint knows of {checkpoint.TraceBytes}");
        stream.SetLength(checkpoint.TraceBytes);
        writer = TraceWriter.Continuing(stream, checkpoint.Header, checkpoint.State.Tick, checkpoint.Events.AsSpan());
        if (writer.DigestSoFar() != checkpoint.TraceDigest)
            throw Changed("the trace was changed since its checkpoint");
    }

    public void Tick(TickRecord record)
    {
        writer!.Tick(record);
        var now = Environment.TickCount64;
        if (now - flushed < FlushMilliseconds)
            return;
        stream.Flush();
        flushed = now;
    }

    /// <summary>Brings all bytes so far to the disk.</summary>
    /// <returns>How many there are, and their SHA-256.</returns>
    public (long Bytes, Digest256 Digest) Sync()
    {
        stream.Flush(flushToDisk: true);
        return (stream.Length, writer!.DigestSoFar());
    }

    /// <summary>Ends the trace and gives the file its name.</summary>
    public Digest256 Complete(string target)
    {
        var digest = writer!.End();
        stream.Flush(flushToDisk: true);
        File.Move(path, target, overwrite: true);
        IsComplete = true;
        return digest;
    }

    public void Dispose()
    {
        writer?.Dispose();
        try
        {
            stream.Dispose();
        }
        catch (Exception e) when (e is IOException or ArgumentOutOfRangeException)
        {
            // The last bytes did not fit on the disk, or into the largest file it takes. Those of the last checkpoint did.
        }
    }

    private InvalidInputException Changed(string message) =>
        new(Code.BadCheckpoint, new Place.File(path), message, "remove the checkpoint to start anew");
}
