namespace Neuro.Sim;

/// <summary>What is chosen for speed alone: no choice changes a bit of a trace.</summary>
/// <param name="Width">How many bits of neurons are updated at once.</param>
/// <param name="Form">The layout that rows get where they can have it; null: the one that costs least.</param>
/// <param name="WaitingBytes">What synapses may take, about, while they wait for their rows: of further sources, all are walked over again.</param>
internal sealed record CpuChoices(LaneWidth Width, RowForm? Form, long WaitingBytes = CpuChoices.MostWaitingBytes)
{
    private const long MostWaitingBytes = 1 << 30;

    public static readonly CpuChoices Best = new(LaneWidths.Widest, null);
}
