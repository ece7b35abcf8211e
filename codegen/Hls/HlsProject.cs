using System.Globalization;
using System.Text.RegularExpressions;

namespace Neuro.Codegen;

/// <summary>What makes a core of HLS a project that a stranger can use: support headers, test bench, Makefile, script, page.</summary>
internal static partial class HlsProject
{
    private const string Library = "hls/";

    /// <summary>All names that the headers give which every core includes.</summary>
    public static IReadOnlyList<string> SupportNames { get; } =
        [.. Embedded.Names(Library).Select(name => Embedded.Text(Library + name)).Concat(CLibrary.Names.Select(CLibrary.Get)).SelectMany(text => SupportName().Matches(text)).Select(match => match.Value).Distinct()];

    public static IEnumerable<EmittedFile> Files(HardwarePlan plan, HlsCore core)
    {
        foreach (var name in Embedded.Names(Library))
            yield return new("src/" + name, Embedded.Text(Library + name));
        var page = Page(plan, core);
        yield return new("src/neuro_registers.h", TemplateSet.Render("hls/neuro_registers.h", page));
        yield return new($"tb/{TestBench.Module(plan.Options.Prefix)}.cpp", TemplateSet.Render("hls/tb.cpp", page));
        yield return new("Makefile", TemplateSet.Render("hls/Makefile", page));
        yield return new("hls.tcl", TemplateSet.Render("hls/hls.tcl", page));
        yield return new("README.md", LineBreaks.InPage(TemplateSet.Render("hls/README.md", page, EventsPage.Of(plan), MemoryPage.Of(plan))));
    }

    private static object Page(HardwarePlan plan, HlsCore core) => new
    {
        Network = CExpression.Comment(plan.Network.Name),
        plan.Options.Prefix,
        Top = HlsCore.Top(plan),
        Bench = TestBench.Module(plan.Options.Prefix),
        Base = Hex(HlsRegisters.Base),
        HlsRegisters.Words,
        Id = Hex(RegisterMap.Id) + "u",
        RegisterMap.Version,
        plan.Options.Digest,
        Registers = HlsRegisters.All.Select(register => new
        {
            register.Name,
            register.Word,
            Address = Hex(HlsRegisters.Base + register.Offset),
            register.Summary,
            Access = register.Access == RegisterAccess.Read ? "read" : "read, write",
            Bits = register.Bits.Select(bit => new { bit.Name, bit.Summary, Mask = Hex(((1u << bit.Bits) - 1) << bit.Low) + "u" }).ToList(),
        }).ToList(),
        Stages = core.Stages.Select(call => call[(call.LastIndexOf(' ') + 1)..call.IndexOf('(', StringComparison.Ordinal)]).ToList(),
        Arrays = core.Memory.Used.Select(array => new { array.Array.Name, array.Array.What, Type = array.Array.Type.Name, Count = Number(array.Array.Count) }).ToList(),
        Bits = Number(core.Memory.Used.Sum(array => array.Array.Count * array.Array.Type.Bits)),
    };

    [GeneratedRegex(@"\bneuro_\w+", RegexOptions.CultureInvariant)]
    private static partial Regex SupportName();

    private static string Hex(long value) => $"0x{value.ToString("x", CultureInfo.InvariantCulture)}";

    private static string Number(long number) => number.ToString("N0", CultureInfo.InvariantCulture);
}
