namespace Neuro.Graph;

/// <summary>A population, or the neurons First..First+Count-1 of it.</summary>
/// <param name="Population">The population's name.</param>
/// <param name="First">The first neuron of the range.</param>
/// <param name="Count">How many; null: all from First on.</param>
public sealed record NeuronRange(string Population, int First = 0, int? Count = null)
{
    /// <summary>What diagnostics about the range point to; null: what the range is part of.</summary>
    public Place? Place { get; init; }

    public override string ToString() => (First, Count) switch
    {
        (0, null) => Population,
        (_, null) => $"{Population}[{First}:]",
        _ => $"{Population}[{First}:{(long)First + Count}]",
    };
}
