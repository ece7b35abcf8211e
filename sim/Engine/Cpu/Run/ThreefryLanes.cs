using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Neuro.Sim;

/// <summary>The rounds of <see cref="Neuro.Graph.Threefry"/>, of sixteen counters at a time.</summary>
internal static class ThreefryLanes
{
    public const uint Parity = 0x1BD11BDA;

    /// <summary>Rounds 1 to 4, and every eighth after them.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void FirstFour(ref Vector512<uint> a, ref Vector512<uint> b)
    {
        Round(ref a, ref b, 13);
        Round(ref a, ref b, 15);
        Round(ref a, ref b, 26);
        Round(ref a, ref b, 6);
    }

    /// <summary>Rounds 5 to 8, and every eighth after them.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void SecondFour(ref Vector512<uint> a, ref Vector512<uint> b)
    {
        Round(ref a, ref b, 17);
        Round(ref a, ref b, 29);
        Round(ref a, ref b, 16);
        Round(ref a, ref b, 24);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Round(ref Vector512<uint> a, ref Vector512<uint> b, [ConstantExpected] byte rotation)
    {
        a += b;
        b = (Avx512F.IsSupported ? Avx512F.RotateLeft(b, rotation) : (b << rotation) | (b >>> (32 - rotation))) ^ a;
    }
}
