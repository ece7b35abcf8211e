using ILGPU;

namespace Neuro.Sim;

/// <summary>Rows that kernels read.</summary>
internal readonly record struct DeviceTable<T>(ArrayView<T> Rows, int Count)
    where T : unmanaged;
