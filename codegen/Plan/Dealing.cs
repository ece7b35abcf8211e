namespace Neuro.Codegen;

/// <summary>
/// How the neurons of a population are dealt over lanes: channel by channel, those of one channel in one lane. Without
/// planes every neuron is a channel: neuron n is in lane n mod Lanes, row n div Lanes.
/// </summary>
/// <param name="Plane">Neurons of a channel.</param>
public readonly record struct Dealing(int Size, int Plane, int Lanes)
{
    public bool IsPlanar => Plane > 1;

    public int Channels => Size / Plane;

    /// <summary>Channels of one lane, rounded up.</summary>
    public int Blocks => (Channels + Lanes - 1) / Lanes;

    /// <summary>Neurons of one lane, rounded up.</summary>
    public int Rows => Blocks * Plane;

    public int Lane(int neuron) => neuron / Plane % Lanes;

    public int Row(int neuron) => neuron / Plane / Lanes * Plane + neuron % Plane;

    /// <summary>Row and lane as one number: without planes, that of the neuron.</summary>
    public int Place(int neuron) => Row(neuron) * Lanes + Lane(neuron);

    /// <summary>One more than the greatest place.</summary>
    public int Places => IsPlanar ? Rows * Lanes : Size;

    /// <summary>The neuron of a row in lane 0; that of lane l lies l planes further. It may not exist.</summary>
    public int Neuron(int row) => row / Plane * Lanes * Plane + row % Plane;

    /// <summary>The neuron of a row and lane; null if the last channels leave the place empty.</summary>
    public int? Neuron(int row, int lane) => Neuron(row) + lane * Plane is var neuron && neuron < Size ? neuron : null;

    /// <summary>Lanes that hold a neuron in the last block.</summary>
    public int LanesOfLastBlock => Channels - (Blocks - 1) * Lanes;
}
