using System.Collections.Immutable;

namespace Neuro.Sim;

/// <summary>To which part of its population a neuron belongs.</summary>
internal readonly struct PartOwners
{
    private readonly ushort[] owners;

    public PartOwners(ImmutableArray<Part> parts)
    {
        // One part owns all: nothing to look up.
        owners = parts.Length == 1 ? [] : new ushort[parts[^1].First + parts[^1].Count];
        for (var part = 0; part < parts.Length && owners.Length > 0; part++)
            owners.AsSpan(parts[part].First, parts[part].Count).Fill((ushort)part);
    }

    /// <summary>The position of the part in its population's list.</summary>
    public int Of(int neuron) => owners.Length == 0 ? 0 : owners[neuron];
}
