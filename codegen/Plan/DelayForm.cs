namespace Neuro.Codegen;

/// <summary>Where events wait until they arrive.</summary>
public enum DelayForm
{
    /// <summary>Where they take fewer bits, if it is a block of memory fewer.</summary>
    Smallest,
    /// <summary>In rings of sums at their targets.</summary>
    Rings,
    /// <summary>In relays, wherever every neuron of a source has one delay for all its synapses.</summary>
    Relays,
}
