namespace Neuro.Hw;

/// <summary>What a cell of a chip is used up as.</summary>
public enum Resource
{
    /// <summary>Look-up tables that compute.</summary>
    Lut,
    /// <summary>Look-up tables that are a small memory.</summary>
    LutMemory,
    FlipFlop,
    /// <summary>Memories of their own, counted by kind.</summary>
    BlockMemory,
    /// <summary>Multiplier blocks.</summary>
    Dsp,
    /// <summary>What comes with one of the others, or of which there is always enough.</summary>
    Nothing,
}

/// <summary>Cells of one kind: those of a library whose names begin so.</summary>
/// <param name="Count">How many of the resource one of them takes.</param>
/// <param name="Called">What reports call it.</param>
public sealed record CellKind(string Prefix, Resource Resource, int Count = 1, string? Called = null);
