using System.Collections.Immutable;
using System.Numerics;
using Neuro.Graph;

namespace Neuro.Codegen;

/// <summary>
/// What is known of the values of a unit's steps: their ranges, where parameters that are the same for all its neurons
/// are constants, and how many of their low bits are always 0. Nothing is made for what does not change.
/// </summary>
internal sealed class KnownValues
{
    private const int AllZeros = 64;

    private readonly Datapath datapath;
    private readonly UnitPlan unit;
    private readonly ImmutableArray<RingPlan?> rings;
    private readonly BigInteger[] min;
    private readonly BigInteger[] max;
    private readonly int[] zeros;

    /// <param name="datapath">The unit's, as it is printed.</param>
    /// <param name="rings">Of the unit, by port.</param>
    public KnownValues(Datapath datapath, UnitPlan unit, ImmutableArray<RingPlan?> rings)
    {
        (this.datapath, this.unit, this.rings) = (datapath, unit, rings);
        var count = datapath.Steps.Length;
        (min, max, zeros) = (new BigInteger[count], new BigInteger[count], new int[count]);
        for (var i = 0; i < count; i++)
        {
            var step = datapath.Steps[i];
            var (low, high) = Range(step);
            (min[i], max[i]) = (BigInteger.Max(low, step.Num.Min), BigInteger.Min(high, step.Num.Max));
            if (min[i] > max[i])
                (min[i], max[i]) = (step.Num.Min, step.Num.Max);
            zeros[i] = IsConstant(i) ? TrailingZeros(min[i]) : Zeros(step);
        }
    }

    public bool IsConstant(int step) => min[step] == max[step];

    public bool IsZero(int step) => max[step].IsZero && min[step].IsZero;

    public bool IsBit(int step) => min[step] >= 0 && max[step] <= 1;

    /// <summary>Whether it is a product, and none by a power of two, which is moved bits.</summary>
    public bool IsProduct(int step) => datapath.Steps[step] is { Op: Op.Mul, A: var a, B: var b } && !IsPowerOfTwo(a) && !IsPowerOfTwo(b);

    /// <summary>Low bits that are always 0.</summary>
    public int LowZeros(int step) => zeros[step];

    /// <summary>Bits up to the uppermost that changes, the sign of what may be negative with them.</summary>
    public int Width(int step) => IsConstant(step) ? 0 : min[step] >= 0 ? Length(max[step]) : 1 + Math.Max(Length(max[step]), Length(-min[step] - 1));

    /// <summary>The bits that change.</summary>
    public BigInteger Varying(int step) => Width(step) is var width && width <= zeros[step] ? 0 : (BigInteger.One << width) - (BigInteger.One << zeros[step]);

    private bool IsPowerOfTwo(int step) => IsConstant(step) && min[step].IsPowerOfTwo;

    private static int Length(BigInteger number) => number.Sign <= 0 ? 0 : (int)number.GetBitLength();

    private static int TrailingZeros(BigInteger number) => number.IsZero ? AllZeros : (int)BigInteger.TrailingZeroCount(number);

    private (BigInteger Min, BigInteger Max) Range(Step step)
    {
        switch (step.Op)
        {
            case Op.Const:
                return (step.Low, step.Low);
            case Op.ReadParam when unit.Params[step.Amount] is { Field: null, ByPopulation: var values }:
                return (values.Min(), values.Max());
            case Op.ReadPort when rings[step.Amount] is null:
                return (step.Num.Min, step.Num.Min);
            case Op.Add:
                return (min[step.A] + min[step.B], max[step.A] + max[step.B]);
            case Op.Sub:
                return (min[step.A] - max[step.B], max[step.A] - min[step.B]);
            case Op.Mul:
                BigInteger[] corners = [min[step.A] * min[step.B], min[step.A] * max[step.B], max[step.A] * min[step.B], max[step.A] * max[step.B]];
                return (corners.Min(), corners.Max());
            case Op.Shl:
                return (min[step.A] << step.Amount, max[step.A] << step.Amount);
            case Op.Sar:
                return (min[step.A] >> step.Amount, max[step.A] >> step.Amount);
            case Op.Clamp:
                return (BigInteger.Max(min[step.A], step.Low), BigInteger.Min(max[step.A], step.High));
            case Op.Wrap when min[step.A] >= step.Num.Min && max[step.A] <= step.Num.Max:
                return (min[step.A], max[step.A]);
            case Op.Select when IsConstant(step.A):
                return IsZero(step.A) ? (min[step.C], max[step.C]) : (min[step.B], max[step.B]);
            case Op.Select:
                return (BigInteger.Min(min[step.B], min[step.C]), BigInteger.Max(max[step.B], max[step.C]));
            case Op.Less:
                return Truth(max[step.A] < min[step.B], min[step.A] >= max[step.B]);
            case Op.LessOrEqual:
                return Truth(max[step.A] <= min[step.B], min[step.A] > max[step.B]);
            default:
                return (step.Num.Min, step.Num.Max);
        }

        static (BigInteger, BigInteger) Truth(bool always, bool never) => (always ? 1 : 0, never ? 0 : 1);
    }

    private int Zeros(Step step) => step.Op switch
    {
        Op.Shl => Math.Min(AllZeros, zeros[step.A] + step.Amount),
        Op.Sar => Math.Max(0, zeros[step.A] - step.Amount),
        Op.Add or Op.Sub or Op.Or => Math.Min(zeros[step.A], zeros[step.B]),
        Op.And => Math.Max(zeros[step.A], zeros[step.B]),
        Op.Mul => Math.Min(AllZeros, zeros[step.A] + zeros[step.B]),
        Op.Select => IsConstant(step.A) ? zeros[IsZero(step.A) ? step.C : step.B] : Math.Min(zeros[step.B], zeros[step.C]),
        Op.Wrap => zeros[step.A],
        _ => 0,
    };
}
