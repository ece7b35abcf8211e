namespace Neuro.Sim;

/// <summary>A port on the device: a ring of slots, each with a sum for every cell, that is for every neuron of every sample.</summary>
/// <param name="Storage">Of a sum: 32 or 64 bits, which is what devices add to in one piece.</param>
/// <param name="First">The first sum.</param>
/// <param name="LastSlot">The number of slots is a power of two, and this is one less.</param>
/// <param name="Neurons">Of a sample.</param>
/// <param name="Cells">Of a slot.</param>
internal readonly record struct DevicePort(Storage Storage, long First, int LastSlot, int Neurons, int Cells)
{
    /// <summary>Index of the sum of a cell at a tick.</summary>
    public long At(long tick, long cell) => First + (tick & LastSlot) * Cells + cell;
}
