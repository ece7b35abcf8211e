using System.Numerics;

namespace Neuro.Sim;

/// <summary>
/// The segments that are due at each tick to come. A segment that was delivered enters the next one of its row, so a row
/// on its way takes one entry, and a tick costs what is due in it.
/// </summary>
internal sealed class RowCalendar
{
    private const int FirstCapacity = 64;

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

    /// <summary>The last tick with an entry.</summary>
    public long LastTick { get; private set; } = -1;

    public void Add(long tick, nint segment, long factor) => At(tick).Add(segment, factor);

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
        if (due.Count == 0)
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
        due.Count = 0;
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

    private DueSegments Spare() => spare.Count > 0 ? spare.Pop() : new(FirstCapacity, isGraded);
}

/// <summary>Addresses of segments that are due at one tick.</summary>
internal sealed class DueSegments(int capacity, bool isGraded)
{
    public nint[] Segments = new nint[capacity];

    /// <summary>By segment, for graded events: what its weights are multiplied by.</summary>
    public long[] Factors = isGraded ? new long[capacity] : [];

    public int Count;

    public void Add(nint segment, long factor)
    {
        if (Count == Segments.Length)
            Grow();
        Segments[Count] = segment;
        if (isGraded)
            Factors[Count] = factor;
        Count++;
    }

    private void Grow()
    {
        Array.Resize(ref Segments, 2 * Count);
        if (isGraded)
            Array.Resize(ref Factors, 2 * Count);
    }
}
