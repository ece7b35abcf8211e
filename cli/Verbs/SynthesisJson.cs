using System.Text.Json.Nodes;
using Neuro.Hw;

namespace Neuro.Cli;

/// <summary>A synthesis for scripts.</summary>
internal static class SynthesisJson
{
    public static JsonObject Of(IReadOnlyList<SynthesisRow> rows) => new() { ["rows"] = new JsonArray([.. rows.Select(Of)]) };

    private static JsonObject Of(SynthesisRow row) => new()
    {
        ["device"] = row.Device.Name,
        ["lanes"] = row.Options.Lanes,
        ["shell"] = row.Options.Shell.ToString().ToLowerInvariant(),
        ["digest"] = row.Options.Digest,
        ["module"] = row.Module,
        ["lut"] = row.Area.Luts,
        ["lut_as_memory"] = row.Area.LutMemories,
        ["ff"] = row.Area.FlipFlops,
        ["block_ram"] = new JsonObject(row.Area.BlockMemories.Select(kind => new KeyValuePair<string, JsonNode?>(kind.Key, kind.Value))),
        ["dsp"] = row.Area.Dsps,
        ["latches"] = row.Area.Latches,
        ["logic_cells_with_pins"] = row.LogicCells,
        ["placements"] = new JsonArray([.. row.Placements.Select(placement => new JsonObject
        {
            ["seed"] = placement.Seed,
            ["mhz"] = placement.Megahertz,
            ["bitstream"] = placement.Kept,
        })]),
        ["ticks"] = row.Activity?.Ticks,
        ["synaptic_events"] = row.Activity?.SynapticEvents,
        ["cycles"] = row.Activity?.Cycles,
        ["cycles_per_event"] = Finite(row.CyclesPerEvent),
        ["events_per_second"] = Finite(row.EventsPerSecond),
    };

    private static JsonNode? Finite(double? number) => number is { } value && double.IsFinite(value) ? value : null;
}
