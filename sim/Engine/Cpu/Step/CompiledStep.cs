namespace Neuro.Sim;

/// <summary>Runs one tick of the neurons first..end-1, both multiples of the lanes.</summary>
/// <param name="arrays">Addresses, in the order of <see cref="StepArrays"/>. Port sums are zero afterwards.</param>
/// <returns>0 if nothing arrived at these neurons, none sent an event and no state changed; else 1.</returns>
internal unsafe delegate int StepFunction(byte** arrays, nint first, nint end);

/// <summary>A population's update, compiled to machine code that takes several neurons at once.</summary>
/// <param name="Lanes">Neurons that are taken at once: arrays are padded to multiples of it.</param>
/// <param name="SpikeBytes">Bytes that tell which of so many neurons send an event.</param>
/// <param name="SendsEvents">Whether any event is possible.</param>
/// <param name="IsGraded">Whether payloads are written.</param>
/// <param name="MaySleep">Whether 0 is ever returned: the model draws nothing, and nothing drives all its neurons all the time.</param>
internal sealed record CompiledStep(
    StepFunction Run, StepArrays Arrays, LeanDatapath Datapath, int Lanes, int SpikeBytes, bool SendsEvents, bool IsGraded, bool MaySleep);
