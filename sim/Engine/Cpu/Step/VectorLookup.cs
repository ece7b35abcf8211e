using System.Runtime.Intrinsics;

namespace Neuro.Sim;

/// <summary>Table entries by lane. A gather instruction would take as long: it reads one lane after the other, too.</summary>
internal static unsafe class VectorLookup
{
    public static Vector128<T> Lookup128<T>(T* table, Vector128<T> indices)
        where T : unmanaged
    {
        var lanes = stackalloc T[Vector128<T>.Count];
        indices.Store(lanes);
        Lookup(table, lanes, Vector128<T>.Count);
        return Vector128.Load(lanes);
    }

    public static Vector256<T> Lookup256<T>(T* table, Vector256<T> indices)
        where T : unmanaged
    {
        var lanes = stackalloc T[Vector256<T>.Count];
        indices.Store(lanes);
        Lookup(table, lanes, Vector256<T>.Count);
        return Vector256.Load(lanes);
    }

    public static Vector512<T> Lookup512<T>(T* table, Vector512<T> indices)
        where T : unmanaged
    {
        var lanes = stackalloc T[Vector512<T>.Count];
        indices.Store(lanes);
        Lookup(table, lanes, Vector512<T>.Count);
        return Vector512.Load(lanes);
    }

    // The index of each lane is replaced by the entry.
    private static void Lookup<T>(T* table, T* lanes, int count)
        where T : unmanaged
    {
        for (var i = 0; i < count; i++)
            lanes[i] = table[sizeof(T) switch
            {
                2 => *(short*)(lanes + i),
                4 => *(int*)(lanes + i),
                _ => *(long*)(lanes + i),
            }];
    }
}
