using Neuro.Graph;

namespace Neuro.Sim;

/// <summary>
/// Writes a trace file. Until it is whole it stands beside its place under a temporary name, where
/// <see cref="TraceReader"/> can follow it up to the last whole tick; then it is renamed.
/// </summary>
public sealed class TraceFileWriter : ITraceSink, IDisposable
{
    private const long FlushMilliseconds = 500;

    private readonly OutputFile file;
    private readonly TraceWriter writer;
    private long flushed = Environment.TickCount64;

    private TraceFileWriter(OutputFile file, TraceHeader header)
    {
        this.file = file;
        writer = new(file.Stream, header);
    }

    /// <exception cref="InvalidInputException">No file can be made there.</exception>
    public static TraceFileWriter Create(string path, TraceHeader header)
    {
        var file = OutputFile.Create(path);
        try
        {
            return new(file, header);
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    public void Tick(TickRecord record)
    {
        writer.Tick(record);
        var now = Environment.TickCount64;
        if (now - flushed < FlushMilliseconds)
            return;
        file.Stream.Flush();
        flushed = now;
    }

    /// <summary>Ends the trace and gives the file its name.</summary>
    /// <returns>The trace's digest: what <c>sha256sum</c> says of the file.</returns>
    public Digest256 Complete()
    {
        var digest = writer.End();
        file.Commit();
        return digest;
    }

    /// <summary>Removes the file unless it was completed.</summary>
    public void Dispose()
    {
        writer.Dispose();
        file.Dispose();
    }
}
