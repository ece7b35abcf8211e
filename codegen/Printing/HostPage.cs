using System.Globalization;

namespace Neuro.Codegen;

/// <summary>What a host is told of the AXI shell: a C header, and the tables of the page and the manifest.</summary>
internal static class HostPage
{
    private const string DefaultMacro = "NEURO_";

    /// <summary>The header's file.</summary>
    public static string HeaderName(string prefix) => prefix + "regs.h";

    public static EmittedFile Header(HardwarePlan plan) => new(HeaderName(plan.Options.Prefix), LineBreaks.Within(TemplateSet.Render("verilog/regs.h", Of(plan))));

    private static object Of(HardwarePlan plan)
    {
        var macro = plan.Options.Prefix.Length == 0 ? DefaultMacro : plan.Options.Prefix.ToUpperInvariant();
        var (inputs, outputs, regions, populations, weights) = (new VerilogNames(), new VerilogNames(), new VerilogNames(), new VerilogNames(), new VerilogNames());
        var maps = WeightMap.Of(plan);
        return new
        {
            Network = PrintedName.InC(plan.Network.Name),
            plan.Options.Top,
            Macro = macro,
            Name = macro.ToLowerInvariant(),
            Registers = Registers(),
            Id = Hex(RegisterMap.Id),
            Version = $"{RegisterMap.Version}u",
            Lanes = $"{plan.Options.Lanes}u",
            Window = Hex(RegisterMap.Window),
            WindowWords = $"{RegisterMap.WindowWords}u",
            Regions = plan.Memory.Select(r => new { Name = Macro(regions, r.Name), Number = $"{r.Number}u", r.Entries, Format = MemoryPage.Format(plan, r) ?? "formats of the projections", Words = r.Words == 1 ? "a word" : "two words", Access = Access(r) }).ToList(),
            Populations = plan.Units.SelectMany(unit => unit.Populations, (Unit, p) => (Unit, p)).Select(placed => new { Name = Macro(populations, placed.p.Source.Population.Name), First = $"{placed.p.FirstRow}u", Plane = $"{placed.p.Source.Dealing.Plane}u", Unit = placed.Unit.Name }).ToList(),
            Weights = maps.Where(map => map.File is null).Select(map => new
            {
                Projection = PrintedName.InC(map.Projection.Name),
                Name = weights.Unique(SnakeCase.Of(map.Projection.Name)),
                Format = map.Projection.WeightFormat.ToString(),
                Region = $"{map.Region.Number}u",
                map.Region.Words,
                Of = string.Join(", ", map.Indices.Select(index => $"uint32_t {index}")),
                Unused = map.Indices.Where(index => !map.Uses(index)).ToList(),
                map.Entry,
                map.Lane,
            }).ToList(),
            Files = maps.Where(map => map.File is not null).Select(map => new { Projection = PrintedName.InC(map.Projection.Name), map.File, map.Region.Words }).ToList(),
            Tags = Enum.GetValues<WordTag>().Select(tag => new { Name = tag.ToString().ToUpperInvariant(), Value = $"{(int)tag}u" }).ToList(),
            plan.Events.NeuronBits,
            Keep = Hex(1u << EventFormat.KeepBit),
            All = Hex(1u << EventFormat.AllBit),
            Inputs = plan.Events.Inputs.Select((input, id) => new { Name = Macro(inputs, input.Name), Id = $"{id}u", Words = input.PayloadWords }).ToList(),
            Outputs = plan.Events.Outputs.Select((output, id) => new { Name = Macro(outputs, output.Name), Id = $"{id}u", Words = output.PayloadWords }).ToList(),
        };
    }

    /// <summary>The registers, for a template.</summary>
    public static IReadOnlyList<object> Registers() =>
    [
        .. RegisterMap.All.Select(register => new
        {
            register.Name,
            Offset = string.Create(CultureInfo.InvariantCulture, $"0x{register.Offset:x4}u"),
            Address = string.Create(CultureInfo.InvariantCulture, $"0x{register.Offset:x4}"),
            register.Words,
            register.Summary,
            Access = Access(register.Access),
            Bits = register.Bits.Select(bit => new
            {
                bit.Name,
                bit.Low,
                Places = bit.Bits == 1 ? $"{bit.Low}" : $"{bit.Low + bit.Bits - 1}:{bit.Low}",
                Mask = Hex(((1u << bit.Bits) - 1) << bit.Low),
                IsField = bit.Bits > 1,
                bit.Summary,
            }).ToList(),
        }),
    ];

    public static string Access(RegisterAccess access) => access switch
    {
        RegisterAccess.Read => "read",
        RegisterAccess.ReadWrite => "read, write",
        RegisterAccess.Clear => "read, write 1 to clear",
        _ => throw new System.Diagnostics.UnreachableException($"{access} is no access"),
    };

    public static string Access(MemoryRegion region) => region.Loadable ? "read, write" : "read";

    private static string Macro(VerilogNames names, string name) => names.Unique(SnakeCase.Of(name)).ToUpperInvariant();

    private static string Hex(uint value) => string.Create(CultureInfo.InvariantCulture, $"0x{value:x8}u");
}
