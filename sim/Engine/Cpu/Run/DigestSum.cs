using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using Neuro.Graph;

namespace Neuro.Sim;

/// <summary>The share of one state of some neurons in the state digest: as <see cref="StateDigest"/> has it, sixteen words at a time.</summary>
internal static unsafe class DigestSum
{
    /// <param name="states">Of a part, from its first neuron on.</param>
    /// <param name="firstCell">The cell of the part's first neuron.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static ulong Of(byte* states, Storage storage, Format format, int from, int end, uint firstCell)
    {
        var sum = 0UL;
        var neuron = from;
        if (Vector128.IsHardwareAccelerated && StateDigest.Words(format) == 1)
            sum = storage switch
            {
                Storage.Int8 => Lanes<Load8>(states, ref neuron, end, firstCell),
                Storage.UInt8 => Lanes<LoadUnsigned8>(states, ref neuron, end, firstCell),
                Storage.Int16 => Lanes<Load16>(states, ref neuron, end, firstCell),
                Storage.UInt16 => Lanes<LoadUnsigned16>(states, ref neuron, end, firstCell),
                _ => Lanes<Load32>(states, ref neuron, end, firstCell),
            };
        var words = (uint)StateDigest.Words(format);
        for (; neuron < end; neuron++)
            sum += StateDigest.Share(storage.Read(states, neuron), format, firstCell + words * (uint)neuron);
        return sum;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static ulong Lanes<TLoad>(byte* states, ref int neuron, int end, uint firstCell)
        where TLoad : struct, ILoad
    {
        // Σ (b · 2^32 + a) modulo 2^64: of Σ b only 32 bits count, of Σ a all.
        var (sumA, sumB) = (Vector512<ulong>.Zero, Vector512<uint>.Zero);
        var cells = Vector512<uint>.Indices + Vector512.Create(firstCell + (uint)neuron);
        for (; neuron <= end - Vector512<uint>.Count; neuron += Vector512<uint>.Count)
        {
            var (a, b) = Threefry8(TLoad.Load(states, neuron), cells);
            sumA += (a.AsUInt64() & Vector512.Create((ulong)uint.MaxValue)) + (a.AsUInt64() >>> 32);
            sumB += b;
            cells += Vector512.Create((uint)Vector512<uint>.Count);
        }
        return Vector512.Sum(sumA) + ((ulong)Vector512.Sum(sumB) << 32);
    }

    // Threefry-2x32 of eight rounds under the key (0, 0).
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static (Vector512<uint> A, Vector512<uint> B) Threefry8(Vector512<uint> a, Vector512<uint> b)
    {
        ThreefryLanes.FirstFour(ref a, ref b);
        b += Vector512.Create(ThreefryLanes.Parity + 1);
        ThreefryLanes.SecondFour(ref a, ref b);
        return (a + Vector512.Create(ThreefryLanes.Parity), b + Vector512.Create(2u));
    }

    private interface ILoad
    {
        static abstract Vector512<uint> Load(byte* states, long index);
    }

    private readonly struct Load8 : ILoad
    {
        public static Vector512<uint> Load(byte* states, long index) => LaneLoads.Load((sbyte*)states + index).AsUInt32();
    }

    private readonly struct LoadUnsigned8 : ILoad
    {
        public static Vector512<uint> Load(byte* states, long index) => LaneLoads.Load(states + index).AsUInt32();
    }

    private readonly struct Load16 : ILoad
    {
        public static Vector512<uint> Load(byte* states, long index) => LaneLoads.Load((short*)states + index).AsUInt32();
    }

    private readonly struct LoadUnsigned16 : ILoad
    {
        public static Vector512<uint> Load(byte* states, long index) => LaneLoads.Load((ushort*)states + index).AsUInt32();
    }

    private readonly struct Load32 : ILoad
    {
        public static Vector512<uint> Load(byte* states, long index) => Vector512.Load((uint*)states + index);
    }
}
