using System.Diagnostics;
using System.Numerics;
using Neuro.Graph;

namespace Neuro.Codegen;

/// <summary>
/// How much logic a pipeline stage of a neuron may hold, and what each step takes of it, on a family of devices. A level
/// is a look-up table with the wires to the next.
/// </summary>
/// <param name="Budget">The most levels of a stage, unless a single step takes more.</param>
/// <param name="ProductBudget">The most levels of a stage that holds a product only; larger products are made of parts.</param>
/// <param name="Input">Levels that a module's inputs have used up already: they come from memories.</param>
/// <param name="CarryBits">Bits of a carry chain that take as long as a level.</param>
/// <param name="BlockLevels">Levels of a product in a multiplier block; null: the family has none.</param>
public sealed record StageLevels(string Family, int Budget, int ProductBudget, int Input, int CarryBits, int? BlockLevels)
{
    /// <summary>Products with both factors at least this wide go into a multiplier block where there is one.</summary>
    private const int BlockBits = 9;

    /// <summary>Tables with at least so many entries go into a memory.</summary>
    private const int MemoryEntries = 128;

    /// <summary>iCE40 HX, the slowest of the families: what fits there fits everywhere.</summary>
    public static StageLevels Default { get; } = new("ice40", Budget: 7, ProductBudget: 12, Input: 1, CarryBits: 8, BlockLevels: null);

    /// <summary>The same table with another budget for every stage: <c>--stage-levels</c>.</summary>
    public StageLevels With(int budget) => this with { Budget = budget, ProductBudget = budget };

    /// <summary>When a step's value is there, if its operands are there at the given times.</summary>
    internal Arrival After(Datapath datapath, Step step, Arrival a, Arrival b, Arrival c)
    {
        var all = Arrival.Last(a, b, c);
        switch (step.Op)
        {
            case Op.ReadParam or Op.ReadPort or Op.ReadState or Op.Random:
                return Arrival.At(Input * CarryBits);
            case Op.Const:
                return Arrival.Start;
            case Op.Shl or Op.Wrap:
                return a;
            case Op.Sar:
                return a.From(step.Amount, Bits(step.A));
            case Op.Add or Op.Sub:
                return Chain(all, step.Num.Bits);
            case Op.Mul:
                return Product(datapath, step, all.High);
            case Op.And or Op.Or:
                return IsConstant(step.A) || IsConstant(step.B) ? all : all.Later(CarryBits);
            case Op.Not:
                // The next table takes the other polarity.
                return a;
            case Op.Less or Op.LessOrEqual:
                return Arrival.At(IsZero(step.A) || IsZero(step.B) ? all.High : Chain(all, 1 + Math.Max(Bits(step.A), Bits(step.B))).High);
            case Op.Equal:
                return Arrival.At(all.High + Tree((IsConstant(step.A) || IsConstant(step.B) ? 1 : 2) * Math.Max(Bits(step.A), Bits(step.B))));
            case Op.Select:
                return Arrival.Last(Arrival.At(a.High), b, c).Later(CarryBits);
            case Op.Clamp:
                return Arrival.At(a.High + Tree(Bits(step.A) - step.Num.Bits + 1) + CarryBits);
            case Op.Table:
                return Arrival.At(a.High + CarryBits * (StandsAlone(datapath, step) ? 3 : 1 + Math.Max(0, Bits(step.A) - 5)));
            default:
                throw new UnreachableException($"{step.Op} is not a step");
        }

        int Bits(int operand) => datapath.Steps[operand].Num.Bits;
        bool IsConstant(int operand) => datapath.Steps[operand].Op == Op.Const;
        bool IsZero(int operand) => IsConstant(operand) && datapath.Steps[operand].Low == 0;
    }

    /// <summary>
    /// Whether a step has a stage for itself, so that synthesis finds registers on both sides of it and takes a multiplier
    /// block or a memory.
    /// </summary>
    internal static bool StandsAlone(Datapath datapath, Step step) => step.Op switch
    {
        Op.Mul => Rows(datapath.Steps[step.A]) >= BlockBits && Rows(datapath.Steps[step.B]) >= BlockBits,
        Op.Table => datapath.Model.Model.Tables[step.Amount].Raws.Length >= MemoryEntries,
        _ => false,
    };

    /// <summary>How many rows a factor gives a product: a constant one for each bit that is set.</summary>
    internal static int Rows(Step factor) =>
        factor.Op == Op.Const ? BitOperations.PopCount((ulong)Math.Abs(factor.Low)) : factor.Num.Bits;

    /// <summary>The levels of a product with so many rows, as wide as it is.</summary>
    internal int ProductLevels(int rows, int bits) => (Product(rows, bits, 0).High + CarryBits - 1) / CarryBits;

    private Arrival Product(Datapath datapath, Step step, int from) => BlockLevels is { } levels && StandsAlone(datapath, step)
        ? Arrival.At(from + levels * CarryBits)
        : Product(Math.Min(Rows(datapath.Steps[step.A]), Rows(datapath.Steps[step.B])), step.Num.Bits, from);

    // Rows are added three to two until two are left for a carry chain.
    private Arrival Product(int rows, int bits, int from)
    {
        var levels = 1;
        for (; rows > 2; rows -= rows / 3)
            levels++;
        return rows < 2 ? Arrival.At(from) : Chain(Arrival.At(from + levels * CarryBits), bits - levels);
    }

    // Bit after bit; a level to get in.
    private Arrival Chain(Arrival from, int bits)
    {
        var low = from.Low + CarryBits;
        return new(low, Math.Max(from.High + CarryBits, low + bits));
    }

    // Four bits a table.
    private int Tree(int bits)
    {
        var levels = 1;
        for (var leaves = bits; leaves > 4; leaves = (leaves + 3) / 4)
            levels++;
        return levels * CarryBits;
    }
}

/// <summary>
/// When the bits of a value are there within a stage, in the time that a carry takes for a bit: the lowest first, where
/// a carry chain makes them, the others in between.
/// </summary>
internal readonly record struct Arrival(int Low, int High)
{
    public static readonly Arrival Start = new(0, 0);

    public static Arrival At(int time) => new(time, time);

    public static Arrival Last(Arrival a, Arrival b, Arrival c) =>
        new(Math.Max(a.Low, Math.Max(b.Low, c.Low)), Math.Max(a.High, Math.Max(b.High, c.High)));

    public Arrival Later(int time) => new(Low + time, High + time);

    /// <summary>Without the lowest bits.</summary>
    public Arrival From(int bit, int bits) => new(Low + (High - Low) * Math.Min(bit, bits) / Math.Max(1, bits), High);
}
