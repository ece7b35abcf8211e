using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Neuro.Sim;

/// <summary>
/// Segments that are due at one tick, listed by how many synapses they have: segments of one list take equally many turns
/// of a loop, so the processor is not surprised by its end.
/// </summary>
internal sealed class DueSegments(bool isGraded)
{
    /// <summary>Lists for 0, 1, 2, … synapses, and a last one for segments that have more, or nobody has looked at.</summary>
    public const int Lists = 64;

    public const int Unknown = Lists - 1;

    private const int FirstCapacity = 8;

    private readonly nint[][] segments = [.. Enumerable.Repeat(Array.Empty<nint>(), Lists)];
    private readonly long[][] factors = [.. Enumerable.Repeat(Array.Empty<long>(), Lists)];
    private readonly int[] counts = new int[Lists];

    /// <summary>A bit for each list that has an entry.</summary>
    public ulong Filled { get; private set; }

    public int Count(int list) => counts[list];

    /// <summary>The addresses of a list's segments.</summary>
    public ref nint Segments(int list) => ref MemoryMarshal.GetArrayDataReference(segments[list]);

    /// <summary>Parallel to the segments, for graded events: what their weights are multiplied by.</summary>
    public ref long Factors(int list) => ref MemoryMarshal.GetArrayDataReference(factors[list]);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Add(int list, nint segment, long factor)
    {
        ref var count = ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(counts), list);
        var own = Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(segments), list);
        if (count == own.Length)
            own = Grow(list);
        Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(own), count) = segment;
        if (isGraded)
            factors[list][count] = factor;
        count++;
        Filled |= 1UL << list;
    }

    public void Clear()
    {
        Filled = 0;
        Array.Clear(counts);
    }

    private nint[] Grow(int list)
    {
        var capacity = Math.Max(FirstCapacity, 2 * segments[list].Length);
        Array.Resize(ref segments[list], capacity);
        if (isGraded)
            Array.Resize(ref factors[list], capacity);
        return segments[list];
    }
}
