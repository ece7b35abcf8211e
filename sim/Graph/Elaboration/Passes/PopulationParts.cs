using System.Collections.Immutable;

namespace Neuro.Graph;

/// <summary>A population with its numbers on their grids, before the ranges of its ports are known.</summary>
internal sealed record PopulationParts(
    int Index,
    Population Declared,
    ImmutableArray<ImmutableArray<long>> Parameters,
    ImmutableArray<ImmutableArray<long>> Initial)
{
    public string Name => Declared.Name;

    public int Size => Declared.Size;

    public NeuronModel? Model => Declared.Model;

    public Format Payload => Model?.Payload ?? Declared.Payload ?? Format.Plain;

    public bool IsGraded => Model?.IsGraded ?? Declared.Payload is not null;
}
