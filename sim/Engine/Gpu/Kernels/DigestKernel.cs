using ILGPU;
using Neuro.Graph;

namespace Neuro.Sim;

/// <summary>What digesting is told.</summary>
/// <param name="Sharing">Among the threads of one sample.</param>
/// <param name="States">How many.</param>
/// <param name="Sums">By sample: where its digest is summed up.</param>
internal readonly record struct DigestArguments(Sharing Sharing, int States, int Samples, long Sums);

/// <summary>Sums up the digest of all states of each sample. A thread adds to it once.</summary>
internal static class DigestKernel
{
    public static void Run(Index1D thread, DeviceMemory memory, ArrayView<DeviceState> states, DigestArguments arguments)
    {
        var (sample, first) = (thread % arguments.Samples, thread / arguments.Samples);
        var sum = 0UL;
        for (var s = 0; s < arguments.States; s++)
        {
            var state = states[s];
            var values = state.First + (long)sample * state.Neurons;
            for (var neuron = first; neuron < state.Neurons; neuron += arguments.Sharing.Threads)
                sum += StateDigest.Share(memory.Read(state.Storage, values + neuron), state.Words, state.DigestCell + (uint)(neuron * state.Words));
        }
        memory.Add(Storage.Int64, arguments.Sums + sample, (long)sum);
    }
}
