using ILGPU;
using ILGPU.Runtime;

namespace Neuro.Sim;

/// <summary>The kernels that serve every network, loaded for one device.</summary>
internal sealed class NetworkKernels(Accelerator accelerator)
{
    public Action<AcceleratorStream, Index1D, DeviceMemory, ArrayView<DeviceProjection>, DeliverArguments> Deliver { get; } =
        accelerator.LoadAutoGroupedKernel<Index1D, DeviceMemory, ArrayView<DeviceProjection>, DeliverArguments>(DeliverKernel.Run);

    public Action<AcceleratorStream, Index1D, DeviceMemory, ArrayView<DeviceGenerator>, DriveArguments> Drive { get; } =
        accelerator.LoadAutoGroupedKernel<Index1D, DeviceMemory, ArrayView<DeviceGenerator>, DriveArguments>(DriveKernel.Run);

    public Action<AcceleratorStream, Index1D, DeviceMemory, ArrayView<DeviceState>, DigestArguments> Digest { get; } =
        accelerator.LoadAutoGroupedKernel<Index1D, DeviceMemory, ArrayView<DeviceState>, DigestArguments>(DigestKernel.Run);

    public Action<AcceleratorStream, Index1D, DeviceMemory, ArrayView<DeviceProbe>, RecordArguments> Record { get; } =
        accelerator.LoadAutoGroupedKernel<Index1D, DeviceMemory, ArrayView<DeviceProbe>, RecordArguments>(RecordKernel.Run);

    public Action<AcceleratorStream, Index1D, DeviceMemory, ArrayView<DeviceState>, ResetArguments> ResetStates { get; } =
        accelerator.LoadAutoGroupedKernel<Index1D, DeviceMemory, ArrayView<DeviceState>, ResetArguments>(ResetStatesKernel.Run);

    public Action<AcceleratorStream, Index1D, DeviceMemory, ArrayView<DevicePort>, ResetArguments> Drop { get; } =
        accelerator.LoadAutoGroupedKernel<Index1D, DeviceMemory, ArrayView<DevicePort>, ResetArguments>(DropKernel.Run);
}
