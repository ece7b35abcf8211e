using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics.X86;
using Neuro.Graph;

namespace Neuro.Sim;

/// <summary>Delivers an event at once, into the ring of its port's sums.</summary>
internal abstract unsafe class RingDelivery(NeuronSpan sources, int longestDelay, PortSums sums, long scale, bool isGraded, RingArrivals arrivals) : Delivery
{
    // Of the next row, so many lines are fetched at once; the processor then goes on by itself.
    private const int PrefetchedLines = 4;

    protected PortSums Sums { get; } = sums;

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public override void Send(long tick, ReadOnlySpan<int> neurons, ReadOnlySpan<long> payloads, long isAfter = -1)
    {
        for (var i = 0; i < neurons.Length; i++)
        {
            var source = neurons[i] - sources.First;
            if ((uint)source >= (uint)sources.Count)
                continue;
            if (i + 1 < neurons.Length && neurons[i + 1] - sources.First is var next && (uint)next < (uint)sources.Count)
                Prefetch((byte*)Row(next));
            Scatter(source, tick, isGraded ? payloads[i] * scale : scale, isAfter);
        }
        if (!neurons.IsEmpty)
            arrivals.Expect(tick + longestDelay);
    }

    /// <summary>Adds all that a source's row adds.</summary>
    /// <param name="isAfter">What arrives up to this tick is left out.</param>
    protected abstract void Scatter(int source, long tick, long factor, long isAfter);

    protected abstract nint Row(int source);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Prefetch(byte* row)
    {
        if (!Sse.IsSupported)
            return;
        for (var line = 0; line < PrefetchedLines; line++)
            Sse.Prefetch0(row + line * NativeBlock.Line);
    }
}
