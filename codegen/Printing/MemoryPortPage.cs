using System.Numerics;
using Neuro.Graph;

namespace Neuro.Codegen;

/// <summary>What the template of the core shows of the memory port, and of the scan, which shares its way to the numbers.</summary>
internal sealed record MemoryPortPage(
    IReadOnlyList<object> Regions, IReadOnlyList<object> Shown, IReadOnlyList<object> Parts, IReadOnlyList<MemoryPortPage.Load> Loads,
    Bus Entry, bool HasWide, bool HasLoads, bool HasUnsigned, string NarrowSign, string EntrySlice, string LaneSlice)
{
    private const int IndexBits = 23;

    /// <summary>How a memory is written: the condition, and the words of all lanes with the new number in one of them.</summary>
    public sealed record Load(string Name, string When, string Range, string Read, IReadOnlyList<object> Lanes);

    public static int EntryBits(HardwarePlan plan) => IndexBits - plan.Options.LaneBits;

    public Load? LoadOf(MemoryPlan memory) => Loads.FirstOrDefault(load => load.Name == memory.Name);

    public static MemoryPortPage Of(HardwarePlan plan, CoreWidths w)
    {
        var regions = plan.Memory;
        var entry = new Bus(EntryBits(plan));
        var hasUnsigned = regions.Any(r => r.Loadable && r.IsUnsignedWord);
        return new(
            [.. regions.Select(r => new
            {
                Case = $"8'd{r.Number}",
                r.Name,
                Entries = entry.Of(r.Entries),
                Wide = r.Words > 1 ? "1'b1" : "1'b0",
                Unsigned = r.IsUnsignedWord ? "1'b1" : "1'b0",
                Loadable = r.Loadable ? "1'b1" : "1'b0",
                Fits = r.Loadable ? Fits(plan, r) : "1'b0",
            })],
            CorePage.Cases([.. regions], r => new Bus(Width.Index(Math.Max(1, regions.Length))).Of(r.Number), (r, label) => (object)new { Case = label, Value = Value(plan, r) }),
            Pieces(plan, w),
            [.. regions.Where(r => r.Loadable && r.Kind != RegionKind.List).Select(r => r.Memory!).Distinct().Select(memory => LoadFor(plan, memory))
                .Concat(regions.Where(r => r.Kind == RegionKind.List).Select(r => new Load(r.Memory!.Name, $"mem_writes && mem_region == 8'd{r.Number}", "", "", [])))],
            entry,
            regions.Any(r => r.Loadable && r.Words > 1),
            regions.Any(r => r.Loadable),
            hasUnsigned,
            hasUnsigned ? "{mem_wdata[31] && !mem_unsigned}" : "{mem_wdata[31]}",
            $"mem_addr[23:{1 + plan.Options.LaneBits}]",
            plan.Options.LaneBits == 0 ? "" : $"mem_addr[{plan.Options.LaneBits}:1]");
    }

    private static string Fits(HardwarePlan plan, MemoryRegion region)
    {
        if (region.Kind != RegionKind.List)
            return Inside(region.Format);
        var sparse = plan.Sparse!;
        var loadable = sparse.Classes.Select((c, number) => (c, number)).Where(c => c.c.Loadable is not null)
            .Select(c => sparse.Class.IsConstant ? Inside(c.c.Loadable!.Value)
                : $"({VerilogText.Bits("shown_list", sparse.Class, sparse.List.Width)} == {new Bus(sparse.Class.Bits).Of(c.number)} && {Inside(c.c.Loadable!.Value)})");
        return string.Join(" || ", loadable);
    }

    private static string Inside(Format format)
    {
        var own = Format.Fix(64, 0).Num;
        var parts = new List<string>();
        if (format.Num.Min > own.Min)
            parts.Add($"mem_value >= {Literals.Signed(format.Num.Min, 64)}");
        if (format.Num.Max < own.Max)
            parts.Add($"mem_value <= {Literals.Signed(format.Num.Max, 64)}");
        return parts.Count == 0 ? "1'b1" : $"({string.Join(" && ", parts)})";
    }

    private static string Value(HardwarePlan plan, MemoryRegion r) => r.Kind switch
    {
        RegionKind.State => VerilogText.Field($"shown_{r.Unit!.Name}_state", r.Field, r.Unit.StateBits, 64),
        RegionKind.Port => r.Ring is { } ring ? VerilogText.Field($"shown_{ring.Name}", r.Field, ring.Bits, 64) : "64'sd0",
        RegionKind.Let => VerilogText.Field($"shown_{r.Unit!.Name}_lets", r.Field, LanePage.LetBits(plan.Modules[r.Unit.Number]), 64),
        RegionKind.Param => VerilogText.Field($"shown_{r.Memory!.Name}", r.Field, r.Memory.Width, 64),
        RegionKind.Rows => VerilogText.Field($"shown_{r.Memory!.Name}", r.Field, r.Memory.Width, 64),
        RegionKind.List => VerilogText.Field("shown_list", r.Field, r.Memory!.Width, 64),
        _ => throw new System.Diagnostics.UnreachableException($"{r.Kind} is not a region"),
    };

    // A lane's word of each memory that is shown, and the bits of it that are not.
    private static List<object> Pieces(HardwarePlan plan, CoreWidths w)
    {
        var parts = new List<object>();
        foreach (var group in plan.Memory.GroupBy(r => r.Kind switch
        {
            RegionKind.State => (Name: $"shown_{r.Unit!.Name}_state", Words: $"state_{r.Unit.Name}", Bits: r.Unit.StateBits),
            RegionKind.Port => (Name: r.Ring is null ? "" : $"shown_{r.Ring.Name}", Words: $"probed_{r.Ring?.Name}", Bits: r.Ring?.Bits ?? 0),
            RegionKind.Let => (Name: $"shown_{r.Unit!.Name}_lets", Words: $"probed_{r.Unit.Name}", Bits: LanePage.LetBits(plan.Modules[r.Unit.Number])),
            RegionKind.Param => (Name: $"shown_{r.Memory!.Name}", Words: $"params_{r.Unit!.Name}", Bits: r.Memory.Width),
            RegionKind.Rows => (Name: $"shown_{r.Memory!.Name}", Words: $"word_{r.Memory.Name}", Bits: r.Memory.Width),
            _ => (Name: "shown_list", Words: "sparse_word", Bits: r.Memory!.Width),
        }).Where(g => g.Key.Bits > 0))
        {
            var (name, words, bits) = group.Key;
            var used = group.Aggregate(BigInteger.Zero, (mask, r) => mask | (((BigInteger.One << r.Field.Bits) - 1) << r.Field.Offset));
            parts.Add(new
            {
                Name = name,
                new Bus(bits).Range,
                Value = w.LaneBits == 0 ? words : $"{words}[shows_lane_q * {bits} +: {bits}]",
                Unused = used == (BigInteger.One << bits) - 1 ? null : name,
            });
        }
        return parts;
    }

    private static Load LoadFor(HardwarePlan plan, MemoryPlan memory)
    {
        var fields = plan.Memory.Where(r => r.Loadable && r.Memory == memory).OrderByDescending(r => r.Field.Offset).ToList();
        var words = fields[0].Kind == RegionKind.Param ? $"params_{fields[0].Unit!.Name}" : $"word_{memory.Name}";
        var lanes = new List<object>();
        for (var lane = 0; lane < plan.Options.Lanes; lane++)
        {
            var parts = new List<string>();
            var above = memory.Width;
            var first = lane * memory.Width;
            foreach (var field in fields)
            {
                Keep(field.Field.End, above);
                var old = Slice(first + field.Field.Offset, field.Field.Bits);
                parts.Add($"{(plan.Options.LaneBits == 0 ? "" : $"shows_lane_q == {new Bus(plan.Options.LaneBits).Of(lane)} && ")}mem_region == 8'd{field.Number} ? mem_value[{field.Field.Bits - 1}:0] : {old}");
                above = field.Field.Offset;
            }
            Keep(0, above);
            lanes.Add(new { High = first + memory.Width - 1, Low = first, Value = parts.Count == 1 ? parts[0] : $"{{{string.Join(",\n                         ", parts.Select(p => p.Contains('?', StringComparison.Ordinal) ? $"({p})" : p))}}}" });

            void Keep(int low, int high)
            {
                if (high > low)
                    parts.Add(Slice(first + low, high - low));
            }
        }
        return new(memory.Name, $"mem_writes && ({string.Join(" || ", fields.Select(f => $"mem_region == 8'd{f.Number}"))})", new Bus(memory.Width * plan.Options.Lanes).Range, words, lanes);

        string Slice(int low, int bits) => bits == memory.Width * plan.Options.Lanes ? words : bits == 1 ? $"{words}[{low}]" : $"{words}[{low + bits - 1}:{low}]";
    }
}
