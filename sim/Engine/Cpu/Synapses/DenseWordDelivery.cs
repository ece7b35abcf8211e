using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Neuro.Sim;

/// <summary>Delivers through <see cref="DenseWordRows{TWord}"/>.</summary>
internal sealed unsafe class DenseWordDelivery<TCell, TWord>(DenseWordRows<TWord> rows, PortSums sums, long scale, bool isGraded, RingArrivals arrivals)
    : RingDelivery(rows.Sources, rows.LongestDelay, sums, scale, isGraded, arrivals)
    where TCell : unmanaged, ISumCell
    where TWord : unmanaged, IWeightCode
{
    protected override nint Row(int source) => (nint)rows.Row(source);

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    protected override void Scatter(int source, long tick, long factor, long isAfter)
    {
        if (isAfter >= tick)
            ScatterLate(source, tick, factor, isAfter);
        else if (Sums.Marks is null)
            Scatter<Unmarked>(source, tick, factor);
        else
            Scatter<Marked>(source, tick, factor);
    }

    private void Scatter<TMark>(int source, long tick, long factor)
        where TMark : struct, IMark
    {
        var row = rows.Row(source);
        var first = Sums.FirstCell(tick) + rows.Targets.First;
        var done = WordLanes.Take<TCell, TWord>() ? ScatterLanes<TMark>(row, first, (int)factor) : 0;
        ScatterRest<TMark>(row + (long)done * TWord.Bytes, rows.Targets.Count - done, first + done, factor);
    }

    // All synapses but the last few, which do not fill the lanes; returns how many.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private int ScatterLanes<TMark>(byte* row, nint first, int factor)
        where TMark : struct, IMark
    {
        var cells = Sums.Address;
        var marks = Sums.Marks;
        var (delayBits, slotShift) = (rows.DelayBits, BitOperations.Log2((uint)Sums.Shape.Stride));
        var delayMask = Vector512.Create((1 << delayBits) - 1);
        var cellMask = Vector512.Create((int)Sums.CellMask);
        var targets = Vector512<int>.Indices + Vector512.Create((int)first);
        var factors = Vector512.Create(factor);
        var scratch = Sums.Scratch;
        var half = 0;
        var begin = row;
        var count = rows.Targets.Count / WordLanes.Count * WordLanes.Count;
        for (var end = row + (long)count * TWord.Bytes; row < end; row += WordLanes.Count * TWord.Bytes)
        {
            var words = WordLanes.Load<TWord>(row);
            var amounts = words >> delayBits;
            WordLanes.Write<TCell>(scratch + half, (((words & delayMask) << slotShift) + targets) & cellMask, factor == 1 ? amounts : amounts * factors);
            half ^= WordLanes.OtherHalf;
            if (row > begin)
                WordLanes.Add<TCell, TMark>(cells, marks, scratch + half);
            targets += Vector512.Create(WordLanes.Count);
        }
        if (count > 0)
            WordLanes.Add<TCell, TMark>(cells, marks, scratch + (half ^ WordLanes.OtherHalf));
        return count;
    }

    private void ScatterRest<TMark>(byte* row, int count, nint first, long factor)
        where TMark : struct, IMark
    {
        var cells = Sums.Address;
        var marks = Sums.Marks;
        var mask = Sums.CellMask;
        var (delayBits, slotShift) = (rows.DelayBits, BitOperations.Log2((uint)Sums.Shape.Stride));
        var delayMask = ((nint)1 << delayBits) - 1;
        for (var end = row + (long)count * TWord.Bytes; row < end; row += TWord.Bytes)
        {
            var word = TWord.Read(row);
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
