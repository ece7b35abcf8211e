using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Neuro.Sim;

/// <summary>SplitMix64 draws of consecutive numbers, sixteen at a time: the upper halves, which is what generators compare.</summary>
internal struct DrawLanes
{
    public const int Count = 16;

    private const ulong Gamma = 0x9E3779B97F4A7C15;
    private const ulong FirstFactor = 0xBF58476D1CE4E5B9;
    private const ulong SecondFactor = 0x94D049BB133111EB;

    private Vector512<ulong> low;
    private Vector512<ulong> high;

    /// <param name="first">The number of the first draw.</param>
    public DrawLanes(ulong seed, ulong first)
    {
        var start = Vector512.Create(unchecked(seed + (first + 1) * Gamma));
        low = start + Vector512<ulong>.Indices * Vector512.Create(Gamma);
        high = low + Vector512.Create(unchecked(8 * Gamma));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector512<uint> Next()
    {
        var step = Vector512.Create(unchecked(Count * Gamma));
        var upper = UpperHalves(Mixed(low), Mixed(high));
        low += step;
        high += step;
        return upper;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<ulong> Mixed(Vector512<ulong> z)
    {
        z = (z ^ (z >>> 30)) * Vector512.Create(FirstFactor);
        z = (z ^ (z >>> 27)) * Vector512.Create(SecondFactor);
        return z ^ (z >>> 31);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<uint> UpperHalves(Vector512<ulong> low, Vector512<ulong> high) => Avx512F.IsSupported
        ? Avx512F.PermuteVar16x32x2(low.AsUInt32(), Vector512.Create(1u, 3, 5, 7, 9, 11, 13, 15, 17, 19, 21, 23, 25, 27, 29, 31), high.AsUInt32())
        : Vector512.Create(UpperHalves(low.GetLower(), low.GetUpper()), UpperHalves(high.GetLower(), high.GetUpper()));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<uint> UpperHalves(Vector256<ulong> low, Vector256<ulong> high) => Vector256.Narrow(low >>> 32, high >>> 32);
}
