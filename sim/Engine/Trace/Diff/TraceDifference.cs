using System.Collections.Immutable;
using Neuro.Graph;

namespace Neuro.Sim;

/// <summary>What a comparison of two traces comes to.</summary>
public enum TraceVerdict
{
    /// <summary>The files are equal to the byte.</summary>
    Equal,

    /// <summary>What both hold is equal, but one holds what the other does not: more ticks, other probes, other digests.</summary>
    AgreeWhereBothHold,

    /// <summary>Something that both hold differs.</summary>
    Different,

    /// <summary>The traces are of different networks or stimuli.</summary>
    NotComparable,
}

/// <summary>The outcome of comparing two traces, A and B.</summary>
/// <param name="Reasons">Why they cannot be compared: what differs about network, stimulus or shape.</param>
/// <param name="NotCompared">What only one of them holds.</param>
/// <param name="TicksCompared">How many ticks both hold.</param>
/// <param name="First">What differs at the first tick where anything does, in the trace's order; the first of them is the first divergence.</param>
/// <param name="FirstCount">How many differences that tick has, if more than <paramref name="First"/> lists.</param>
/// <param name="FirstEvent">The first event or payload that differs: states may differ ticks before.</param>
/// <param name="Around">The events of the ticks around the first divergence.</param>
public sealed record TraceDifference(
    TraceVerdict Verdict,
    ImmutableArray<string> Reasons,
    ImmutableArray<string> NotCompared,
    long TicksCompared,
    ImmutableArray<Divergence> First,
    long FirstCount,
    Divergence? FirstEvent,
    ImmutableArray<TickExcerpt> Around,
    ImmutableArray<PopulationCounts> Populations,
    ImmutableArray<SignalCounts> Signals);

/// <summary>What kind of recorded thing differs.</summary>
public enum DivergenceKind
{
    /// <summary>One trace has an event, the other has none.</summary>
    Event,

    /// <summary>Both have the event, with other payloads.</summary>
    Payload,

    /// <summary>A probed value.</summary>
    Probe,

    /// <summary>The digest of all states.</summary>
    StateDigest,
}

/// <summary>One recorded thing that is not the same in both traces.</summary>
/// <param name="Population">Null for a state digest.</param>
/// <param name="Neuron">Null for a state digest.</param>
/// <param name="Signal">What a probe records; else what the kind says.</param>
/// <param name="A">Raw; null where there is no event.</param>
/// <param name="Format">Of both values; null for a state digest, 64 bits without meaning.</param>
public sealed record Divergence(
    DivergenceKind Kind, long Tick, string? Population, int? Neuron, string Signal, long? A, long? B, Format? Format)
{
    /// <summary>The bits that differ, as a mask over the format; null where only one has a value.</summary>
    public ulong? DifferingBits => A is { } a && B is { } b
        ? (ulong)(a ^ b) & (ulong.MaxValue >> (64 - (Format?.Bits ?? 64)))
        : null;
}

/// <summary>The events of one tick in both traces.</summary>
public sealed record TickExcerpt(long Tick, ImmutableArray<PopulationExcerpt> Populations);

/// <param name="Events">In ascending order; those that differ are preferred where there are too many.</param>
/// <param name="Omitted">How many more there are.</param>
public sealed record PopulationExcerpt(string Population, Format? Payload, ImmutableArray<EventExcerpt> Events, int Omitted);

/// <param name="A">The raw payload, 1 for a plain spike; null: no event.</param>
public readonly record struct EventExcerpt(int Neuron, long? A, long? B)
{
    public bool Differs => A != B;
}

/// <summary>Events of a population over all compared ticks.</summary>
/// <param name="OtherPayload">How many of those in both carry different payloads.</param>
public sealed record PopulationCounts(string Population, long OnlyInA, long OnlyInB, long Both, long OtherPayload);

/// <summary>Values of a probe, or state digests, over all compared ticks.</summary>
public sealed record SignalCounts(string Signal, long Compared, long Different);
