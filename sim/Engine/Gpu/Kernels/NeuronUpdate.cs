using ILGPU;
using ILGPU.Runtime;

namespace Neuro.Sim;

/// <summary>The update of a population, loaded for one device.</summary>
internal abstract class NeuronUpdate
{
    /// <param name="step">A type that implements <see cref="INeuronStep"/>.</param>
    public static NeuronUpdate Of(Accelerator accelerator, Type step) =>
        (NeuronUpdate)Activator.CreateInstance(typeof(Loaded<>).MakeGenericType(step), accelerator)!;

    public abstract void Launch(AcceleratorStream stream, int threads, DeviceMemory memory, UpdateArguments arguments);

    private sealed class Loaded<TStep>(Accelerator accelerator) : NeuronUpdate
        where TStep : struct, INeuronStep
    {
        private readonly Action<AcceleratorStream, Index1D, DeviceMemory, UpdateArguments> kernel =
            accelerator.LoadAutoGroupedKernel<Index1D, DeviceMemory, UpdateArguments>(UpdateKernel<TStep>.Run);

        public override void Launch(AcceleratorStream stream, int threads, DeviceMemory memory, UpdateArguments arguments) =>
            kernel(stream, threads, memory, arguments);
    }
}
