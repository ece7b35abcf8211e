namespace Neuro.Sim;

/// <summary>Neurons First..First+Count-1 of a population: all that arrives at them, and their update, is the work of one worker.</summary>
/// <param name="Index">Number among all parts of a <see cref="Partition"/>.</param>
/// <param name="Population">Index of the population, which runs a model.</param>
internal sealed record Part(int Index, int Population, int First, int Count, int Worker);
