using ILGPU;

namespace Neuro.Sim;

/// <summary>What resetting is told.</summary>
/// <param name="First">The first state or port.</param>
/// <param name="End">The one behind the last.</param>
/// <param name="FirstSample">The first sample to be reset.</param>
/// <param name="Samples">How many are.</param>
internal readonly record struct ResetArguments(Sharing Sharing, int First, int End, int FirstSample, int Samples);

/// <summary>Returns states to their initial values.</summary>
internal static class ResetStatesKernel
{
    public static void Run(Index1D thread, DeviceMemory memory, ArrayView<DeviceState> states, ResetArguments arguments)
    {
        for (var s = arguments.First; s < arguments.End; s++)
        {
            var state = states[s];
            var values = state.First + (long)arguments.FirstSample * state.Neurons;
            for (long index = thread; index < (long)state.Neurons * arguments.Samples; index += arguments.Sharing.Threads)
                memory.Write(state.Storage, values + index, state.Initial.Read(in memory, index % state.Neurons));
        }
    }
}

/// <summary>Drops what is on its way to ports.</summary>
internal static class DropKernel
{
    public static void Run(Index1D thread, DeviceMemory memory, ArrayView<DevicePort> ports, ResetArguments arguments)
    {
        for (var p = arguments.First; p < arguments.End; p++)
        {
            var port = ports[p];
            var cells = (long)port.Neurons * arguments.Samples;
            for (long index = thread; index < cells * (port.LastSlot + 1); index += arguments.Sharing.Threads)
                memory.Write(port.Storage, port.At(index / cells, (long)arguments.FirstSample * port.Neurons + index % cells), 0);
        }
    }
}
