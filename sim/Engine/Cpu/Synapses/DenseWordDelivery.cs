using System.Numerics;
using System.Runtime.CompilerServices;

namespace Neuro.Sim;

/// <summary>Delivers through <see cref="DenseWordRows{TWord}"/>.</summary>
internal sealed unsafe class DenseWordDelivery<TCell, TWord>(DenseWordRows<TWord> rows, PortSums sums, long scale, bool isGraded)
    : RingDelivery(rows.Sources, rows.LongestDelay, sums, scale, isGraded)
    where TCell : unmanaged, ISumCell
    where TWord : unmanaged, IWeightCode
{
    protected override nint Row(int source) => (nint)rows.Row(source);

    protected override void Scatter(int source, long tick, long factor, long isAfter)
    {
        if (isAfter >= tick)
            ScatterLate(source, tick, factor, isAfter);
        else if (Sums.Marks is null)
            Scatter<Unmarked>(source, tick, factor);
        else
            Scatter<Marked>(source, tick, factor);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Scatter<TMark>(int source, long tick, long factor)
        where TMark : struct, IMark
    {
        var (first, mask) = (Sums.FirstCell(tick) + rows.Targets.First, Sums.CellMask);
        var cells = Sums.Address;
        var marks = Sums.Marks;
        var delayBits = rows.DelayBits;
        var delayMask = ((nint)1 << delayBits) - 1;
        var slotShift = BitOperations.Log2((uint)Sums.Shape.Stride);
        var at = rows.Row(source);
        for (var end = at + (long)rows.Targets.Count * TWord.Bytes; at < end; at += TWord.Bytes)
        {
            var word = TWord.Read(at);
            var cell = (((nint)word & delayMask) << slotShift) + first++ & mask;
            TCell.Add(cells, cell, (word >> delayBits) * factor);
            TMark.Mark(marks, cell);
        }
    }

    private void ScatterLate(int source, long tick, long factor, long isAfter)
    {
        var first = Sums.FirstCell(tick) + rows.Targets.First;
        for (var target = 0; target < rows.Targets.Count; target++)
        {
            var word = TWord.Read(rows.Row(source) + (long)target * TWord.Bytes);
            var delay = word & ((1L << rows.DelayBits) - 1);
            if (tick + delay <= isAfter)
                continue;
            var cell = (nint)(delay * Sums.Shape.Stride) + first + target & Sums.CellMask;
            TCell.Add(Sums.Address, cell, (word >> rows.DelayBits) * factor);
            if (Sums.Marks is not null)
                Marked.Mark(Sums.Marks, cell);
        }
    }
}
