using System.Numerics;

namespace Neuro.Sim;

/// <summary>
/// The segments that are due at each tick to come. A segment that was delivered enters the next one of its row, so a row
/// on its way takes one entry, and a tick costs what is due in it.
/// </summary>
internal sealed class RowCalendar
{
    private readonly DueSegments?[] days;
    private readonly Stack<DueSegments> spare = new();
    private readonly bool isGraded;
    private readonly long mask;

    /// <param name="furthest">Nothing is entered further ahead.</param>
    /// <param name="isGraded">Whether events carry factors other than the common one.</param>
    public RowCalendar(int furthest, bool isGraded)
    {
        days = new DueSegments?[BitOperations.RoundUpToPowerOf2((uint)furthest + 1)];
        mask = days.Length - 1;
        this.isGraded = isGraded;
    }

    /// <summary>How many ticks ahead segments can be entered.</summary>
    public int Furthest => days.Length - 1;

    /// <summary>The last tick with an entry.</summary>
    public long LastTick { get; private set; } = -1;

    /// <summary>The list of a tick, to be added to.</summary>
    public DueSegments At(long tick)
    {
        LastTick = Math.Max(LastTick, tick);
        return days[tick & mask] ??= Spare();
    }

    /// <summary>The list of a tick, taken out; null if nothing is due. It is to be given back.</summary>
    public DueSegments? Take(long tick)
    {
        var due = days[tick & mask];
        days[tick & mask] = null;
        return due;
    }

    /// <summary>The list of a tick, taken out, or an empty one; it is to be put back.</summary>
    public DueSegments TakeOrSpare(long tick) => Take(tick) ?? Spare();

    /// <summary>Makes a list that of a tick which has none.</summary>
    public void Put(long tick, DueSegments due)
    {
        if (due.Filled == 0)
        {
            GiveBack(due);
            return;
        }
        days[tick & mask] = due;
        LastTick = Math.Max(LastTick, tick);
    }

    /// <summary>Keeps a list for the next tick that needs one: the memory used last is the one that is in the cache.</summary>
    public void GiveBack(DueSegments due)
    {
        due.Clear();
        spare.Push(due);
    }

    public void Clear()
    {
        LastTick = -1;
        for (var day = 0; day < days.Length; day++)
            if (days[day] is { } due)
            {
                GiveBack(due);
                days[day] = null;
            }
    }

    private DueSegments Spare() => spare.Count > 0 ? spare.Pop() : new(isGraded);
}
