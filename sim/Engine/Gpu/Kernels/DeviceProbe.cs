namespace Neuro.Sim;

/// <summary>A neuron of a probe: where the value lies that is recorded.</summary>
/// <param name="First">The value of the population's first cell.</param>
/// <param name="LastSlot">Of a port's ring; 0 for states and lets, which have one value.</param>
/// <param name="Neurons">Of a sample.</param>
/// <param name="Cells">Of a slot.</param>
/// <param name="Place">Among all that is recorded of a sample at a tick.</param>
internal readonly record struct DeviceProbe(Storage Storage, long First, int LastSlot, int Neurons, int Cells, int Neuron, int Place)
{
    public long At(long tick, int sample) => First + (tick & LastSlot) * Cells + (long)sample * Neurons + Neuron;
}
