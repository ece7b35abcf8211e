using System.Collections.Immutable;
using System.Numerics;

namespace Neuro.Codegen;

/// <summary>
/// The registers that take a step's value from the stage in which it is made through those behind. A 7-series part has
/// shift registers for values that nobody looks at on the way, and registers within its multiplier blocks.
/// </summary>
/// <param name="Step">In the datapath.</param>
/// <param name="Stages">For each register in turn. The first of a port's is that of its sum, before the neuron.</param>
public sealed record RegisterChain(int Step, ImmutableArray<RegisterChain.Stage> Stages)
{
    // From so many registers on that follow each other a shift register takes their place.
    private const int Shifted = 3;

    // A multiplier block has so many for each of its factors.
    private const int FactorRegisters = 2;

    /// <summary>A register, and who looks at it.</summary>
    /// <param name="Needed">The bits on which something depends.</param>
    /// <param name="Read">Those that something reads before the next register.</param>
    /// <param name="Users">The steps that do.</param>
    public readonly record struct Stage(BigInteger Needed, BigInteger Read, ImmutableArray<int> Users);

    /// <summary>Flip-flops, and the look-up tables that are shift registers.</summary>
    /// <param name="bits">Those that change.</param>
    /// <param name="isBlock">Whether a multiplier block makes a step, which then holds its factors and the product.</param>
    /// <param name="isShown">Whether the first register is also read from outside.</param>
    internal (int Registers, int Shifts) Count(BigInteger bits, Func<int, bool> isBlock, bool isShown)
    {
        var (registers, shifts) = (0, 0);
        for (var bit = 0; !(bits >> bit).IsZero; bit++)
        {
            if (!Has(bits, bit))
                continue;
            var run = isBlock(Step) ? -1 : 0;
            for (var n = 0; n < Stages.Length && (Has(Stages[n].Needed, bit) || (n == 0 && isShown)); n++)
            {
                run++;
                if (!Has(Stages[n].Read, bit) && !(n == 0 && isShown))
                    continue;
                var length = Stages[n].Users is { IsEmpty: false } users && users.All(isBlock) ? run - FactorRegisters : run;
                if (length >= Shifted)
                    shifts++;
                else
                    registers += Math.Max(0, length);
                run = 0;
            }
        }
        return (registers, shifts);
    }

    private static bool Has(BigInteger bits, int bit) => !((bits >> bit) & 1).IsZero;
}
