using System.Text.Json.Nodes;

namespace Neuro.Codegen;

/// <summary><c>neuro-hw.json</c> of a core of HLS: its function, its registers, its memory port and what it keeps.</summary>
internal static class HlsManifest
{
    public static EmittedFile Of(HardwarePlan plan, HlsCore core, IEnumerable<EmittedFile> files) => HardwareManifest.Of(plan, "hls", files, new()
    {
        ["top"] = HlsCore.Top(plan),
        ["stages"] = new JsonArray([.. core.Stages.Select(stage => (JsonNode)stage)]),
        ["registers"] = new JsonObject
        {
            ["version"] = RegisterMap.Version,
            ["base"] = HlsRegisters.Base,
            ["map"] = new JsonArray([.. HlsRegisters.All.Select(HardwareManifest.Of)]),
        },
        ["memory_port"] = HardwareManifest.Memory(plan),
        ["arrays"] = new JsonArray([.. core.Memory.Used.Select(array => new JsonObject
        {
            ["name"] = array.Array.Name,
            ["type"] = array.Array.Type.Name,
            ["count"] = array.Array.Count,
            ["holds"] = array.Array.What,
            ["written"] = !array.IsConstant,
        })]),
    });
}
