using System.Collections.Immutable;

namespace Neuro.Hw;

/// <summary>What hardware takes of a device, as its cells were counted.</summary>
/// <param name="Luts">That compute.</param>
/// <param name="LutMemories">That are a memory.</param>
/// <param name="BlockMemories">By kind, those of which there are any.</param>
/// <param name="Latches">In the design, before it became cells.</param>
public sealed record Area(int Luts, int LutMemories, int FlipFlops, ImmutableSortedDictionary<string, int> BlockMemories, int Dsps, int Latches)
{
    /// <param name="cells">How many there are of each cell of the device's library.</param>
    /// <exception cref="KeyNotFoundException">The device's table does not have one of them.</exception>
    public static Area Of(Device device, IReadOnlyDictionary<string, int> cells, int latches)
    {
        var counts = cells.Select(cell => (Kind: device.KindOf(cell.Key) ?? throw new KeyNotFoundException(cell.Key), Number: cell.Value)).ToList();
        return new(
            Sum(Resource.Lut), Sum(Resource.LutMemory), Sum(Resource.FlipFlop),
            counts.Where(c => c.Kind.Resource == Resource.BlockMemory).GroupBy(c => c.Kind.Called!)
                .ToImmutableSortedDictionary(kind => kind.Key, kind => kind.Sum(c => c.Number * c.Kind.Count), StringComparer.Ordinal),
            Sum(Resource.Dsp), latches);

        int Sum(Resource resource) => counts.Where(c => c.Kind.Resource == resource).Sum(c => c.Number * c.Kind.Count);
    }
}
