using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using Neuro.Graph;

namespace Neuro.Sim;

/// <summary>The counts of a generator that are not 0, with their neurons.</summary>
internal sealed class GeneratorEvents(ElaboratedGenerator generator)
{
    private readonly CountLanes? lanes = Vector128.IsHardwareAccelerated ? CountLanes.Of(generator.Kind) : null;

    /// <param name="add">Takes neuron, in ascending order, and count.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Each(long tick, Action<int, int> add)
    {
        var neuron = generator.First;
        var end = generator.First + generator.Count;
        if (lanes is { } counts)
        {
            var draws = new DrawLanes(generator.Seed, unchecked(generator.Stride * (ulong)tick + generator.Offset + (ulong)generator.First));
            for (; neuron <= end - DrawLanes.Count; neuron += DrawLanes.Count)
            {
                var sixteen = counts.Of(draws.Next());
                for (var sending = ~Vector512.Equals(sixteen, Vector512<uint>.Zero).ExtractMostSignificantBits() & 0xffff; sending != 0; sending &= sending - 1)
                    add(neuron + BitOperations.TrailingZeroCount(sending), (int)sixteen[BitOperations.TrailingZeroCount(sending)]);
            }
        }
        for (; neuron < end; neuron++)
            if (generator.Counts(tick, neuron) is not 0 and var count)
                add(neuron, count);
    }
}
