using System.Collections.Immutable;
using Neuro.Graph;

namespace Neuro.Codegen;

/// <summary>Puts the steps of a datapath into the stages of a pipeline.</summary>
internal sealed class StagePlacement
{
    /// <summary>Moving steps of very long models about takes longer than it is worth.</summary>
    private const int MostRounds = 12;

    private readonly Datapath datapath;
    private readonly ImmutableArray<Step> steps;
    private readonly StageLevels levels;
    private readonly int budget;
    private readonly int[] stages;
    private readonly Arrival[] arrivals;
    private readonly List<int>[] users;
    private readonly bool[] isResult;
    private int depth;

    public StagePlacement(Datapath datapath, StageLevels levels)
    {
        (this.datapath, this.levels, steps) = (datapath, levels, datapath.Steps);
        stages = new int[steps.Length];
        arrivals = new Arrival[steps.Length];
        users = [.. steps.Select(_ => new List<int>())];
        isResult = new bool[steps.Length];
        for (var i = 0; i < steps.Length; i++)
            foreach (var operand in Operands(i))
                users[operand].Add(i);
        foreach (var result in datapath.Next.Concat(datapath.Lets).Append(datapath.Spike).Append(datapath.Payload))
            if (result >= 0)
                isResult[result] = true;
        // No stage is shorter than the longest step.
        budget = Math.Max(levels.Budget * levels.CarryBits, Enumerable.Range(0, steps.Length).Select(i => Alone(i).High).DefaultIfEmpty(0).Max());
    }

    public Pipeline Place()
    {
        for (var i = 0; i < steps.Length; i++)
            if (steps[i].Op != Op.Const)
            {
                stages[i] = Operands(i).Select(operand => stages[operand]).DefaultIfEmpty(0).Max();
                if (Arrive(i) is null)
                    stages[i]++;
                arrivals[i] = Arrive(i)!.Value;
            }
        depth = 1 + stages.DefaultIfEmpty(0).Max();
        for (var round = 0; round < MostRounds && Round(); round++)
        {
        }
        var longest = Enumerable.Range(0, steps.Length).Select(i => Longest(i)).DefaultIfEmpty(0).Max();
        return new([.. stages], depth, (longest + levels.CarryBits - 1) / levels.CarryBits);
    }

    // Whether a step went to a stage where it needs fewer registers.
    private bool Round()
    {
        var moved = false;
        for (var n = 0; n < 2 * steps.Length; n++)
        {
            // From the last to the first, and back.
            var i = n < steps.Length ? steps.Length - 1 - n : n - steps.Length;
            if (steps[i].Op is not (Op.Const or Op.ReadParam or Op.ReadPort or Op.ReadState or Op.Random))
                moved |= Move(i);
        }
        return moved;
    }

    private bool Move(int i)
    {
        var from = stages[i];
        var first = Operands(i).Select(operand => stages[operand]).DefaultIfEmpty(0).Max();
        var last = users[i].Select(user => stages[user]).DefaultIfEmpty(depth - 1).Min();
        var (best, least) = (from, Registers(i));
        for (var stage = first; stage <= last; stage++)
        {
            stages[i] = stage;
            if (Registers(i) is var bits && bits < least && Fits(i))
                (best, least) = (stage, bits);
        }
        stages[i] = best;
        Update(i);
        return best != from;
    }

    // The bits of registers that hold a step or what it is made of.
    private int Registers(int i) => Held(i) + Operands(i).Distinct().Sum(Held);

    private int Held(int i)
    {
        var last = isResult[i] ? depth - 1 : stages[i];
        foreach (var user in users[i])
            last = Math.Max(last, stages[user]);
        return Width(i) * (last - stages[i]);
    }

    private int Width(int i) => steps[i].Num is { IsBool: true } ? 1 : steps[i].Num.Bits;

    // Whether the step, and what follows it in its stage, is done within the budget.
    private bool Fits(int i)
    {
        var stage = stages[i];
        var before = arrivals.ToArray();
        var fits = Refresh(i, stage);
        before.CopyTo(arrivals, 0);
        return fits;
    }

    private void Update(int i)
    {
        Refresh(i, stages[i]);
        foreach (var user in users[i])
            Refresh(user, stages[user]);
    }

    private bool Refresh(int i, int stage)
    {
        if (Arrive(i) is not { } arrival)
            return false;
        arrivals[i] = arrival;
        foreach (var user in users[i])
            if (stages[user] == stage && !Refresh(user, stage))
                return false;
        return true;
    }

    // When a step's value is there in its stage; null: after the stage's end.
    private Arrival? Arrive(int i)
    {
        var (a, b, c) = (Operand(steps[i].A), Operand(steps[i].B), Operand(steps[i].C));
        var arrival = levels.After(datapath, steps[i], a, b, c);
        if (!StageLevels.StandsAlone(datapath, steps[i]))
            return arrival.High <= budget || arrival == Arrival.Last(a, b, c) ? arrival : null;
        // Its factors come from registers, or from the memories before the module.
        var registered = stages[i] == 0 ? levels.Input * levels.CarryBits : 0;
        return Arrival.Last(a, b, c).High <= registered && arrival.High <= budget ? Arrival.At(budget) : null;

        Arrival Operand(int operand) => operand < 0 || steps[operand].Op == Op.Const || stages[operand] < stages[i] ? Arrival.Start : arrivals[operand];
    }

    private int Longest(int i) => StageLevels.StandsAlone(datapath, steps[i]) ? Alone(i).High : arrivals[i].High == budget ? 0 : arrivals[i].High;

    // A step that has a stage for itself, its operands as late as the module's inputs are.
    private Arrival Alone(int i)
    {
        var start = steps[i].Op == Op.Const ? Arrival.Start : Arrival.At(levels.Input * levels.CarryBits);
        return levels.After(datapath, steps[i], start, start, start);
    }

    private IEnumerable<int> Operands(int i)
    {
        if (steps[i].A >= 0 && steps[steps[i].A].Op != Op.Const)
            yield return steps[i].A;
        if (steps[i].B >= 0 && steps[steps[i].B].Op != Op.Const)
            yield return steps[i].B;
        if (steps[i].C >= 0 && steps[steps[i].C].Op != Op.Const)
            yield return steps[i].C;
    }
}
