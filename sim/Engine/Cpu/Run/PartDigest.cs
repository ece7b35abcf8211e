using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Neuro.Graph;

namespace Neuro.Sim;

/// <summary>A part's share in the digest of all states, block by block: only that of a block whose states changed is summed up anew.</summary>
internal sealed unsafe class PartDigest
{
    /// <summary>By state of the population: the number of its first cell in the digest.</summary>
    public sealed record Cells(ImmutableArray<uint> First)
    {
        /// <summary>By population; none for inputs.</summary>
        public static ImmutableArray<Cells> Of(ElaboratedNetwork network)
        {
            var next = 0U;
            return [.. network.Populations.Select(population => new Cells([.. population.Model is null ? [] : population.Model.Model.States.Select(state =>
            {
                var first = next;
                next += (uint)StateDigest.Words(state.Type.Format) * (uint)population.Size;
                return first;
            })]))];
        }
    }

    private readonly PopulationStep step;
    private readonly Part part;
    private readonly PartArrays arrays;
    private readonly Cells cells;
    private readonly ulong[] shares;
    private readonly bool[] isStale;
    private bool isAnyStale = true;
    private ulong sum;

    public PartDigest(PopulationStep step, Part part, PartArrays arrays, Cells cells)
    {
        (this.step, this.part, this.arrays, this.cells) = (step, part, arrays, cells);
        shares = new ulong[NeuronBlock.CountOf(part.Count)];
        isStale = new bool[shares.Length];
    }

    /// <summary>The states of all blocks have changed.</summary>
    public void Stir()
    {
        Array.Fill(isStale, true);
        isAnyStale = true;
    }

    /// <summary>The states of a block have changed.</summary>
    public void Stir(int block)
    {
        isStale[block] = true;
        isAnyStale = true;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public ulong Sum()
    {
        if (!isAnyStale)
            return sum;
        sum = 0;
        for (var block = 0; block < shares.Length; block++)
        {
            if (isStale[block])
                shares[block] = Share(block);
            isStale[block] = false;
            sum += shares[block];
        }
        isAnyStale = false;
        return sum;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private ulong Share(int block)
    {
        var (share, first) = (0UL, block * NeuronBlock.Neurons);
        for (var state = 0; state < cells.First.Length; state++)
        {
            var format = step.Population.Model!.Model.States[state].Type.Format;
            share += DigestSum.Of(arrays.State(state), step.Compiled.Arrays.States[state], format, first, Math.Min(first + NeuronBlock.Neurons, part.Count),
                cells.First[state] + (uint)StateDigest.Words(format) * (uint)part.First);
        }
        return share;
    }
}
