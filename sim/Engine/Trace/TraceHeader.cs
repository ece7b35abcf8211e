using System.Collections.Immutable;
using Neuro.Graph;

namespace Neuro.Sim;

/// <summary>
/// What a trace says of itself, so that a reader needs no network file. Engine, tool version, host and time are not in it.
/// </summary>
/// <param name="Ticks">The length of the run.</param>
/// <param name="DigestInterval">Every how many ticks the state digest is recorded; 0: never.</param>
/// <param name="Populations">Those that run a model, in the network's order.</param>
public sealed record TraceHeader(
    Digest256 Network,
    Digest256 Stimulus,
    long Ticks,
    int DigestInterval,
    ImmutableArray<TracePopulation> Populations,
    ImmutableArray<TraceProbe> Probes)
{
    /// <summary>Whether the digest of all states is recorded at a tick: at 0 and every <see cref="DigestInterval"/> ticks on.</summary>
    public bool HasDigest(long tick) => DigestInterval > 0 && tick % DigestInterval == 0;
}

/// <param name="IsGraded">Whether events carry a payload of <paramref name="Payload"/> format; else the integer 1.</param>
public sealed record TracePopulation(string Name, int Size, bool IsGraded, Format Payload);

/// <param name="Format">The narrowest that holds every value the signal can take.</param>
/// <param name="Neurons">Ascending.</param>
public sealed record TraceProbe(string Population, string Signal, Format Format, ImmutableArray<int> Neurons);
