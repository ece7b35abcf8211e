using Neuro.Codegen;
using Neuro.Graph;
using Neuro.Sim;

namespace Neuro.Hw;

/// <summary>Into which hardware faults are seeded, and what is to find them.</summary>
/// <param name="Ticks">How long the stimulus runs.</param>
/// <param name="Each">Of a kind so many faults at most.</param>
/// <param name="Sample">Of all faults so many at most, evenly spaced; null: all.</param>
/// <param name="Folder">Where it is emitted and run.</param>
public sealed record MutationTask(ElaboratedNetwork Network, Stimulus Stimulus, long Ticks, PlanOptions Options, int Each, int? Sample, string Folder);

/// <summary>What became of a fault.</summary>
public enum MutantFate
{
    /// <summary>A run disagreed.</summary>
    Caught,
    /// <summary>No run disagreed, and none could: the same function was proven.</summary>
    Equivalent,
    /// <summary>No run disagreed, and it is known why none does.</summary>
    Explained,
    /// <summary>No run disagreed.</summary>
    Survived,
}

/// <summary>What became of one fault.</summary>
/// <param name="Run">The run that disagreed; null if none did.</param>
/// <param name="Note">Of a caught one tick and neuron, or what else is known; of an explained one the reason.</param>
public sealed record MutantResult(Mutant Mutant, MutantFate Fate, string? Run, string? Note);
