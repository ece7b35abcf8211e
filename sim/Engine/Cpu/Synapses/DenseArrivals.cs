using System.Runtime.CompilerServices;

namespace Neuro.Sim;

/// <summary>Events on their way through <see cref="DenseRows{TWeight}"/>: when they are due, their rows are added one after the other.</summary>
internal sealed unsafe class DenseArrivals<TCell, TWeight>(DenseRows<TWeight> rows, PortSums sums, long scale, bool isGraded) : Arrivals
    where TCell : unmanaged, ISumCell
    where TWeight : unmanaged, IWeightCode
{
    /// <summary>An entry is a source: all rows are equally long.</summary>
    public RowCalendar Calendar { get; } = new(rows.Delay + Exchange.MostEpochTicks, isGraded);

    public override long PendingUntil => Calendar.LastTick;

    public override bool Arrive(long tick, byte* touched)
    {
        var due = Calendar.Take(tick);
        if (due is null)
            return false;
        if (TWeight.Bytes == 0)
            AddShared(due, tick);
        else
            for (var i = 0; i < due.Count(DueSegments.Unknown); i++)
                AddRow((int)Unsafe.Add(ref due.Segments(DueSegments.Unknown), i), tick, Factor(due, i));
        for (var target = rows.Targets.First; touched is not null && target < rows.Targets.First + rows.Targets.Count; target++)
            Marked.Mark(touched, target);
        Calendar.GiveBack(due);
        return true;
    }

    public override void Drop() => Calendar.Clear();

    // Whoever sends, the same is added everywhere.
    private void AddShared(DueSegments due, long tick)
    {
        var factors = 0L;
        for (var i = 0; i < due.Count(DueSegments.Unknown); i++)
            factors += Factor(due, i);
        var slot = sums.Slot(tick);
        var amount = rows.Weight * factors;
        for (var target = rows.Targets.First; target < rows.Targets.First + rows.Targets.Count; target++)
            TCell.Add(slot, target, amount);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void AddRow(int source, long tick, long factor)
    {
        var slot = sums.Slot(tick);
        var weights = rows.Row(source);
        var (target, end) = ((nint)rows.Targets.First, (nint)(rows.Targets.First + rows.Targets.Count));
        for (; target < end; target++)
        {
            TCell.Add(slot, target, TWeight.Read(weights) * factor);
            weights += TWeight.Bytes;
        }
    }

    private long Factor(DueSegments due, int entry) => isGraded ? Unsafe.Add(ref due.Factors(DueSegments.Unknown), entry) : scale;
}
