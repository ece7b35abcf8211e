using System.Collections.Immutable;
using Neuro.Graph;

namespace Neuro.Sim;

/// <summary>A run that has stopped, and how far its trace had got.</summary>
/// <param name="Header">Of the trace: it says which run this is.</param>
/// <param name="TraceBytes">The length of the trace up to here.</param>
/// <param name="TraceDigest">The SHA-256 of these bytes.</param>
/// <param name="Events">How many each population of the header has sent.</param>
internal sealed record Checkpoint(TraceHeader Header, long TraceBytes, Digest256 TraceDigest, ImmutableArray<long> Events, RunState State)
{
    /// <summary>Null if a run with this header can go on from here; else what is different, in words.</summary>
    public string? Problem(TraceHeader header) =>
        Header.Network != header.Network ? "it is of another network"
        : Header.Stimulus != header.Stimulus ? "it is of another stimulus, or of another number of ticks of it"
        : Header.Ticks != header.Ticks ? $"it is of a run of {Header.Ticks} ticks, not {header.Ticks}"
        : Header.DigestInterval != header.DigestInterval ? $"it is of a run with digest interval {Header.DigestInterval}, not {header.DigestInterval}"
        : !new TraceEncoder(Header).Header().SequenceEqual(new TraceEncoder(header).Header()) ? "it is of a run with other probes"
        : null;
}
