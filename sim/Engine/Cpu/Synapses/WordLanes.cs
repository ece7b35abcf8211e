using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Neuro.Sim;

/// <summary>
/// Sixteen words of rows taken apart at once: where they add, and what. The additions themselves go one by one, since two
/// may meet in a cell; and a scatter instruction would be no faster.
/// </summary>
internal static unsafe class WordLanes
{
    public const int Count = 16;

    /// <summary>
    /// From one half of the scratch to the other, by exclusive or. Sixteen are added when the next have been written down:
    /// what was stored a moment ago is slow to come back.
    /// </summary>
    public const int OtherHalf = 2 * Count;

    /// <summary>Whether words and cells are of sizes that lanes of 32 bits can take.</summary>
    public static bool Take<TCell, TWord>()
        where TCell : unmanaged, ISumCell
        where TWord : unmanaged, IWeightCode => Vector128.IsHardwareAccelerated && TCell.Bytes <= 4 && TWord.Bytes is 2 or 4;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<int> Load<TWord>(byte* at)
        where TWord : unmanaged, IWeightCode => TWord.Bytes == 2
        ? LaneLoads.Load((short*)at)
        : Vector512.Load((int*)at);

    /// <summary>Writes down what is to be added to sixteen cells.</summary>
    /// <param name="scratch">Room for both, at the begin of a cache line: what is stored across two is slow to come back.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Write<TCell>(int* scratch, Vector512<int> cells, Vector512<int> amounts)
        where TCell : unmanaged, ISumCell
    {
        (cells << int.Log2(TCell.Bytes)).Store(scratch);
        amounts.Store(scratch + Count);
    }

    /// <summary>Adds sixteen amounts that were written down to their cells, and marks them.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Add<TCell, TMark>(byte* sums, byte* marks, int* scratch)
        where TCell : unmanaged, ISumCell
        where TMark : struct, IMark
    {
        AddOne<TCell, TMark>(sums, marks, scratch + 0);
        AddOne<TCell, TMark>(sums, marks, scratch + 1);
        AddOne<TCell, TMark>(sums, marks, scratch + 2);
        AddOne<TCell, TMark>(sums, marks, scratch + 3);
        AddOne<TCell, TMark>(sums, marks, scratch + 4);
        AddOne<TCell, TMark>(sums, marks, scratch + 5);
        AddOne<TCell, TMark>(sums, marks, scratch + 6);
        AddOne<TCell, TMark>(sums, marks, scratch + 7);
        AddOne<TCell, TMark>(sums, marks, scratch + 8);
        AddOne<TCell, TMark>(sums, marks, scratch + 9);
        AddOne<TCell, TMark>(sums, marks, scratch + 10);
        AddOne<TCell, TMark>(sums, marks, scratch + 11);
        AddOne<TCell, TMark>(sums, marks, scratch + 12);
        AddOne<TCell, TMark>(sums, marks, scratch + 13);
        AddOne<TCell, TMark>(sums, marks, scratch + 14);
        AddOne<TCell, TMark>(sums, marks, scratch + 15);
    }

    // Where to add stands in bytes at the place given, and what to add behind it.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void AddOne<TCell, TMark>(byte* sums, byte* marks, int* place)
        where TCell : unmanaged, ISumCell
        where TMark : struct, IMark
    {
        TCell.AddLow(sums + (uint)*place, place + Count);
        TMark.Mark(marks, *place / TCell.Bytes);
    }
}
