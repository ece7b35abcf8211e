namespace Neuro.Codegen;

public enum NeuronPortKind
{
    Param,
    Port,
    State,
    /// <summary>A random word.</summary>
    Draw,
    /// <summary>The new value of a state.</summary>
    Next,
    Spike,
    Payload,
    Let,
}

/// <summary>A connection of a neuron module, besides <c>clk</c> and <c>en</c>.</summary>
/// <param name="Index">Which parameter, port, state, draw or let of the model; 0 of Spike and Payload.</param>
/// <param name="Bits">Width; everything but Draw and Spike is signed.</param>
public sealed record NeuronPort(string Name, NeuronPortKind Kind, int Index, int Bits)
{
    public bool IsOutput => Kind >= NeuronPortKind.Next;

    public bool IsSigned => Kind is not (NeuronPortKind.Draw or NeuronPortKind.Spike);
}
