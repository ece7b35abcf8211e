using System.Text.Json.Nodes;
using Neuro.Codegen;
using Neuro.Hw;

namespace Neuro.Cli;

/// <summary>An estimate for scripts.</summary>
internal static class EstimateJson
{
    public static JsonObject Of(HardwarePlan plan, Activity? run)
    {
        var sizes = DelayStorage.Sizes(plan);
        return new()
        {
            ["network"] = plan.Network.Name,
            ["lanes"] = plan.Options.Lanes,
            ["shell"] = plan.Options.Shell.ToString().ToLowerInvariant(),
            ["digest"] = plan.Options.Digest,
            ["memory_bits"] = MemoryTable.Of(plan).Sum(memory => memory.Bits),
            ["memories"] = Array(MemoryTable.Of(plan), memory => new()
            {
                ["name"] = memory.Name,
                ["holds"] = memory.What,
                ["copies"] = memory.Copies,
                ["width"] = memory.Width,
                ["depth"] = memory.Depth,
                ["bits"] = memory.Bits,
            }),
            ["families"] = Array(MemoryShapes.All.Select(family => (family, memory: MemoryEstimate.Of(plan, family.Family))), e => new()
            {
                ["family"] = e.family.Family,
                ["block_ram"] = new JsonObject(e.memory.Blocks.Select(kind => new KeyValuePair<string, JsonNode?>(kind.Key, kind.Value))),
                ["lut_as_memory"] = e.memory.Tables,
                ["memories_of_logic"] = new JsonArray([.. e.memory.Logic.Select(memory => (JsonNode)memory.Name)]),
            }),
            ["area"] = Array(Enum.GetValues<Shell>().Select(shell => (shell, area: AreaEstimate.Of(plan with { Options = plan.Options with { Shell = shell } }))), e => new()
            {
                ["shell"] = e.shell.ToString().ToLowerInvariant(),
                ["family"] = AreaEstimate.Family,
                ["lut"] = e.area.Tables,
                ["lut_as_memory"] = e.area.MemoryTables,
                ["ff"] = e.area.Registers,
                ["lut_within_percent"] = AreaEstimate.TablesWithin,
                ["ff_within_percent"] = AreaEstimate.RegistersWithin,
                ["parts"] = Array(e.area.Parts, part => new() { ["part"] = part.Kind.ToString().ToLowerInvariant(), ["lut"] = part.Tables, ["ff"] = part.Registers }),
            }),
            ["clocks"] = Array(CycleFormula.Of(plan), part => new() { ["what"] = part.What, ["clocks"] = part.Clocks, ["depends"] = part.Depends.Length > 0 ? part.Depends : null }),
            ["ticks"] = run?.Ticks,
            ["cycles"] = run?.Cycles,
            ["delivery_cycles"] = run?.DeliveryCycles,
            ["synaptic_events"] = run?.SynapticEvents,
            ["delay_sizes"] = new JsonObject
            {
                ["targets"] = sizes.Targets,
                ["sources"] = sizes.Sources,
                ["synapses"] = sizes.Synapses,
                ["weight_bits"] = sizes.WeightBits,
                ["delay_bits"] = sizes.DelayBits,
                ["slots"] = sizes.Slots,
                ["sum_bits"] = sizes.SumBits,
                ["fan_out"] = sizes.FanOut,
            },
            ["delay_storage"] = Array(DelayStorage.Of(plan), store => new()
            {
                ["name"] = store.Name,
                ["bits"] = store.Bits,
                ["clocks"] = store.Clocks,
                ["overflow"] = store.Overflow,
                ["taken"] = store.IsTaken,
            }),
        };
    }

    private static JsonArray Array<T>(IEnumerable<T> items, Func<T, JsonObject> make) => [.. items.Select(make)];
}
