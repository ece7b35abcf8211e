namespace Neuro.Graph;

/// <summary>The neurons First..First+Count-1 of a population.</summary>
public readonly record struct NeuronSpan(int First, int Count);
