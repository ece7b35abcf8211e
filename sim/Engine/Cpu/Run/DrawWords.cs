using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using Neuro.Graph;

namespace Neuro.Sim;

/// <summary>The words that neurons draw in a tick: as <see cref="RandomDraws"/> has them, sixteen neurons at a time.</summary>
internal static unsafe class DrawWords
{
    /// <summary>Writes draws 2·pair and 2·pair + 1 of consecutive neurons.</summary>
    /// <param name="odd">Null: nobody takes the second one.</param>
    public static void Fill((uint A, uint B) tickKey, uint firstNeuron, int count, int pair, uint* even, uint* odd)
    {
        var i = Vector128.IsHardwareAccelerated ? Lanes(tickKey, firstNeuron, count, pair, even, odd) : 0;
        for (; i < count; i++)
        {
            var (a, b) = RandomDraws.Pair(tickKey, firstNeuron + (uint)i, (uint)pair);
            even[i] = a;
            if (odd is not null)
                odd[i] = b;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static int Lanes((uint A, uint B) key, uint firstNeuron, int count, int pair, uint* even, uint* odd)
    {
        var (k0, k1, k2) = (Vector512.Create(key.A), Vector512.Create(key.B), Vector512.Create(key.A ^ key.B ^ ThreefryLanes.Parity));
        var neurons = Vector512<uint>.Indices + Vector512.Create(firstNeuron) + k0;
        var second = Vector512.Create((uint)pair) + k1;
        var i = 0;
        for (; i <= count - Vector512<uint>.Count; i += Vector512<uint>.Count)
        {
            var (a, b) = (neurons, second);
            ThreefryLanes.FirstFour(ref a, ref b);
            (a, b) = (a + k1, b + k2 + Vector512.Create(1u));
            ThreefryLanes.SecondFour(ref a, ref b);
            (a, b) = (a + k2, b + k0 + Vector512.Create(2u));
            ThreefryLanes.FirstFour(ref a, ref b);
            (a, b) = (a + k0, b + k1 + Vector512.Create(3u));
            ThreefryLanes.Round(ref a, ref b, 17);
            a.Store(even + i);
            if (odd is not null)
                b.Store(odd + i);
            neurons += Vector512.Create((uint)Vector512<uint>.Count);
        }
        return i;
    }
}
