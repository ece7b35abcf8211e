using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using Neuro.Graph;

namespace Neuro.Sim;

/// <summary>What a generator adds straight into a port of a part.</summary>
internal sealed unsafe class PortDrive
{
    private readonly ElaboratedGenerator generator;
    private readonly CountLanes? lanes;
    private readonly PortSums sums;
    private readonly int partFirst;
    private readonly long amount;

    /// <param name="portFrac">Where the binary point of the port's sums is.</param>
    public PortDrive(ElaboratedGenerator generator, Part part, PortSums sums, int portFrac)
    {
        (this.generator, this.sums, partFirst) = (generator, sums, part.First);
        lanes = Vector128.IsHardwareAccelerated ? CountLanes.Of(generator.Kind) : null;
        amount = Scale.Of(generator.Weight, portFrac - generator.WeightFormat.Frac);
        First = Math.Max(part.First, generator.First) - part.First;
        End = Math.Min(part.First + part.Count, generator.First + generator.Count) - part.First;
    }

    /// <summary>The neurons that it drives, counted from the part's first.</summary>
    public int First { get; }

    public int End { get; }

    /// <summary>Adds the counts of a tick to the sums of that tick.</summary>
    /// <returns>Whether anything may have been added.</returns>
    public bool Add(long tick)
    {
        if (generator.Kind is GeneratorKind.Regular && generator.Counts(tick, generator.First) == 0)
            return false;
        switch (sums.Shape.CellBytes)
        {
            case 2:
                Add<Cell16>(tick);
                break;
            case 4:
                Add<Cell32>(tick);
                break;
            default:
                Add<Cell64>(tick);
                break;
        }
        return true;
    }

    private void Add<TCell>(long tick)
        where TCell : unmanaged, ISumCell
    {
        var slot = sums.Slot(tick);
        var neuron = lanes is { } counts ? AddLanes<TCell>(counts, tick, slot) : First;
        for (; neuron < End; neuron++)
            if (generator.Counts(tick, partFirst + neuron) is not 0 and var count)
                TCell.Add(slot, neuron, count * amount);
    }

    // All neurons but the last few, which do not fill the lanes; returns the first of these.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private int AddLanes<TCell>(CountLanes counts, long tick, byte* slot)
        where TCell : unmanaged, ISumCell
    {
        var draws = new DrawLanes(generator.Seed, unchecked(generator.Stride * (ulong)tick + generator.Offset + (ulong)(partFirst + First)));
        var neuron = First;
        for (; neuron <= End - DrawLanes.Count; neuron += DrawLanes.Count)
            TCell.AddCounts(slot, neuron, counts.Of(draws.Next()), amount);
        return neuron;
    }
}
