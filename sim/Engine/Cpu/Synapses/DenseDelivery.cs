using System.Runtime.CompilerServices;

namespace Neuro.Sim;

/// <summary>Delivers through <see cref="DenseRows{TWeight}"/>: when they are due, all events of a tick one after the other.</summary>
internal sealed unsafe class DenseDelivery<TCell, TWeight>(DenseRows<TWeight> rows, PortSums sums, long scale, bool isGraded) : Delivery
    where TCell : unmanaged, ISumCell
    where TWeight : unmanaged, IWeightCode
{
    // An entry is a source: all rows are equally long.
    private readonly RowCalendar calendar = new(rows.Delay + Exchange.MostEpochTicks, isGraded);

    public override long PendingUntil => calendar.LastTick;

    public override void Send(long tick, ReadOnlySpan<int> neurons, ReadOnlySpan<long> payloads, long isAfter = -1)
    {
        var due = tick + rows.Delay;
        for (var i = 0; i < neurons.Length && due > isAfter; i++)
            if (neurons[i] - rows.Sources.First is var source && (uint)source < (uint)rows.Sources.Count)
                calendar.Add(due, source, isGraded ? payloads[i] * scale : scale);
    }

    public override bool Arrive(long tick, byte* touched)
    {
        var due = calendar.Take(tick);
        if (due is null)
            return false;
        if (TWeight.Bytes == 0)
            AddShared(due, tick);
        else
            for (var i = 0; i < due.Count; i++)
                AddRow((int)due.Segments[i], tick, isGraded ? due.Factors[i] : scale);
        for (var target = rows.Targets.First; touched is not null && target < rows.Targets.First + rows.Targets.Count; target++)
            Marked.Mark(touched, target);
        calendar.GiveBack(due);
        return true;
    }

    public override void Drop() => calendar.Clear();

    // Whoever sends, the same is added everywhere.
    private void AddShared(DueSegments due, long tick)
    {
        var factors = 0L;
        for (var i = 0; i < due.Count; i++)
            factors += isGraded ? due.Factors[i] : scale;
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
}
