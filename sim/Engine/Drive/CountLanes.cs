using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
using Neuro.Graph;

namespace Neuro.Sim;

/// <summary>Makes the counts of a generator of its draws, sixteen at a time.</summary>
internal readonly struct CountLanes
{
    // So many thresholds are searched by halves, in one register.
    private const int Searched = 15;

    private readonly uint[] thresholds;

    // By the digits of the count so far: the threshold that decides upon the next one, which stands for 8, 4, 2, 1.
    private readonly Vector512<uint> eighth;
    private readonly Vector512<uint> fourth;
    private readonly Vector512<uint> second;
    private readonly Vector512<uint> next;
    private readonly uint bernoulli;
    private readonly bool isBernoulli;

    private CountLanes(uint[] thresholds, uint bernoulli, bool isBernoulli)
    {
        this.thresholds = thresholds;
        this.bernoulli = bernoulli;
        this.isBernoulli = isBernoulli;
        (eighth, fourth, second, next) = (Every(8), Every(4), Every(2), Every(1));

        // Behind the last one stand thresholds that nothing reaches but the greatest draw, which is seen to below.
        Vector512<uint> Every(int step) => Vector512.Create(
            [.. Enumerable.Range(0, DrawLanes.Count).Select(i => (2L * i + 1) * step - 1)
                .Select(at => at < Math.Min(thresholds.Length, DrawLanes.Count) ? thresholds[at] : uint.MaxValue)]);
    }

    /// <summary>Null if the generator's counts are not drawn this way.</summary>
    public static CountLanes? Of(GeneratorKind kind) => kind switch
    {
        GeneratorKind.Poisson(var thresholds) => new([.. thresholds], 0, false),
        GeneratorKind.Bernoulli(var threshold) when threshold <= uint.MaxValue => new([], (uint)threshold, true),
        GeneratorKind.Bernoulli or GeneratorKind.Regular => null,
        _ => throw new UnreachableException($"{kind} is no generator"),
    };

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector512<uint> Of(Vector512<uint> draws)
    {
        if (isBernoulli)
            return Vector512.LessThan(draws, Vector512.Create(bernoulli)) & Vector512<uint>.One;
        return Avx2.IsSupported && thresholds.Length <= Searched + 1 ? Search(draws) : Compare(draws);
    }

    // Each step asks for one threshold, which depends on the steps before it, and halves what is left.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private Vector512<uint> Search(Vector512<uint> draws)
    {
        var count = More(draws, Vector512<uint>.Zero, eighth);
        count = More(draws, count, fourth);
        count = More(draws, count, second);
        count = More(draws, count, next);
        return thresholds.Length > Searched
            ? count - Vector512.GreaterThanOrEqual(draws, Vector512.Create(thresholds[Searched]))
            : Vector512.Min(count, Vector512.Create((uint)thresholds.Length));
    }

    // A binary digit more of the count.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<uint> More(Vector512<uint> draws, Vector512<uint> count, Vector512<uint> thresholds) =>
        count + count - Vector512.GreaterThanOrEqual(draws, EachOf(thresholds, count));

    // The entries of a table of eight.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<uint> EachOf(Vector512<uint> table, Vector512<uint> indices) => Avx512F.IsSupported
        ? Avx512F.PermuteVar16x32(table, indices)
        : Vector512.Create(
            Avx2.PermuteVar8x32(table.GetLower(), indices.GetLower()),
            Avx2.PermuteVar8x32(table.GetLower(), indices.GetUpper()));

    private Vector512<uint> Compare(Vector512<uint> draws)
    {
        var count = Vector512<uint>.Zero;
        foreach (var threshold in thresholds)
        {
            var reached = Vector512.GreaterThanOrEqual(draws, Vector512.Create(threshold));
            if (reached == Vector512<uint>.Zero)
                break;
            count -= reached;
        }
        return count;
    }
}
