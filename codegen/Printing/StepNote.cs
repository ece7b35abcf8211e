using Neuro.Graph;

namespace Neuro.Codegen;

/// <summary>What stands beside the line of a step.</summary>
internal static class StepNote
{
    public static string Of(Step step) => step.Op switch
    {
        Op.Clamp => TypeOf(step.Num) + ", saturated",
        Op.Wrap => TypeOf(step.Num) + ", wrapped",
        _ => TypeOf(step.Num),
    };

    public static string TypeOf(Num num) => Format.Holding(num).ToString();
}
