using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Neuro.Sim;

/// <summary>
/// Sixteen values from memory in lanes of 32 bits. What a processor has no vectors of 512 bits for, the runtime does in
/// halves; but widening it does value by value, so that is written out for halves here.
/// </summary>
internal static unsafe class LaneLoads
{
    private const int Half = 8;

    private static bool AreHalves => Avx2.IsSupported && !Vector512.IsHardwareAccelerated;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<int> Load(sbyte* at) => AreHalves
        ? Vector512.Create(Avx2.ConvertToVector256Int32(at), Avx2.ConvertToVector256Int32(at + Half))
        : Vector512.WidenLower(Vector512.WidenLower(Vector128.Load(at).ToVector256Unsafe().ToVector512Unsafe()));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<int> Load(byte* at) => AreHalves
        ? Vector512.Create(Avx2.ConvertToVector256Int32(at), Avx2.ConvertToVector256Int32(at + Half))
        : Vector512.WidenLower(Vector512.WidenLower(Vector128.Load(at).ToVector256Unsafe().ToVector512Unsafe())).AsInt32();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<int> Load(short* at) => AreHalves
        ? Vector512.Create(Avx2.ConvertToVector256Int32(at), Avx2.ConvertToVector256Int32(at + Half))
        : Vector512.WidenLower(Vector256.Load(at).ToVector512Unsafe());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<int> Load(ushort* at) => AreHalves
        ? Vector512.Create(Avx2.ConvertToVector256Int32(at), Avx2.ConvertToVector256Int32(at + Half))
        : Vector512.WidenLower(Vector256.Load(at).ToVector512Unsafe()).AsInt32();
}
