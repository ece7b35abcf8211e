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

    // By count so far: the threshold that decides whether 8, 4, 2, 1 more are reached.
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
        // Behind the last one stand thresholds that nothing reaches but the greatest draw, which is seen to below.
        var padded = new uint[2 * DrawLanes.Count];
        Array.Fill(padded, uint.MaxValue);
        thresholds.AsSpan(0, Math.Min(thresholds.Length, DrawLanes.Count)).CopyTo(padded);
        eighth = Vector512.Create(padded[7]);
        (fourth, second, next) = (Vector512.Create(padded, 3), Vector512.Create(padded, 1), Vector512.Create(padded, 0));
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
        return Avx512F.IsSupported && thresholds.Length <= Searched + 1 ? Search(draws) : Compare(draws);
    }

    // Each step asks for one threshold, which depends on the count so far, and halves what is left.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private Vector512<uint> Search(Vector512<uint> draws)
    {
        var count = Vector512.GreaterThanOrEqual(draws, eighth) & Vector512.Create(8u);
        count = More(draws, count, fourth, 4);
        count = More(draws, count, second, 2);
        count = More(draws, count, next, 1);
        return thresholds.Length > Searched
            ? count - Vector512.GreaterThanOrEqual(draws, Vector512.Create(thresholds[Searched]))
            : Vector512.Min(count, Vector512.Create((uint)thresholds.Length));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<uint> More(Vector512<uint> draws, Vector512<uint> count, Vector512<uint> thresholds, uint more) =>
        Vector512.ConditionalSelect(
            Vector512.GreaterThanOrEqual(draws, Avx512F.PermuteVar16x32(thresholds, count)), count + Vector512.Create(more), count);

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
