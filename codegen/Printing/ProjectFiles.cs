using System.Globalization;

namespace Neuro.Codegen;

/// <summary>What makes emitted Verilog a project that a stranger can use: a file list, a Makefile, a page to read first.</summary>
internal static class ProjectFiles
{
    /// <param name="files">What was emitted so far.</param>
    public static IEnumerable<EmittedFile> Of(HardwarePlan plan, IReadOnlyList<EmittedFile> files)
    {
        var prefix = plan.Options.Prefix;
        var sources = files.Select(f => f.Path).Where(path => path.StartsWith("rtl/", StringComparison.Ordinal)).Order(StringComparer.Ordinal).ToList();
        yield return new($"{plan.Options.Top}.f", string.Concat(sources.Select(path => path + "\n")));
        var page = Page(plan, sources);
        yield return new("Makefile", TemplateSet.Render("verilog/Makefile", page));
        if (plan.Options.Shell == Shell.Axi)
            yield return HostPage.Header(plan);
        yield return new("README.md", LineBreaks.InPage(TemplateSet.Render("verilog/README.md", page, EventsPage.Of(plan), MemoryPage.Of(plan))));
    }

    private static object Page(HardwarePlan plan, IReadOnlyList<string> sources)
    {
        var prefix = plan.Options.Prefix;
        var timing = PlanTiming.Of(plan);
        return new
        {
            Network = PrintedName.InLine(plan.Network.Name),
            plan.Options.Prefix,
            plan.Options.Top,
            plan.Options.Lanes,
            plan.Options.Digest,
            Sources = sources,
            Memories = MemoryTable.Of(plan).Select(m => new { m.Name, What = PrintedName.Cell(m.What), m.Copies, m.Width, m.Depth, Bits = m.Bits.ToString("N0", CultureInfo.InvariantCulture) }).ToList(),
            TotalBits = MemoryTable.Of(plan).Sum(m => m.Bits).ToString("N0", CultureInfo.InvariantCulture),
            Updates = plan.Placed.Select(p => new
            {
                Name = PrintedName.InCell(p.Population.Source.Population.Name),
                p.Population.Source.Dealing.Rows,
                Then = timing.WriteAt(p.Unit),
                Key = p.Unit.Model.Draws > 0 ? PlanTiming.KeyClocks : 0,
            }).ToList(),
            Relays = plan.Relays.Select(relay => new
            {
                Name = PrintedName.InCell(plan.Laid.Network.Populations[relay.Population].Name),
                Source = PrintedName.InCell(plan.Network.Populations[relay.Source].Name),
                Target = PrintedName.InCell(plan.Network.Populations[relay.Target].Name),
                Longest = relay.Delays.Max(),
            }).ToList(),
            IsAxi = plan.Options.Shell == Shell.Axi,
            Header = HostPage.HeaderName(prefix),
            Registers = HostPage.Registers(),
            Scan = plan.Scan.IsEmpty ? 0 : plan.Scan.Sum(item => item.Clocks) + 1 + (plan.Options.Digest ? PlanTiming.DigestLatency + 3 : 0),
        };
    }
}
