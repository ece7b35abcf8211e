using System.Globalization;
using Neuro.Codegen;
using Neuro.Hw;
using Spectre.Console;

namespace Neuro.Cli;

/// <summary>What hardware will take, before it is synthesised.</summary>
internal static class EstimatePage
{
    public static void Write(TextWriter text, HardwarePlan plan, Activity? run)
    {
        text.WriteLine($"{plan.Network.Name}: {plan.Options.Lanes} {(plan.Options.Lanes == 1 ? "lane" : "lanes")}, shell {plan.Options.Shell.ToString().ToLowerInvariant()}, digest {(plan.Options.Digest ? "on" : "off")}");
        text.WriteLine();
        var memories = MemoryTable.Of(plan).ToList();
        TextTable.Write(text,
            [("memory", Justify.Left), ("holds", Justify.Left), ("copies", Justify.Right), ("width", Justify.Right), ("depth", Justify.Right), ("bits", Justify.Right)],
            [.. memories.Select(m => new[] { m.Name, m.What, Number(m.Copies), Number(m.Width), Number(m.Depth), Number(m.Bits) }), ["all", "", "", "", "", Number(memories.Sum(m => m.Bits))]]);
        text.WriteLine();
        TextTable.Write(text,
            [("family", Justify.Left), ("block RAM", Justify.Left), ("LUT RAM", Justify.Right), ("memories of logic", Justify.Left)],
            MemoryShapes.All.Select(family => (family, memory: MemoryEstimate.Of(plan, family.Family))).Select(e => new[]
            {
                e.family.Family,
                e.memory.Blocks.IsEmpty ? "-" : string.Join(" + ", e.memory.Blocks.Reverse().Select(kind => $"{Number(kind.Value)} {kind.Key}")),
                Number(e.memory.Tables),
                e.memory.Logic.IsEmpty ? "-" : string.Join(", ", e.memory.Logic.Select(m => m.Name)),
            }));
        text.WriteLine();
        WriteArea(text, AreaEstimate.Of(plan with { Options = plan.Options with { Shell = Shell.None } }), AreaEstimate.Of(plan with { Options = plan.Options with { Shell = Shell.Axi } }));
        text.WriteLine();
        TextTable.Write(text,
            [("clocks of a tick", Justify.Left), ("clocks", Justify.Right), ("", Justify.Left)],
            CycleFormula.Of(plan).Select(part => new[] { part.What, part.Clocks is { } clocks ? Number(clocks) : "", part.Depends }));
        if (run is not null)
            text.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {run.Ticks} ticks take {run.Cycles} cycles, {run.DeliveryCycles} of them to deliver {run.SynapticEvents} synaptic events{(run.SynapticEvents == 0 ? "" : $": {run.EventsPerDeliveryCycle:0.00} a cycle")}"));
        text.WriteLine();
        var sizes = DelayStorage.Sizes(plan);
        TextTable.Write(text,
            [("delayed events wait in", Justify.Left), ("bits", Justify.Right), ("clocks for E events", Justify.Left), ("loses events", Justify.Left), ("", Justify.Left)],
            DelayStorage.Of(plan).Select(store => new[] { store.Name, store.Bits is { } bits ? Number(bits) : "-", store.Clocks, store.Overflow, store.IsTaken ? "taken" : "" }));
        text.WriteLine($"  N {Number(sizes.Targets)}, M {Number(sizes.Sources)}, S {Number(sizes.Synapses)}, w {sizes.WeightBits}, d {sizes.DelayBits}, D {sizes.Slots}, A {sizes.SumBits}, F {Number(sizes.FanOut)}");
    }

    private static void WriteArea(TextWriter text, AreaEstimate none, AreaEstimate axi)
    {
        TextTable.Write(text,
            [("area on 7-series", Justify.Left), ("shell none: LUT", Justify.Right), ("FF", Justify.Right), ("shell axi: LUT", Justify.Right), ("FF", Justify.Right)],
            [
                .. axi.Parts.Select(part => (part.Kind, none.Parts.FirstOrDefault(p => p.Kind == part.Kind), part)).Select(p =>
                    Row(p.Kind.ToString().ToLowerInvariant(), p.Item2?.Tables ?? 0, p.Item2?.Registers ?? 0, p.part.Tables, p.part.Registers)),
                Row("all", none.Tables, none.Registers, axi.Tables, axi.Registers),
                Row("and as memory", none.MemoryTables, 0, axi.MemoryTables, 0),
            ]);
        text.WriteLine($"  as Yosys counts them, to within {AreaEstimate.TablesWithin} % of LUT and {AreaEstimate.RegistersWithin} % of FF in 19 networks of 20");

        static string[] Row(string name, params ReadOnlySpan<int> counts) => [name, .. counts.ToArray().Select(count => count == 0 ? "-" : Number(count))];
    }

    private static string Number(long number) => number.ToString("N0", CultureInfo.InvariantCulture);
}
