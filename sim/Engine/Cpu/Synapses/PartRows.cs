using Neuro.Graph;

namespace Neuro.Sim;

/// <summary>
/// The synapses of one projection that end in one part, in their final layout. It does not change, so that many runs may
/// use it at the same time; each starts a <see cref="Delivery"/> of its own.
/// </summary>
internal abstract class PartRows(NeuronSpan sources)
{
    /// <summary>The source neurons that may have rows.</summary>
    public NeuronSpan Sources { get; } = sources;

    /// <summary>What the rows take in memory, with what finds them.</summary>
    public abstract long Bytes { get; }

    /// <summary>Begins to deliver events through these rows.</summary>
    /// <param name="sums">The sums of the port they arrive at.</param>
    /// <param name="scale">What the payload of an event is multiplied by, so that it counts in the port's LSB.</param>
    /// <param name="isGraded">Whether events carry payloads; else theirs is 1.</param>
    /// <param name="arrivals">Of the part: what it gets from here on is to be found there.</param>
    public abstract Delivery Start(PortSums sums, long scale, bool isGraded, PartArrivals arrivals);
}
