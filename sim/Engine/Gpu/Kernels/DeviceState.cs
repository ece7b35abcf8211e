namespace Neuro.Sim;

/// <summary>A state variable of a population on the device.</summary>
/// <param name="First">The value of its first cell.</param>
/// <param name="Neurons">Of a sample.</param>
/// <param name="Initial">By neuron.</param>
/// <param name="Words">Of a value, in the state digest.</param>
/// <param name="DigestCell">The first cell in the state digest, which is not of a neuron but of a word.</param>
internal readonly record struct DeviceState(Storage Storage, long First, int Neurons, Column Initial, int Words, uint DigestCell);
