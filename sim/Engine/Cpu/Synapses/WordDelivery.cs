using System.Runtime.CompilerServices;

namespace Neuro.Sim;

/// <summary>Delivers through <see cref="WordRows{TWord}"/>.</summary>
internal sealed unsafe class WordDelivery<TCell, TWord>(WordRows<TWord> rows, PortSums sums, long scale, bool isGraded)
    : RingDelivery(rows.Sources, rows.LongestDelay, sums, scale, isGraded)
    where TCell : unmanaged, ISumCell
    where TWord : unmanaged, IWeightCode
{
    protected override nint Row(int source) => rows.Rows[source];

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
        var (first, mask) = (Sums.FirstCell(tick), Sums.CellMask);
        var cells = Sums.Address;
        var marks = Sums.Marks;
        var addressBits = rows.AddressBits;
        var addressMask = ((nint)1 << addressBits) - 1;
        var end = (byte*)rows.Rows[source + 1];
        for (var at = (byte*)rows.Rows[source]; at < end; at += TWord.Bytes)
        {
            var word = TWord.Read(at);
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
