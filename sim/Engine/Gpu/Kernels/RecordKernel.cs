using ILGPU;

namespace Neuro.Sim;

/// <summary>What recording is told.</summary>
/// <param name="First">The first neuron of a probe.</param>
/// <param name="Count">Neurons of probes.</param>
/// <param name="Values">Where the values of sample 0 at this tick go.</param>
/// <param name="Places">Values of a sample at a tick.</param>
internal readonly record struct RecordArguments(Sharing Sharing, int First, int Count, int Samples, long Values, int Places, long Tick);

/// <summary>Copies what is probed to where it is read back from.</summary>
internal static class RecordKernel
{
    public static void Run(Index1D thread, DeviceMemory memory, ArrayView<DeviceProbe> probes, RecordArguments arguments)
    {
        for (long index = thread; index < (long)arguments.Count * arguments.Samples; index += arguments.Sharing.Threads)
        {
            var probe = probes[arguments.First + index % arguments.Count];
            var sample = (int)(index / arguments.Count);
            memory.Int64[arguments.Values + (long)sample * arguments.Places + probe.Place] = memory.Read(probe.Storage, probe.At(arguments.Tick, sample));
        }
    }
}
