using System.Collections.Immutable;

namespace Neuro.Sim;

/// <summary>How the outgoing synapses of a neuron lie in memory.</summary>
internal enum RowForm
{
    /// <summary>Grouped by delay. A group is visited when it is due, and adds into the sums of that tick alone.</summary>
    Segments,
    /// <summary>
    /// Segments of two delays that follow each other: half as many visits, each into the sums of a tick and the next one.
    /// </summary>
    PairedSegments,
    /// <summary>A word for each synapse: weight, delay, target. All are added at once, into a ring of sums of ticks to come.</summary>
    Words,
    /// <summary>A word for each target in turn: weight and delay.</summary>
    DenseWords,
    /// <summary>A weight for each target in turn; all synapses of the projection have one delay.</summary>
    Dense,
}

/// <summary>Where the weights of segments and <see cref="RowForm.Dense"/> stand.</summary>
internal enum WeightPlace
{
    /// <summary>Nowhere: the projection has one.</summary>
    Projection,
    /// <summary>At the head of a segment, for all its synapses.</summary>
    Segment,
    /// <summary>With every synapse.</summary>
    Synapse,
}

/// <summary>The layout chosen for a projection, the same for all its parts.</summary>
/// <param name="TargetBytes">Bytes of a stored target; 0 if targets follow each other.</param>
/// <param name="WeightBytes">Bytes of a stored weight, or of a whole word; 0 if the projection has one weight.</param>
/// <param name="Weights">The weights that segments are grouped by, or the projection's only one; empty where each synapse has its own.</param>
/// <param name="DelayBits">Bits of a word that hold the delay, or of a segment's targets that hold how much later than the segment they are due.</param>
/// <param name="Nanoseconds">Estimated time of an event.</param>
internal sealed record RowLayout(
    RowForm Form, WeightPlace WeightPlace, int TargetBytes, int WeightBytes, ImmutableArray<long> Weights, int DelayBits, double Nanoseconds)
{
    /// <summary>Whether arrivals wait in a ring of sums.</summary>
    public bool NeedsRing => Form is RowForm.Words or RowForm.DenseWords or RowForm.PairedSegments;
}
