using System.Collections.Immutable;

namespace Neuro.Codegen;

/// <summary>What the memories of a core become on a family of devices, exactly as Yosys makes them.</summary>
/// <param name="Blocks">Block memories by kind.</param>
/// <param name="Tables">Look-up tables that are small memories.</param>
/// <param name="Logic">Memories of which neither is made: registers and tables.</param>
public sealed record MemoryEstimate(ImmutableSortedDictionary<string, int> Blocks, int Tables, ImmutableArray<MemoryRow> Logic)
{
    public static MemoryEstimate Of(HardwarePlan plan, string family)
    {
        var shapes = MemoryShapes.Of(family);
        var mapped = MemoryTable.Of(plan).Where(memory => memory.Width > 0).Select(memory => (memory, Map: shapes.Map(memory.Width, memory.Depth, memory.IsRead, memory.HasOnePort))).ToList();
        return new(
            mapped.Where(m => m.Map.Shape is { IsBlock: true }).GroupBy(m => m.Map.Shape!.Kind)
                .ToImmutableSortedDictionary(kind => kind.Key, kind => kind.Sum(m => m.Map.Count * m.Map.Shape!.Blocks * m.memory.Copies), StringComparer.Ordinal),
            mapped.Where(m => m.Map.Shape is { IsBlock: false }).Sum(m => m.Map.Count * m.Map.Shape!.Tables * m.memory.Copies),
            [.. mapped.Where(m => m.Map.Shape is null).Select(m => m.memory)]);
    }
}
