using Neuro.Graph;
using Neuro.Sim;

namespace Neuro.Hw;

/// <summary>What a stimulus must give, as the reference engine has it, kept in a trace file.</summary>
internal sealed class Reference
{
    private readonly TraceHeader header;
    private readonly Digest256 digest;

    private Reference(string name, Stimulus stimulus, string path, TracedRun run) =>
        (Name, Stimulus, Path, header, digest) = (name, stimulus, path, run.Header, run.Trace);

    public string Name { get; }

    public Stimulus Stimulus { get; }

    public string Path { get; }

    public long Length => header.Ticks;

    /// <param name="hasDigest">Whether the digest of states is recorded, at every tick.</param>
    public static Reference Of(ElaboratedNetwork network, string name, Stimulus stimulus, long ticks, bool hasDigest, string folder, CancellationToken cancellation)
    {
        var header = Recording.Header(network, StimulusDigest.Of(network, stimulus, ticks, cancellation), ticks, hasDigest ? 1 : 0);
        var path = System.IO.Path.Combine(folder, $"{name}.trace");
        return new(name, stimulus, path, TracedRun.Of(new ReferenceEngine(), network, stimulus, header, path, watched: null, cancellation));
    }

    /// <summary>The header of its first ticks alone.</summary>
    public TraceHeader Header(long ticks) => header with { Ticks = ticks };

    /// <summary>Its first ticks alone; a record is valid until the next.</summary>
    public IEnumerable<TickRecord> Ticks(long most)
    {
        using var reader = TraceReader.Open(Path);
        var record = new TickRecord(header);
        for (var tick = 0L; tick < most && reader.Next(record); tick++)
            yield return record;
    }

    /// <summary>The digest of its first ticks alone.</summary>
    public Digest256 Digest(long ticks)
    {
        if (ticks == header.Ticks)
            return digest;
        using var writer = new TraceWriter(Stream.Null, Header(ticks));
        foreach (var record in Ticks(ticks))
            writer.Tick(record);
        return writer.End();
    }
}
