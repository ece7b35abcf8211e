namespace Neuro.Sim;

/// <summary>What is chosen for speed alone: no choice changes a bit of a trace.</summary>
/// <param name="Width">How many bits of neurons are updated at once.</param>
/// <param name="Form">The layout that rows get where they can have it; null: the one that costs least.</param>
internal sealed record CpuChoices(LaneWidth Width, RowForm? Form)
{
    public static readonly CpuChoices Best = new(LaneWidths.Widest, null);
}
