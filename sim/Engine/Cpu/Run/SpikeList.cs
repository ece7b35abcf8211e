using System.Numerics;
using System.Runtime.CompilerServices;

namespace Neuro.Sim;

/// <summary>The events that one part sends in one tick, in ascending order of neurons.</summary>
internal sealed unsafe class SpikeList(bool isGraded)
{
    private int[] neurons = new int[16];
    private long[] payloads = isGraded ? new long[16] : [];

    public int Count { get; private set; }

    /// <summary>Numbered in their population.</summary>
    public ReadOnlySpan<int> Neurons => neurons.AsSpan(0, Count);

    /// <summary>Raw; empty for plain spikes.</summary>
    public ReadOnlySpan<long> Payloads => payloads.AsSpan(0, isGraded ? Count : 0);

    public void Clear() => Count = 0;

    public void Add(int neuron, long payload)
    {
        if (Count == neurons.Length)
            Grow();
        neurons[Count] = neuron;
        if (isGraded)
            payloads[Count] = payload;
        Count++;
    }

    /// <summary>Adds the neurons of a part whose bits are set.</summary>
    /// <param name="bits">As a compiled step writes them, from the part's first neuron on.</param>
    /// <param name="from">The first neuron that is looked at, counted from the part's first; a multiple of a block.</param>
    /// <param name="count">Neurons of the part: bits behind them mean nothing.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Add(byte* bits, int from, int end, int count, int partFirst, CompiledStep step, byte* payload)
    {
        var (lanes, lanesBits) = (step.Lanes, 8 * step.SpikeBytes);
        var word = (long)(from / lanes) * step.SpikeBytes / sizeof(ulong);
        for (var last = ((long)(end / lanes) * step.SpikeBytes + sizeof(ulong) - 1) / sizeof(ulong); word < last; word++)
            for (var set = ((ulong*)bits)[word]; set != 0; set &= set - 1)
            {
                var bit = word * 64 + BitOperations.TrailingZeroCount(set);
                var neuron = lanes == lanesBits ? bit : bit / lanesBits * lanes + bit % lanesBits;
                if (neuron < count)
                    Add(partFirst + (int)neuron, isGraded ? step.Arrays.Lane.Read(payload, neuron) : 1);
            }
    }

    private void Grow()
    {
        Array.Resize(ref neurons, 2 * Count);
        if (isGraded)
            Array.Resize(ref payloads, 2 * Count);
    }
}
