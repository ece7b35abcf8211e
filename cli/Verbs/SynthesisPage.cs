using System.Globalization;
using Neuro.Hw;
using Spectre.Console;

namespace Neuro.Cli;

/// <summary>The table of a synthesis.</summary>
internal static class SynthesisPage
{
    private const string None = "-";

    public static void Write(TextWriter text, IReadOnlyList<SynthesisRow> rows)
    {
        TextTable.Write(text,
            [
                ("device", Justify.Left), ("lanes", Justify.Right), ("shell", Justify.Left), ("LUT", Justify.Right), ("LUT RAM", Justify.Right), ("FF", Justify.Right),
                ("block RAM", Justify.Left), ("DSP", Justify.Right), ("latches", Justify.Right), ("MHz", Justify.Right), ("cycles/event", Justify.Right), ("events/s", Justify.Right),
            ],
            rows.Select(row => new[]
            {
                row.Device.Name, Number(row.Options.Lanes), row.Options.Shell.ToString().ToLowerInvariant(), Number(row.Area.Luts), Number(row.Area.LutMemories), Number(row.Area.FlipFlops),
                Blocks(row.Area), Number(row.Area.Dsps), Number(row.Area.Latches), Megahertz(row), CyclesPerEvent(row), EventsPerSecond(row),
            }));
        text.WriteLine();
        if (rows.Any(row => row.LogicCells is not null))
            text.WriteLine($"MHz: of the {rows[0].Module ?? "core"} behind shift registers, slowest and fastest seed; its cells were counted without them.");
        if (rows[0].Module is { } module)
            text.WriteLine($"all figures are of the module {module} alone, with what it is made of.");
        else
            text.WriteLine(rows[0].Activity is { } run
                ? string.Create(CultureInfo.InvariantCulture, $"cycles/event: {run.SynapticEvents} synaptic events in {run.Ticks} ticks, all cycles counted.")
                : "cycles/event: the least there can be; give --stimulus or --ticks for those of a run.");
        foreach (var placement in rows.SelectMany(row => row.Placements))
            if (placement.Kept is { } kept)
                text.WriteLine($"bitstream: {kept}");
    }

    private static string Blocks(Area area) => area.BlockMemories.IsEmpty ? None
        : string.Join(" + ", area.BlockMemories.Reverse().Select(kind => $"{Number(kind.Value)} {kind.Key}"));

    private static string Megahertz(SynthesisRow row)
    {
        if (row.Placements.IsEmpty)
            return None;
        var (low, high) = (row.Placements.Min(p => p.Megahertz), row.Placements.Max(p => p.Megahertz));
        return row.Placements.Length == 1 ? One(low) : $"{One(low)}-{One(high)}";

        string One(double megahertz) => megahertz.ToString("F1", CultureInfo.InvariantCulture);
    }

    private static string CyclesPerEvent(SynthesisRow row) =>
        double.IsNaN(row.CyclesPerEvent) ? None : (row.Activity is null ? "≥ " : "") + row.CyclesPerEvent.ToString("0.###", CultureInfo.InvariantCulture);

    private static string EventsPerSecond(SynthesisRow row) =>
        row.EventsPerSecond is not { } events || double.IsNaN(events) ? None
        : (row.Activity is null ? "≤ " : "") + (events / 1e6).ToString("0.0", CultureInfo.InvariantCulture) + " M";

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
