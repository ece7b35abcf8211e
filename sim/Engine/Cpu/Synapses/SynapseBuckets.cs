using System.Runtime.InteropServices;

namespace Neuro.Sim;

/// <summary>
/// What one worker saw of a projection, sorted roughly: synapses of nearby sources wait in one bucket until their rows
/// are built, so that all that is counted and written then stays in a cache.
/// </summary>
/// <param name="buckets">How many.</param>
/// <param name="itemBytes">Of what is kept of a synapse.</param>
internal sealed unsafe class SynapseBuckets(int buckets, int itemBytes) : IDisposable
{
    private const int FirstItems = 32;
    private const int LargestChunk = 64 << 10;

    // By bucket: the chunks of memory, of which the last one is not full.
    private readonly List<(nint Begin, nint End)>[] chunks = new List<(nint, nint)>[buckets];
    private readonly Tail[] tails = new Tail[buckets];

    /// <summary>Where to write the next item of a bucket.</summary>
    public byte* Add(int bucket)
    {
        ref var tail = ref tails[bucket];
        if (tail.Next == tail.End)
            Grow(bucket, ref tail);
        var item = tail.Next;
        tail.Next += itemBytes;
        return (byte*)item;
    }

    /// <summary>The items of a bucket, as spans of memory.</summary>
    public IEnumerable<(nint Begin, nint End)> Of(int bucket)
    {
        if (chunks[bucket] is not { } filled)
            yield break;
        for (var i = 0; i + 1 < filled.Count; i++)
            yield return filled[i];
        yield return (filled[^1].Begin, tails[bucket].Next);
    }

    public void Dispose()
    {
        foreach (var (begin, _) in chunks.Where(filled => filled is not null).SelectMany(filled => filled))
            NativeMemory.Free((void*)begin);
    }

    // Twice as much as the last time, as far as that goes.
    private void Grow(int bucket, ref Tail tail)
    {
        var filled = chunks[bucket] ??= [];
        var items = Math.Max(1, Math.Min(FirstItems << Math.Min(filled.Count, 20), LargestChunk / itemBytes));
        var begin = (nint)NativeMemory.Alloc((nuint)(items * itemBytes + NativeBlock.Slack));
        filled.Add((begin, begin + items * itemBytes));
        tail = new() { Next = begin, End = begin + items * itemBytes };
    }

    private struct Tail
    {
        public nint Next;
        public nint End;
    }
}
