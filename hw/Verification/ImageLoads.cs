using System.Numerics;
using Neuro.Codegen;

namespace Neuro.Hw;

/// <summary>What a host writes before the first tick where memories of synapses have no contents from the start.</summary>
internal static class ImageLoads
{
    public static IEnumerable<MemoryOperation> Of(HardwarePlan plan)
    {
        var half = (BigInteger.One << 32) - 1;
        foreach (var region in plan.Memory.Where(r => r.Kind == RegionKind.Words))
            for (var entry = 0; entry < region.Entries; entry++)
                for (var lane = 0; lane < plan.Options.Lanes; lane++)
                {
                    var (place, word) = (new MemoryPlace(region, entry, lane), region.Memory!.Contents![lane][entry]);
                    yield return new(0, MemoryAccess.Write, place.Address(plan.Options.Lanes), (uint)(word & half));
                    if (region.Words == 2)
                        yield return new(0, MemoryAccess.Write, place.Address(plan.Options.Lanes, isUpper: true), (uint)(word >> 32));
                }
    }
}
