using System.Numerics;

namespace Neuro.Sim;

/// <summary>The sums of one port of one part: cells of so many bytes, 2^TargetBits a slot, 2^SlotBits slots for ticks to come.</summary>
/// <param name="Stride">Cells of a slot; in a ring a power of two, so that slot and target are one masked sum.</param>
internal readonly record struct RingShape(int CellBytes, int Stride, int SlotBits)
{
    public int Slots => 1 << SlotBits;

    public long Bytes => (long)Slots * Stride * CellBytes;

    /// <summary>Bits that number the neurons of a part, padded as its arrays are.</summary>
    public static int TargetBits(int neurons) => BitOperations.Log2((uint)PaddedNeurons.Of(neurons) * 2 - 1);
}

/// <summary>Arrays of neurons are as long as whole vectors of the narrowest lanes.</summary>
internal static class PaddedNeurons
{
    private const int Lanes = 32;

    public static int Of(int neurons) => (neurons + Lanes - 1) / Lanes * Lanes;
}
