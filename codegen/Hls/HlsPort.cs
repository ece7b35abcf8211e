using Neuro.Graph;

namespace Neuro.Codegen;

/// <summary>The memory port: reads any state, probed value and number of the network, and writes those that are loadable.</summary>
internal static class HlsPort
{
    public static HlsFunction Of(HardwarePlan plan, HlsMemory memory) => HlsFunction.Of(memory.Name("access_memory"), "port", new
    {
        MemoryMap.RegionBit,
        Reads = plan.Memory.Any(region => memory.Of(plan, region) is not null),
        Loads = plan.Memory.Any(region => region.Loadable),
        Regions = plan.Memory.Select(region =>
        {
            var array = memory.Of(plan, region);
            return new
            {
                Number = CExpression.Number(region.Number),
                Name = CExpression.Comment(region.Name),
                Format = region.Format.ToString(),
                Entries = CExpression.Number(region.Entries),
                Words = CExpression.Number(region.Words),
                IsUnsigned = region.IsUnsignedWord ? "true" : "false",
                region.Loadable,
                Value = array is null ? "0" : $"{memory.Use(array)}[entry]",
                Array = region.Loadable ? memory.Use(array!) : "",
                Type = array?.Type.Name ?? "",
                Fits = region.Loadable ? Fits(plan, memory, region) : "",
            };
        }).ToList(),
    });

    private static string Fits(HardwarePlan plan, HlsMemory memory, MemoryRegion region)
    {
        if (region.Kind != RegionKind.List || memory.Network.Lists!.Class is not { } kinds)
            return Inside(region.Kind == RegionKind.List ? plan.Sparse!.Classes.Single().Loadable!.Value : region.Format);
        return string.Join(" || ", plan.Sparse!.Classes.Select((its, number) => (its.Loadable, Number: number + plan.Sparse.Class.Base)).Where(its => its.Loadable is not null)
            .Select(its => $"({memory.Use(kinds)}[entry] == {its.Number}{(Inside(its.Loadable!.Value) is "true" ? "" : $" && {Inside(its.Loadable.Value)}")})"));
    }

    private static string Inside(Format format)
    {
        var (least, greatest) = (format.Num.Min > long.MinValue, format.Num.Max < long.MaxValue);
        return least && greatest ? $"number >= {CType.Literal(format.Num.Min)} && number <= {CType.Literal(format.Num.Max)}"
            : least ? $"number >= {CType.Literal(format.Num.Min)}"
            : greatest ? $"number <= {CType.Literal(format.Num.Max)}"
            : "true";
    }
}
