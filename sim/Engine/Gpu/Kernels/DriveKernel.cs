using ILGPU;

namespace Neuro.Sim;

/// <summary>What driving is told.</summary>
/// <param name="Generators">How many.</param>
internal readonly record struct DriveArguments(Sharing Sharing, int Generators, int Samples, long Tick);

/// <summary>Adds what generators give straight to ports, to the sums of this tick.</summary>
internal static class DriveKernel
{
    public static void Run(Index1D thread, DeviceMemory memory, ArrayView<DeviceGenerator> generators, DriveArguments arguments)
    {
        var before = 0L;
        for (var g = 0; g < arguments.Generators; g++)
        {
            var generator = generators[g];
            var all = (long)generator.Neurons * arguments.Samples;
            for (var index = arguments.Sharing.First(thread, before); index < all; index += arguments.Sharing.Threads)
            {
                var (sample, neuron) = (index / generator.Neurons, generator.FirstNeuron + index % generator.Neurons);
                var count = generator.Counts(in memory, arguments.Tick, neuron);
                // Several generators may feed one port at the same time.
                if (count != 0)
                    memory.Add(generator.Port.Storage, generator.Port.At(arguments.Tick, sample * generator.Port.Neurons + neuron), count * generator.Amount);
            }
            before += all;
        }
    }
}
