using System.Diagnostics;
using System.Numerics;
using Neuro.Graph;

namespace Neuro.Codegen;

/// <summary>
/// How much logic a pipeline stage of a neuron may hold, and what each step takes of it. A level is a look-up table with
/// the wire to the next.
/// </summary>
/// <param name="Budget">The most levels of a stage.</param>
/// <param name="Input">Levels that a module's inputs have used up already: they come from memories.</param>
/// <param name="CarryBits">Bits of a carry chain that take as long as a level.</param>
public sealed record StageLevels(string Family, int Budget, int Input, int CarryBits)
{
    /// <summary>Products with both factors at least this wide go into a multiplier block, with registers around it.</summary>
    private const int BlockBits = 9;

    public static StageLevels Default { get; } = new("ice40", 9, 2, 8);

    /// <summary>Whether a step has a stage for itself, so that synthesis finds registers on both sides of it.</summary>
    public static bool StandsAlone(Datapath datapath, Step step) =>
        step.Op == Op.Mul && Factor(datapath, step.A) >= BlockBits && Factor(datapath, step.B) >= BlockBits;

    /// <summary>The levels between a step's operands and its value.</summary>
    public int Of(Datapath datapath, Step step)
    {
        switch (step.Op)
        {
            case Op.ReadParam or Op.ReadPort or Op.ReadState or Op.Const or Op.Shl or Op.Sar or Op.Wrap or Op.Random:
                return 0;
            case Op.Add or Op.Sub:
                return Carry(step.Num.Bits);
            case Op.Mul:
                return Rows(Math.Min(Factor(datapath, step.A), Factor(datapath, step.B))) + Carry(step.Num.Bits);
            case Op.And or Op.Or:
                return IsConstant(step.A) || IsConstant(step.B) ? 0 : 1;
            case Op.Not:
                // The next table takes the other input.
                return 0;
            case Op.Less or Op.LessOrEqual:
                return IsZero(step.A) || IsZero(step.B) ? 1 : Carry(Math.Max(Bits(step.A), Bits(step.B)));
            case Op.Equal:
                return Tree(IsConstant(step.A) || IsConstant(step.B) ? Math.Max(Bits(step.A), Bits(step.B)) : 2 * Math.Max(Bits(step.A), Bits(step.B)));
            case Op.Select:
                return 1;
            case Op.Clamp:
                return Tree(Bits(step.A) - step.Num.Bits + 1) + 1;
            case Op.Table:
                return 1 + Math.Max(0, Bits(step.A) - 5);
            default:
                throw new UnreachableException($"{step.Op} is not a step");
        }

        int Bits(int operand) => datapath.Steps[operand].Num.Bits;
        bool IsConstant(int operand) => datapath.Steps[operand].Op == Op.Const;
        bool IsZero(int operand) => IsConstant(operand) && datapath.Steps[operand].Low == 0;
    }

    // One level in and out of the chain.
    private int Carry(int bits) => 1 + (bits + CarryBits - 1) / CarryBits;

    // Four bits a table.
    private static int Tree(int bits)
    {
        var levels = 1;
        for (var leaves = bits; leaves > 4; leaves = (leaves + 3) / 4)
            levels++;
        return levels;
    }

    // Partial products are added three to two until two are left.
    private static int Rows(int rows)
    {
        var levels = 1;
        for (; rows > 2; rows -= rows / 3)
            levels++;
        return levels;
    }

    // How many rows a factor makes: a constant one for each bit that is set.
    private static int Factor(Datapath datapath, int operand)
    {
        var step = datapath.Steps[operand];
        return step.Op == Op.Const ? BitOperations.PopCount((ulong)Math.Abs(step.Low)) : step.Num.Bits;
    }
}
