using System.Numerics;

namespace Neuro.Graph;

/// <summary>
/// Two independent 64-bit hashes of a synapse: source population and neuron, target population, port and neuron, the
/// weight's value, the delay.
/// </summary>
internal readonly struct SynapseHash
{
    private readonly ulong firstKey;
    private readonly ulong secondKey;
    private readonly int weightFrac;

    public SynapseHash(int sourcePopulation, int targetPopulation, int port, int weightFrac)
    {
        var ends = Pair(sourcePopulation, targetPopulation);
        firstKey = SplitMix.Draw(SplitMix.Draw(1, ends), (ulong)port);
        secondKey = SplitMix.Draw(SplitMix.Draw(2, ends), (ulong)port);
        this.weightFrac = weightFrac;
    }

    public (ulong First, ulong Second) Of(in Synapse synapse)
    {
        // The value as odd · 2^exponent, so that 0.5 is the same in every format.
        var zeros = synapse.Weight == 0 ? weightFrac : BitOperations.TrailingZeroCount(synapse.Weight);
        var odd = synapse.Weight == 0 ? 0 : (ulong)(synapse.Weight >> zeros);
        var ends = Pair(synapse.Source, synapse.Target);
        var tail = Pair(synapse.Delay, zeros - weightFrac);
        return (Chain(firstKey, ends, odd, tail), Chain(secondKey, ends, odd, tail));
    }

    private static ulong Chain(ulong key, ulong ends, ulong odd, ulong tail) =>
        SplitMix.Mix(SplitMix.Mix(SplitMix.Mix(key ^ ends) + odd) ^ tail);

    private static ulong Pair(int high, int low) => ((ulong)(uint)high << 32) | (uint)low;
}
