using System.Collections.Immutable;
using System.Diagnostics;
using Neuro.Graph;

namespace Neuro.Sim;

/// <summary>
/// A datapath made for one population: parameters that all its neurons share are constants, and every range follows from
/// the values that are really there. Gives the same integers as the datapath, in fewer and narrower steps.
/// </summary>
/// <param name="Next">By state: the step that holds its new value.</param>
/// <param name="Spike">The step that says whether an event is sent; -1: never.</param>
/// <param name="Payload">The step that holds the event's payload; -1: the integer 1.</param>
/// <param name="Lets">Parallel to the lets that were asked for: the step that holds each.</param>
/// <param name="Tables">The entries of the model's tables.</param>
internal sealed record LeanDatapath(
    ImmutableArray<LeanStep> Steps,
    ImmutableArray<int> Next,
    int Spike,
    int Payload,
    ImmutableArray<int> Lets,
    ImmutableArray<ImmutableArray<long>> Tables)
{
    /// <summary>Draws that a neuron takes in a tick.</summary>
    public int Draws => Steps.Where(step => step.Op == LeanOp.Draw).Select(step => (int)step.Low + 1).DefaultIfEmpty(0).Max();

    /// <summary>Bits of two's complement that hold every value on the way.</summary>
    public int Bits => Steps.Select(step => step.Bits).DefaultIfEmpty(1).Max();

    /// <summary>Bits of the lanes that hold every value on the way.</summary>
    public int LaneBits => Bits <= 16 ? 16 : Bits <= 32 ? 32 : 64;

    /// <param name="parameterRange">The least and greatest value of a parameter.</param>
    /// <param name="lets">Indices of the lets whose values are wanted.</param>
    public static LeanDatapath Of(Datapath datapath, Func<int, (long Min, long Max)> parameterRange, ImmutableArray<int> lets)
    {
        var (few, narrow) = (Of(datapath, parameterRange, lets, isNarrow: false), Of(datapath, parameterRange, lets, isNarrow: true));
        return narrow.LaneBits < few.LaneBits ? narrow : few;
    }

    internal static LeanDatapath Of(Datapath datapath, Func<int, (long Min, long Max)> parameterRange, ImmutableArray<int> lets, bool isNarrow)
    {
        ImmutableArray<ImmutableArray<long>> tables = [.. datapath.Model.Model.Tables.Select(table => table.Raws)];
        var steps = new LeanSteps(table => (tables[table].Min(), tables[table].Max()), isNarrow);
        var lean = new int[datapath.Steps.Length];
        for (var i = 0; i < lean.Length; i++)
            lean[i] = Lean(datapath, i, lean, steps, parameterRange, tables);
        return Pruned(steps, new(
            [], [.. datapath.Next.Select(step => lean[step])],
            datapath.Spike < 0 || steps.IsConstant(lean[datapath.Spike], 0) ? -1 : lean[datapath.Spike],
            datapath.Payload < 0 ? -1 : lean[datapath.Payload],
            [.. lets.Select(let => lean[datapath.Lets[let]])], tables));
    }

    private static int Lean(Datapath datapath, int index, int[] lean, LeanSteps steps, Func<int, (long, long)> parameterRange, ImmutableArray<ImmutableArray<long>> tables)
    {
        var step = datapath.Steps[index];
        int At(int operand) => lean[operand];
        var bound = new Bound((long)step.Num.Min, (long)step.Num.Max);
        switch (step.Op)
        {
            case Op.ReadParam:
                return steps.Read(LeanOp.Param, step.Amount, parameterRange(step.Amount));
            case Op.ReadPort:
                return steps.Read(LeanOp.Port, step.Amount, (bound.Min, bound.Max));
            case Op.ReadState:
                var states = datapath.Model.Model.States[step.Amount].Type.Format.Num;
                return steps.Read(LeanOp.State, step.Amount, ((long)states.Min, (long)states.Max));
            case Op.Const:
                return steps.Constant(step.Low);
            case Op.Add:
                return RoundedToNearest(datapath, step, lean, steps) ?? steps.Add(At(step.A), At(step.B), bound);
            case Op.Sub:
                return steps.Sub(At(step.A), At(step.B), bound);
            case Op.Mul:
                return steps.Mul(At(step.A), At(step.B), bound);
            case Op.Shl:
                return steps.Shl(At(step.A), step.Amount, bound);
            case Op.Sar:
                return steps.Sar(At(step.A), step.Amount);
            case Op.And:
                return steps.And(At(step.A), At(step.B));
            case Op.Or:
                return steps.Or(At(step.A), At(step.B));
            case Op.Not:
                return steps.Not(At(step.A));
            case Op.Less:
                return steps.Less(At(step.A), At(step.B));
            case Op.LessOrEqual:
                return steps.LessOrEqual(At(step.A), At(step.B));
            case Op.Equal:
                return steps.Equal(At(step.A), At(step.B));
            case Op.Select:
                return steps.Select(At(step.A), At(step.B), At(step.C), bound);
            case Op.Clamp:
                return steps.Min(steps.Max(At(step.A), steps.Constant(step.Low)), steps.Constant(step.High));
            case Op.Wrap:
                return steps.Wrap(At(step.A), step.Amount, signed: step.Low == 1);
            case Op.Table:
                return steps[At(step.A)] is { IsConstant: true, Min: var entry }
                    ? steps.Constant(tables[step.Amount][(int)entry])
                    : steps.Table(At(step.A), step.Amount);
            case Op.Random:
                return steps.Draw((int)step.Low, step.Amount);
            default:
                throw new UnreachableException($"{step.Op} is not a step");
        }
    }

    // floor(x / 2^k) + (bit k-1 of x) is ((x >> (k-1)) + 1) >> 1.
    private static int? RoundedToNearest(Datapath datapath, Step sum, int[] lean, LeanSteps steps)
    {
        var (floor, bit) = (datapath.Steps[sum.A], datapath.Steps[sum.B]);
        if (floor.Op != Op.Sar || bit.Op != Op.And || datapath.Steps[bit.B] is not { Op: Op.Const, Low: 1 })
            return null;
        var half = datapath.Steps[bit.A];
        var isHalf = half.Op == Op.Sar && half.A == floor.A && half.Amount == floor.Amount - 1;
        if (!isHalf && !(floor.Amount == 1 && bit.A == floor.A))
            return null;
        if (steps.IsNarrow && steps.Constant(1L << (floor.Amount - 1)) is var below && steps.SumFits(lean[floor.A], below))
            return steps.Sar(steps.Add(lean[floor.A], below), floor.Amount);
        var (doubled, one) = (steps.Sar(lean[floor.A], floor.Amount - 1), steps.Constant(1));
        return steps.SumFits(doubled, one) ? steps.Sar(steps.Add(doubled, one), 1) : null;
    }

    private static LeanDatapath Pruned(LeanSteps all, LeanDatapath datapath)
    {
        var needed = new bool[all.Count];
        foreach (var root in datapath.Next.Concat(datapath.Lets).Append(datapath.Spike).Append(datapath.Payload))
            if (root >= 0)
                needed[root] = true;
        for (var i = needed.Length - 1; i >= 0; i--)
            foreach (var operand in (ReadOnlySpan<int>)[all[i].A, all[i].B, all[i].C])
                if (needed[i] && operand >= 0)
                    needed[operand] = true;
        var number = new int[needed.Length];
        var kept = ImmutableArray.CreateBuilder<LeanStep>();
        for (var i = 0; i < needed.Length; i++)
        {
            if (!needed[i])
                continue;
            number[i] = kept.Count;
            kept.Add(all[i] with { A = Renumbered(all[i].A), B = Renumbered(all[i].B), C = Renumbered(all[i].C) });
        }
        return datapath with
        {
            Steps = kept.ToImmutable(),
            Next = [.. datapath.Next.Select(Renumbered)],
            Spike = Renumbered(datapath.Spike),
            Payload = Renumbered(datapath.Payload),
            Lets = [.. datapath.Lets.Select(Renumbered)],
        };

        int Renumbered(int step) => step < 0 ? -1 : number[step];
    }
}
