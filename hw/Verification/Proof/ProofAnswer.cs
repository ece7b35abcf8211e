using System.Collections.Immutable;
using Neuro.Codegen;
using Neuro.Graph;

namespace Neuro.Hw;

/// <summary>How a question to the solver ended.</summary>
public enum ProofVerdict
{
    /// <summary>It holds for all inputs and states.</summary>
    Proven,
    /// <summary>A case where it does not hold was found.</summary>
    Refused,
    /// <summary>The time was over.</summary>
    Undecided,
}

/// <summary>The answer to one question.</summary>
/// <param name="Case">Where it was refused: for which values.</param>
public sealed record ProofAnswer(ProofVerdict Verdict, ProofCase? Case);

/// <summary>A rounding, comparison or clamp of the specification, and whether a wrong one in its place was noticed.</summary>
/// <param name="Twin">Refused: the one that was. Else the last one.</param>
/// <param name="Answer">Proven: with each of its wrong twins the specification is the same function, so nothing depends on it.</param>
public sealed record CheckAnswer(SpecificationCheck Check, SpecificationTwin Twin, ProofAnswer Answer);

/// <summary>A value in a case, by what the model calls it.</summary>
public sealed record ProofValue(string Name, Exact Value)
{
    public override string ToString() => $"{Name} = {Value}";
}

/// <summary>What the neuron makes of a case, and what the specification makes of it.</summary>
public sealed record ProofOutput(string Name, Exact Neuron, Exact Specification);

/// <summary>Values for which neuron and specification part, or for which an assumption holds.</summary>
/// <param name="Given">Parameters, ports' sums, states and random words.</param>
/// <param name="Products">What products were taken for: any numbers that they can be. Empty: they are real ones.</param>
/// <param name="Outputs">What each side makes of them.</param>
public sealed record ProofCase(ImmutableArray<ProofValue> Given, ImmutableArray<ProofValue> Products, ImmutableArray<ProofOutput> Outputs)
{
    /// <summary>Outputs that differ; if none does, a factor of a product does.</summary>
    public IEnumerable<ProofOutput> Differences => Outputs.Where(output => output.Neuron != output.Specification);
}
