using System.Numerics;
using Neuro.Graph;

namespace Neuro.Codegen;

/// <summary>What the template of the core shows of the memory port, and of the scan, which shares its way to the numbers.</summary>
internal sealed record MemoryPortPage(
    bool HasRegions, CaseTable Regions, CaseTable Shown, IReadOnlyList<object> Parts, IReadOnlyList<MemoryPortPage.Load> Loads,
    Bus Entry, bool HasWide, bool ShowsWide, string EntrySlice, string LaneSlice)
{
    private const int IndexBits = 23;

    /// <summary>How a memory is written: the condition, and the word of lane <c>l</c>, with the new number where it is that lane's.</summary>
    public sealed record Load(string Name, string When, string Word, string Whole);

    public static int EntryBits(HardwarePlan plan) => IndexBits - plan.Options.LaneBits;

    public Load? LoadOf(MemoryPlan memory) => Loads.FirstOrDefault(load => load.Name == memory.Name);

    public static MemoryPortPage Of(HardwarePlan plan, CoreWidths w)
    {
        var regions = plan.Memory;
        var entry = new Bus(EntryBits(plan));
        var shownBits = regions.Any(r => r.Words > 1) ? 64 : 32;
        return new(
            regions.Length > 0,
            CaseTable.Over("mem_region", regions, r => $"8'd{r.Number}", r => r.Name)
                .With(null, "mem_known", _ => "1'b1", otherwise: "1'b0")
                .With(new(IndexBits), "mem_entries", r => $"{IndexBits}'d{r.Entries}")
                .With(null, "mem_wide", r => CorePage.Bit(r.Words > 1), "numbers of two words")
                .With(null, "mem_unsigned", r => CorePage.Bit(r.IsUnsignedWord), "numbers that fill a word without a sign")
                .With(null, "mem_loadable", r => CorePage.Bit(r.Loadable))
                .With(null, "mem_fits", r => r.Loadable ? Fits(plan, r) : "1'b0")
                .With(null, "mem_suits", r => HasSeveralFormats(plan, r) ? Suits(plan.Sparse!) : "1'b1", "the word that was read").Build(),
            CaseTable.Over("shows_signal_q", regions, r => new Bus(Width.Index(Math.Max(1, regions.Length))).Of(r.Number), r => r.Name)
                .With(new(shownBits), "shown", r => Value(plan, r, shownBits), signed: true).Build(),
            Pieces(plan, w),
            [.. regions.Where(r => r.Loadable).Select(r => r.Memory!).Distinct().Select(memory => LoadFor(plan, memory))],
            entry,
            regions.Any(r => r.Loadable && r.Words > 1),
            shownBits > 32,
            $"mem_addr[23:{1 + plan.Options.LaneBits}]",
            plan.Options.LaneBits == 0 ? "" : $"mem_addr[{plan.Options.LaneBits}:1]");
    }

    // Which of them a weight has, its entry in the list says.
    private static bool HasSeveralFormats(HardwarePlan plan, MemoryRegion region) => region.Kind == RegionKind.List && !plan.Sparse!.Class.IsConstant;

    private static string Fits(HardwarePlan plan, MemoryRegion region) =>
        region.Kind != RegionKind.List ? Inside(region.Format)
        : HasSeveralFormats(plan, region) ? "1'b1"
        : Inside(plan.Sparse!.Classes.Select(c => c.Loadable).OfType<Format>().Single());

    private static string Suits(SparsePlan sparse)
    {
        var loadable = sparse.Classes.Select((c, number) => (Format: c.Loadable, Number: number)).Where(c => c.Format is not null)
            .Select(c => $"({VerilogText.Bits("shown_list", sparse.Class, sparse.List.Width)} == {new Bus(sparse.Class.Bits).Of(c.Number)} && {Inside(c.Format!.Value)})");
        return string.Join(" || ", loadable);
    }

    // The bits above a number repeat its sign. That is shallower than a comparison with both ends.
    private static string Inside(Format format)
    {
        var above = 64 - format.Bits;
        return above == 0 ? "1'b1" : $"(mem_value[63:{format.Bits}] == {(format.Signed ? $"{{{above}{{mem_value[{format.Bits - 1}]}}}}" : $"{above}'d0")})";
    }

    private static string Value(HardwarePlan plan, MemoryRegion r, int bits) => r.Kind switch
    {
        RegionKind.State => VerilogText.Field($"shown_{r.Unit!.Name}_state", r.Field, r.Unit.StateBits, bits),
        RegionKind.Port => r.Ring is { } ring ? VerilogText.Field($"shown_{ring.Name}", r.Field, ring.Bits, bits) : Literals.Signed(0, bits),
        RegionKind.Let => VerilogText.Field($"shown_{r.Unit!.Name}_lets", r.Field, LanePage.LetBits(plan.Modules[r.Unit.Number]), bits),
        RegionKind.Param => VerilogText.Field($"shown_{r.Memory!.Name}", r.Field, r.Memory.Width, bits),
        RegionKind.Rows => VerilogText.Field($"shown_{r.Memory!.Name}", r.Field, r.Memory.Width, bits),
        RegionKind.List => VerilogText.Field("shown_list", r.Field, r.Memory!.Width, bits),
        RegionKind.Words => VerilogText.Field(r.Memory == plan.Sparse?.List ? "shown_list" : $"shown_{r.Memory!.Name}", r.Field, r.Memory!.Width, bits),
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
            RegionKind.Words when r.Memory != plan.Sparse?.List => (Name: $"shown_{r.Memory!.Name}", Words: $"word_{r.Memory.Name}", Bits: r.Memory.Width),
            _ => (Name: "shown_list", Words: "sparse_word", Bits: r.Memory!.Width),
        }).Where(g => g.Key.Bits > 0))
        {
            var (name, words, bits) = group.Key;
            var used = group.Aggregate(BigInteger.Zero, (mask, r) => mask | (((BigInteger.One << r.Field.Bits) - 1) << r.Field.Offset));
            parts.Add(new
            {
                Name = name,
                new Bus(bits).Range,
                Words = words,
                Bits = bits,
                Unused = used == (BigInteger.One << bits) - 1 ? null : name,
            });
        }
        return parts;
    }

    private static Load LoadFor(HardwarePlan plan, MemoryPlan memory)
    {
        var regions = plan.Memory.Where(r => r.Loadable && r.Memory == memory).ToList();
        var whole = regions.Find(r => r.Kind == RegionKind.Words);
        var when = $"mem_writes && ({string.Join(" || ", regions.Select(r => $"mem_region == 8'd{r.Number}"))})";
        return new(memory.Name, when, memory == plan.Sparse?.List ? "" : WordOf(plan, memory, [.. regions.Where(r => r != whole).OrderByDescending(r => r.Field.Offset)], whole),
            whole is null ? "1'b0" : $"mem_region == 8'd{whole.Number}");
    }

    // Lane l's word with the new number in its place, where that is the lane's.
    private static string WordOf(HardwarePlan plan, MemoryPlan memory, List<MemoryRegion> fields, MemoryRegion? whole)
    {
        var words = fields.Exists(r => r.Kind == RegionKind.Param) ? $"params_{fields[0].Unit!.Name}" : $"word_{memory.Name}";
        var isLane = plan.Options.LaneBits == 0 ? "" : "shows_lane_q == l && ";
        var parts = new List<string>();
        var above = memory.Width;
        foreach (var field in fields)
        {
            Keep(field.Field.End, above);
            parts.Add($"({isLane}mem_region == 8'd{field.Number} ? mem_value[{field.Field.Bits - 1}:0] : {Slice(field.Field.Offset, field.Field.Bits)})");
            above = field.Field.Offset;
        }
        Keep(0, above);
        var word = parts.Count == 1 ? parts[0] : $"{{{string.Join(", ", parts)}}}";
        return whole is null ? word : $"{isLane}mem_region == 8'd{whole.Number} ? mem_value[{memory.Width - 1}:0] : {word}";

        void Keep(int low, int high)
        {
            if (high > low)
                parts.Add(Slice(low, high - low));
        }

        string Slice(int low, int bits) => bits == memory.Width && plan.Options.Lanes == 1 ? words : $"{words}[l * {memory.Width}{(low > 0 ? $" + {low}" : "")} +: {bits}]";
    }
}
