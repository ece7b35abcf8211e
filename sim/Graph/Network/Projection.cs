namespace Neuro.Graph;

/// <summary>Synapses from one population to an input port of another, each with a weight and a delay.</summary>
/// <param name="Port">Null: the only one that the target's model has.</param>
/// <param name="Weights">In the weight format; for what they are one each, see <see cref="Graph.Rule"/>.</param>
/// <param name="Delays">In ticks.</param>
public sealed record Projection(NeuronRange Source, NeuronRange Target, string? Port, Format WeightFormat, Rule Rule, Values Weights, Values Delays)
{
    /// <summary>Null: <c>source-target</c>, made unique.</summary>
    public string? Name { get; init; }

    /// <summary>Weights that may be given other values between runs: widths then follow from the format, not from the values.</summary>
    public bool Loadable { get; init; }

    public Place Place { get; init; } = new Place.Named($"projection '{Source}' to '{Target}'");
}
