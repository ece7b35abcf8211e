namespace Neuro.Codegen;

/// <summary>Spells how an event, from <c>source</c>, finds the synapses of a projection whose addresses are computed.</summary>
/// <param name="Before">The condition on which it has none; "" where all have.</param>
/// <param name="SourceIndex">Its number among those that have some.</param>
/// <param name="Rows">How many targets follow each other.</param>
/// <param name="Row">The row of one, by <c>target</c> where there are several.</param>
internal sealed record RowWalk(string Before, string SourceIndex, string Rows, string Row)
{
    public static RowWalk Of(RowStep step)
    {
        var index = step.First == 0 ? "source" : $"(source - {CExpression.Number(step.First)})";
        // A number without a sign is never below 0, and a compiler says so.
        var before = step.First == 0 ? [] : new[] { $"source < {CExpression.Number(step.First)}" };
        var behind = step.First + step.Count >= step.Source.Population.Size ? [] : new[] { $"source >= {CExpression.Number((long)step.First + step.Count)}" };
        return new(
            string.Join(" || ", before.Concat(behind)),
            index,
            CExpression.Number(step.Rows),
            step switch
            {
                { Window: not null } => "row",
                { FirstTarget: { } target } => CExpression.From((long)step.FirstRow + target, index),
                _ => CExpression.From(step.FirstRow, "target"),
            });
    }
}
