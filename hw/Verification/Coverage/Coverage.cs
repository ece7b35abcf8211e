namespace Neuro.Hw;

/// <summary>What a simulation counts of what it reaches.</summary>
public enum Coverage
{
    None,
    /// <summary>Branches of statements.</summary>
    Lines,
    /// <summary>Branches, and changes of every bit: a simulation that takes four times as long to compile.</summary>
    Bits,
}
