using System.Diagnostics;

namespace Neuro.Sim;

/// <summary>How integers of a known range lie in memory: in the fewest bytes from which a load can widen them.</summary>
internal enum Storage
{
    Int8,
    UInt8,
    Int16,
    UInt16,
    Int32,
    UInt32,
    Int64,
}

/// <summary>What can be asked of a <see cref="Storage"/>.</summary>
internal static class Storages
{
    /// <summary>The narrowest that holds a range.</summary>
    public static Storage Holding(long min, long max) => (min, max) switch
    {
        ( >= sbyte.MinValue, <= sbyte.MaxValue) => Storage.Int8,
        ( >= byte.MinValue, <= byte.MaxValue) => Storage.UInt8,
        ( >= short.MinValue, <= short.MaxValue) => Storage.Int16,
        ( >= ushort.MinValue, <= ushort.MaxValue) => Storage.UInt16,
        ( >= int.MinValue, <= int.MaxValue) => Storage.Int32,
        ( >= uint.MinValue, <= uint.MaxValue) => Storage.UInt32,
        _ => Storage.Int64,
    };

    /// <summary>Signed storage of so many bits.</summary>
    public static Storage Signed(int bits) => bits switch
    {
        8 => Storage.Int8,
        16 => Storage.Int16,
        32 => Storage.Int32,
        64 => Storage.Int64,
        _ => throw new UnreachableException($"{bits} bits are no storage"),
    };

    public static int Bytes(this Storage storage) => storage switch
    {
        Storage.Int8 or Storage.UInt8 => 1,
        Storage.Int16 or Storage.UInt16 => 2,
        Storage.Int32 or Storage.UInt32 => 4,
        Storage.Int64 => 8,
        _ => throw new UnreachableException($"{storage} is no storage"),
    };

    public static bool IsSigned(this Storage storage) => storage is Storage.Int8 or Storage.Int16 or Storage.Int32 or Storage.Int64;

    /// <summary>The type of one element.</summary>
    public static Type Type(this Storage storage) => storage switch
    {
        Storage.Int8 => typeof(sbyte),
        Storage.UInt8 => typeof(byte),
        Storage.Int16 => typeof(short),
        Storage.UInt16 => typeof(ushort),
        Storage.Int32 => typeof(int),
        Storage.UInt32 => typeof(uint),
        Storage.Int64 => typeof(long),
        _ => throw new UnreachableException($"{storage} is no storage"),
    };

    public static unsafe long Read(this Storage storage, byte* elements, long index) => storage switch
    {
        Storage.Int8 => ((sbyte*)elements)[index],
        Storage.UInt8 => elements[index],
        Storage.Int16 => ((short*)elements)[index],
        Storage.UInt16 => ((ushort*)elements)[index],
        Storage.Int32 => ((int*)elements)[index],
        Storage.UInt32 => ((uint*)elements)[index],
        Storage.Int64 => ((long*)elements)[index],
        _ => throw new UnreachableException($"{storage} is no storage"),
    };

    public static unsafe void Write(this Storage storage, byte* elements, long index, long value)
    {
        switch (storage.Bytes())
        {
            case 1:
                elements[index] = (byte)value;
                break;
            case 2:
                ((ushort*)elements)[index] = (ushort)value;
                break;
            case 4:
                ((uint*)elements)[index] = (uint)value;
                break;
            default:
                ((long*)elements)[index] = value;
                break;
        }
    }
}
