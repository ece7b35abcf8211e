using System.Runtime.CompilerServices;
using ILGPU;
using ILGPU.Runtime;

namespace Neuro.Sim;

/// <summary>Lays arrays out in device memory, one behind the other, and keeps what the constant ones hold until they are there.</summary>
internal sealed unsafe class DeviceLayout
{
    // Each begins where a warp's reads do.
    private const int Alignment = 256;

    private readonly List<(DeviceArray Array, NativeBlock Values)> constants = [];

    /// <summary>Bytes that all arrays take.</summary>
    public long Bytes { get; private set; }

    /// <summary>An array that a run fills.</summary>
    public DeviceArray Add(Storage storage, long count)
    {
        var array = new DeviceArray(storage, (Bytes + Alignment - 1) / Alignment * Alignment / storage.Bytes(), count);
        Bytes = array.End;
        return array;
    }

    /// <summary>An array that never changes.</summary>
    public DeviceArray Add(Storage storage, IReadOnlyCollection<long> values)
    {
        var block = NativeBlock.Unwritten(values.Count * storage.Bytes());
        var index = 0;
        foreach (var value in values)
            storage.Write(block.Address, index++, value);
        return Add(storage, values.Count, block);
    }

    /// <summary>An array that never changes.</summary>
    /// <param name="values">Its bytes; from now on they belong to this.</param>
    public DeviceArray Add(Storage storage, long count, NativeBlock values)
    {
        var array = Add(storage, count);
        constants.Add((array, values));
        return array;
    }

    /// <summary>Fills the constant arrays, and lets go of what they hold.</summary>
    public void Upload(AcceleratorStream stream, ArrayView<byte> memory)
    {
        foreach (var (array, values) in constants)
        {
            if (array.Bytes > 0)
                memory.SubView(array.Offset, array.Bytes).CopyFromCPU(stream, ref Unsafe.AsRef<byte>(values.Address), array.Bytes);
            values.Dispose();
        }
        constants.Clear();
    }
}
