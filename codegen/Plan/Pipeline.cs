using System.Collections.Immutable;
using Neuro.Graph;

namespace Neuro.Codegen;

/// <summary>Which stage of a pipeline evaluates which step of a datapath. Registers stand between the stages.</summary>
/// <param name="Stages">By step, from 0. A constant has none of its own; it is given 0.</param>
/// <param name="Depth">How many stages there are, and so how many clocks from input to output.</param>
/// <param name="Levels">Levels of the longest stage.</param>
internal sealed record Pipeline(ImmutableArray<int> Stages, int Depth, int Levels)
{
    /// <summary>As few stages as the levels allow, and between them as few registers as moving single steps can reach.</summary>
    public static Pipeline Of(Datapath datapath, StageLevels levels) => new StagePlacement(datapath, levels).Place();
}
