namespace Neuro.Sim;

/// <summary>The order of events in a stimulus: tick, population, neuron.</summary>
internal static class CanonicalOrder
{
    public static readonly IComparer<InputEvent> Comparer = Comparer<InputEvent>.Create(Compare);

    public static int Compare(InputEvent a, InputEvent b) =>
        a.Tick != b.Tick ? a.Tick.CompareTo(b.Tick)
        : a.Population != b.Population ? a.Population.CompareTo(b.Population)
        : a.Neuron.CompareTo(b.Neuron);
}
