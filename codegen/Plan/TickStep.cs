namespace Neuro.Codegen;

/// <summary>What a core does between the last input word of a tick and its end, in this order of numbers in a state register.</summary>
public enum Phase
{
    /// <summary>Brings states to their initial values and empties rings.</summary>
    Sweep,
    /// <summary>Reads input words.</summary>
    Input,
    /// <summary>Makes the key from which a population draws at this tick.</summary>
    Key,
    /// <summary>Takes the sums of a population and gives its neurons new states.</summary>
    Update,
    /// <summary>Sends the spikes of a stage out, and along the projections whose addresses are computed.</summary>
    Deliver,
    /// <summary>Sends the spikes of a stage along all other projections, where that cannot happen at the same time.</summary>
    Sparse,
    /// <summary>Shows what is probed, and sums up the digest.</summary>
    Scan,
    /// <summary>Says that the tick is over.</summary>
    End,
}

/// <param name="Population">Whose key or update; null for the other phases.</param>
public sealed record TickStep(Phase Phase, UnitPopulation? Population, UnitPlan? Unit);
