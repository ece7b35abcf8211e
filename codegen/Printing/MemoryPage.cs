using System.Collections.Immutable;
using Neuro.Graph;

namespace Neuro.Codegen;

/// <summary>What the pages of a project, and its manifest, say of the memory port: its regions, and where weights are.</summary>
internal static class MemoryPage
{
    /// <summary>The entry of neuron n of a population.</summary>
    public const string PlanarEntry = "first + n / (plane * lanes) * plane + n % plane";

    /// <summary>Its lane.</summary>
    public const string PlanarLane = "n / plane % lanes";

    public static object Of(HardwarePlan plan)
    {
        var weights = WeightMap.Of(plan);
        var isPlanar = plan.Placed.Any(p => p.Population.Source.Dealing.IsPlanar);
        return new
        {
            Regions = plan.Memory.Select(region => new
            {
                region.Number,
                Name = PrintedName.InCell(region.Name),
                region.Entries,
                Format = Format(plan, region) ?? "that of the projection",
                region.Words,
                Access = HostPage.Access(region),
            }).ToList(),
            Images = plan.Memory.Where(region => region.Kind == RegionKind.Words)
                .Select(region => new { region.Number, Image = Image(plan, region), region.Field.Bits }).ToList(),
            IsPlanar = isPlanar,
            NeuronEntry = isPlanar ? PlanarEntry : "first + n / lanes",
            NeuronLane = isPlanar ? PlanarLane : "n % lanes",
            Populations = plan.Placed.Where(p => p.Population.Source.Output is not null).Select(p => new
            {
                Name = PrintedName.InCell(p.Population.Source.Population.Name),
                Unit = p.Unit.Name,
                First = p.Population.FirstRow,
                p.Population.Source.Dealing.Plane,
            }).ToList(),
            HasWeights = !weights.IsEmpty,
            Computed = weights.Where(map => map.File is null).Select(map => new
            {
                Projection = PrintedName.InCell(map.Projection.Name),
                Region = map.Region.Number,
                Format = map.Projection.WeightFormat.ToString(),
                Of = string.Join(", ", map.Indices),
                map.Entry,
                map.Lane,
            }).ToList(),
            Listed = weights.Where(map => map.File is not null).Select(map => new
            {
                Projection = PrintedName.InCell(map.Projection.Name),
                Region = map.Region.Number,
                Format = map.Projection.WeightFormat.ToString(),
                map.File,
            }).ToList(),
        };
    }

    /// <summary>What a region's numbers are; null where weights of several formats share it.</summary>
    public static string? Format(HardwarePlan plan, MemoryRegion region)
    {
        if (region.Kind != RegionKind.List)
            return region.Format.ToString();
        ImmutableArray<Format> formats = [.. plan.Sparse!.Classes.Select(c => c.Loadable).OfType<Format>().Distinct()];
        return formats.Length == 1 ? formats[0].ToString() : null;
    }

    /// <summary>The file whose words a host writes into a region; null where it has contents from the start.</summary>
    public static string? Image(HardwarePlan plan, MemoryRegion region) =>
        region.Kind != RegionKind.Words ? null
        : region.Memory == plan.Sparse?.List ? $"mem/{region.Memory!.Name}_LANE.hex"
        : $"mem/{region.Memory!.Name}.hex";
}
