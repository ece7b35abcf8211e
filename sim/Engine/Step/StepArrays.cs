using System.Collections.Immutable;

namespace Neuro.Sim;

/// <summary>The arrays that a compiled step reads and writes, one element a neuron, by their place in a table of addresses.</summary>
/// <param name="States">By state.</param>
/// <param name="Parameters">By parameter; null: all neurons share it.</param>
/// <param name="Ports">By port: the sums of a tick.</param>
/// <param name="Draws">Words of 32 bits that a neuron draws.</param>
/// <param name="Lets">How many lets are written.</param>
/// <param name="Tables">How many tables are read; their entries are as wide as a lane.</param>
/// <param name="Lane">How lets and payloads are written.</param>
internal sealed record StepArrays(
    ImmutableArray<Storage> States, ImmutableArray<Storage?> Parameters, ImmutableArray<Storage> Ports, int Draws, int Lets, int Tables, Storage Lane)
{
    public int StateAt(int state) => state;

    public int ParameterAt(int parameter) => States.Length + parameter;

    public int PortAt(int port) => ParameterAt(Parameters.Length) + port;

    public int DrawAt(int draw) => PortAt(Ports.Length) + draw;

    public int LetAt(int let) => DrawAt(Draws) + let;

    public int TableAt(int table) => LetAt(Lets) + table;

    public int PayloadAt => TableAt(Tables);

    public int SpikesAt => PayloadAt + 1;

    public int Count => SpikesAt + 1;
}
