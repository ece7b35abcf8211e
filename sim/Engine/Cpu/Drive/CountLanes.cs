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
    private readonly Vector512<uint> table;
    private readonly uint bernoulli;
    private readonly bool isBernoulli;

    private CountLanes(uint[] thresholds, uint bernoulli, bool isBernoulli)
    {
        this.thresholds = thresholds;
        this.bernoulli = bernoulli;
        this.isBernoulli = isBernoulli;
        // Behind the last one stand thresholds that nothing reaches but the greatest draw, which is seen to below.
        var padded = new uint[DrawLanes.Count];
        Array.Fill(padded, uint.MaxValue);
        thresholds.AsSpan(0, Math.Min(thresholds.Length, padded.Length)).CopyTo(padded);
        table = Vector512.Create(padded);
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

    // Each step asks for one threshold, at a place that depends on the lane, and halves what is left.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private Vector512<uint> Search(Vector512<uint> draws)
    {
        var count = Vector512<uint>.Zero;
        for (var half = 8u; half > 0; half /= 2)
        {
            var threshold = Avx512F.PermuteVar16x32(table, count + Vector512.Create(half - 1));
            count = Vector512.ConditionalSelect(Vector512.GreaterThanOrEqual(draws, threshold), count + Vector512.Create(half), count);
        }
        if (thresholds.Length > Searched)
            count -= Vector512.GreaterThanOrEqual(draws, Vector512.Create(thresholds[Searched]));
        return Vector512.Min(count, Vector512.Create((uint)thresholds.Length));
    }

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
