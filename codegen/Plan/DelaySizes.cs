namespace Neuro.Codegen;

/// <summary>What the memory that delayed events wait in depends on, and what each way to keep them takes of it.</summary>
/// <param name="Targets">N: neurons that synapses end at.</param>
/// <param name="Sources">M: neurons that they begin at.</param>
/// <param name="Synapses">S.</param>
/// <param name="WeightBits">w.</param>
/// <param name="DelayBits">d: of the distance from the shortest delay in use.</param>
/// <param name="Slots">D: ticks that something can be on its way to.</param>
/// <param name="SumBits">A: of an exact sum.</param>
/// <param name="FanOut">F: synapses of the neuron that has most.</param>
/// <param name="TargetBits">t: of a neuron of the largest target population.</param>
/// <param name="StoresTargets">Whether a synapse says where it ends, because that cannot be computed.</param>
public sealed record DelaySizes(
    long Targets, long Sources, long Synapses, int WeightBits, int DelayBits, int Slots, int SumBits, long FanOut, int TargetBits, bool StoresTargets)
{
    /// <summary>(a) A ring of sums at every target: N·D·A + S·(w + d), and S·t + (M + 1)·⌈log2 S⌉ where targets are stored.</summary>
    public long RingBits => Targets * Slots * SumBits + Synapses * (WeightBits + DelayBits) + (StoresTargets ? Synapses * TargetBits + (Sources + 1) * Width.Index(Synapses) : 0);

    /// <summary>(b) The last spikes of every source, its synapses sorted by delay: N·A + S·(w + t) + M·D + M·D·⌈log2(F + 1)⌉.</summary>
    public long HistoryBits => Targets * SumBits + Synapses * (WeightBits + TargetBits) + Sources * Slots + Sources * Slots * Width.Of(FanOut);

    /// <summary>(c) One queue of events for all, as long as is safe: N·A + S·(w + t) + M·D·(⌈log2 M⌉ + d).</summary>
    public long QueueBits => Targets * SumBits + Synapses * (WeightBits + TargetBits) + Sources * Slots * (Width.Index(Sources) + DelayBits);

    /// <summary>(d) One delay for all synapses of a source: N·A + S·w + M·D, and S·t + (M + 1)·⌈log2 S⌉ where targets are stored.</summary>
    public long AxonBits => Targets * SumBits + Synapses * WeightBits + Sources * Slots + (StoresTargets ? Synapses * TargetBits + (Sources + 1) * Width.Index(Synapses) : 0);
}
