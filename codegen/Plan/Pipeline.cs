using System.Collections.Immutable;
using Neuro.Graph;

namespace Neuro.Codegen;

/// <summary>Which stage of a pipeline evaluates which step of a datapath. Registers stand between the stages.</summary>
/// <param name="Stages">By step, from 0. A constant has none of its own; it is given 0.</param>
/// <param name="Depth">How many stages there are, and so how many clocks from input to output.</param>
public sealed record Pipeline(ImmutableArray<int> Stages, int Depth)
{
    /// <summary>As few stages as possible, none of which holds more than the levels allow.</summary>
    public static Pipeline Of(Datapath datapath, StageLevels levels)
    {
        var steps = datapath.Steps;
        var stages = new int[steps.Length];
        var reached = new int[steps.Length];
        for (var i = 0; i < steps.Length; i++)
        {
            if (steps[i].Op is Op.Const)
                continue;
            var (stage, level) = (0, steps[i].Op is Op.ReadParam or Op.ReadPort or Op.ReadState or Op.Random ? levels.Input : 0);
            foreach (var operand in (ReadOnlySpan<int>)[steps[i].A, steps[i].B, steps[i].C])
                if (operand >= 0 && steps[operand].Op != Op.Const)
                    (stage, level) = Later((stage, level), (stages[operand], reached[operand]));
            var alone = StageLevels.StandsAlone(datapath, steps[i]);
            var cost = alone ? levels.Budget : levels.Of(datapath, steps[i]);
            if (cost > 0 && level > 0 && level + cost > levels.Budget)
                (stage, level) = (stage + 1, 0);
            (stages[i], reached[i]) = (stage, level + cost);
        }
        ShiftsLate(steps, stages);
        return new([.. stages], 1 + stages.DefaultIfEmpty(0).Max());
    }

    private static (int Stage, int Level) Later((int Stage, int Level) a, (int Stage, int Level) b) => a.CompareTo(b) >= 0 ? a : b;

    // What is shifted left is wider than what it is made of: registers hold the narrower.
    private static void ShiftsLate(ImmutableArray<Step> steps, int[] stages)
    {
        for (var i = steps.Length - 1; i >= 0; i--)
        {
            if (steps[i].Op != Op.Shl)
                continue;
            var earliest = int.MaxValue;
            for (var user = i + 1; user < steps.Length; user++)
                if (steps[user].A == i || steps[user].B == i || steps[user].C == i)
                    earliest = Math.Min(earliest, stages[user]);
            if (earliest != int.MaxValue)
                stages[i] = earliest;
        }
    }
}
