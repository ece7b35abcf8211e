using ILGPU;
using ILGPU.Runtime;

namespace Neuro.Sim;

/// <summary>The memory of a run on the device, seen as elements of each storage. Arrays lie one behind the other in it.</summary>
internal readonly struct DeviceMemory
{
    public readonly ArrayView<sbyte> Int8;
    public readonly ArrayView<byte> UInt8;
    public readonly ArrayView<short> Int16;
    public readonly ArrayView<ushort> UInt16;
    public readonly ArrayView<int> Int32;
    public readonly ArrayView<uint> UInt32;
    public readonly ArrayView<long> Int64;

    public DeviceMemory(ArrayView<byte> bytes)
    {
        var all = bytes.AsDense();
        Int8 = all.Cast<byte, sbyte>();
        UInt8 = bytes;
        Int16 = all.Cast<byte, short>();
        UInt16 = all.Cast<byte, ushort>();
        Int32 = all.Cast<byte, int>();
        UInt32 = all.Cast<byte, uint>();
        Int64 = all.Cast<byte, long>();
    }

    public long Read(Storage storage, long index) => storage switch
    {
        Storage.Int8 => Int8[index],
        Storage.UInt8 => UInt8[index],
        Storage.Int16 => Int16[index],
        Storage.UInt16 => UInt16[index],
        Storage.Int32 => Int32[index],
        Storage.UInt32 => UInt32[index],
        _ => Int64[index],
    };

    public void Write(Storage storage, long index, long value)
    {
        switch (storage)
        {
            case Storage.Int8 or Storage.UInt8:
                UInt8[index] = (byte)value;
                break;
            case Storage.Int16 or Storage.UInt16:
                UInt16[index] = (ushort)value;
                break;
            case Storage.Int32 or Storage.UInt32:
                UInt32[index] = (uint)value;
                break;
            default:
                Int64[index] = value;
                break;
        }
    }

    /// <summary>Adds in one piece: any number of threads may add to one sum, in any order.</summary>
    public void Add(Storage storage, long index, long value)
    {
        if (storage == Storage.Int32)
            Atomic.Add(ref Int32[index], (int)value);
        else
            Atomic.Add(ref Int64[index], value);
    }
}
