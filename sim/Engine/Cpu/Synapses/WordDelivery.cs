using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Neuro.Sim;

/// <summary>Delivers through <see cref="WordRows{TWord}"/>.</summary>
internal sealed unsafe class WordDelivery<TCell, TWord>(WordRows<TWord> rows, PortSums sums, long scale, bool isGraded, RingArrivals arrivals)
    : RingDelivery(rows.Sources, rows.LongestDelay, sums, scale, isGraded, arrivals)
    where TCell : unmanaged, ISumCell
    where TWord : unmanaged, IWeightCode
{
    protected override nint Row(int source) => rows.Rows[source];

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
        var (row, end) = (rows.Rows[source], rows.Rows[source + 1]);
        if (WordLanes.Take<TCell, TWord>())
            row += ScatterLanes<TMark>((byte*)row, (int)(end - row) / TWord.Bytes, tick, (int)factor) * TWord.Bytes;
        ScatterRest<TMark>((byte*)row, (byte*)end, tick, factor);
    }

    // All synapses but the last few, which do not fill the lanes; returns how many.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private int ScatterLanes<TMark>(byte* row, int synapses, long tick, int factor)
        where TMark : struct, IMark
    {
        var cells = Sums.Address;
        var marks = Sums.Marks;
        var addressBits = rows.AddressBits;
        var addressMask = Vector512.Create((1 << addressBits) - 1);
        var cellMask = Vector512.Create((int)Sums.CellMask);
        var first = Vector512.Create((int)Sums.FirstCell(tick));
        var factors = Vector512.Create(factor);
        var scratch = Sums.Scratch;
        var half = 0;
        var begin = row;
        var count = synapses / WordLanes.Count * WordLanes.Count;
        for (var end = row + (long)count * TWord.Bytes; row < end; row += WordLanes.Count * TWord.Bytes)
        {
            var words = WordLanes.Load<TWord>(row);
            var amounts = words >> addressBits;
            WordLanes.Write<TCell>(scratch + half, ((words & addressMask) + first) & cellMask, factor == 1 ? amounts : amounts * factors);
            half ^= WordLanes.OtherHalf;
            if (row > begin)
                WordLanes.Add<TCell, TMark>(cells, marks, scratch + half);
        }
        if (count > 0)
            WordLanes.Add<TCell, TMark>(cells, marks, scratch + (half ^ WordLanes.OtherHalf));
        return count;
    }

    private void ScatterRest<TMark>(byte* row, byte* end, long tick, long factor)
        where TMark : struct, IMark
    {
        var cells = Sums.Address;
        var marks = Sums.Marks;
        var (first, mask, addressBits) = (Sums.FirstCell(tick), Sums.CellMask, rows.AddressBits);
        var addressMask = ((nint)1 << addressBits) - 1;
        for (; row < end; row += TWord.Bytes)
        {
            var word = TWord.Read(row);
            var cell = ((nint)word & addressMask) + first & mask;
            TCell.Add(cells, cell, (word >> addressBits) * factor);
            TMark.Mark(marks, cell);
        }
    }

    private void ScatterLate(int source, long tick, long factor, long isAfter)
    {
        var (first, mask) = (Sums.FirstCell(tick), Sums.CellMask);
        var addressMask = (1L << rows.AddressBits) - 1;
        for (var at = (byte*)rows.Rows[source]; at < (byte*)rows.Rows[source + 1]; at += TWord.Bytes)
        {
            var word = TWord.Read(at);
            var address = word & addressMask;
            if (tick + address / Sums.Shape.Stride <= isAfter)
                continue;
            var cell = (nint)address + first & mask;
            TCell.Add(Sums.Address, cell, (word >> rows.AddressBits) * factor);
            if (Sums.Marks is not null)
                Marked.Mark(Sums.Marks, cell);
        }
    }
}
