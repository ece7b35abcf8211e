using System.Text.Json.Nodes;

namespace Neuro.Codegen;

/// <summary><c>neuro-hw.json</c> of an OpenCL core: what a host must keep on the device and launch.</summary>
internal static class OpenClManifest
{
    public static EmittedFile Of(HardwarePlan plan, OpenClProgram program, IEnumerable<EmittedFile> files) => HardwareManifest.Of(plan, "opencl", files, new()
    {
        ["sources"] = new JsonArray([.. program.Sources.Select(path => (JsonNode)path)]),
        ["buffers"] = new JsonArray([.. program.Buffers.Select(Buffer)]),
        ["inputs"] = new JsonArray([.. plan.Events.Inputs.Select(Input)]),
        ["kernels"] = new JsonArray([.. program.Kernels.Select(kernel => Kernel(program, kernel))]),
    });

    private static JsonObject Buffer(DeviceBuffer buffer) => new()
    {
        ["name"] = buffer.Name,
        ["use"] = Use(buffer.Use),
        ["type"] = buffer.Type.Name,
        ["element_bytes"] = buffer.ElementBytes,
        ["count"] = buffer.Count,
        ["holds"] = buffer.What,
        ["file"] = buffer.Use == BufferUse.Data ? buffer.File : null,
    };

    private static JsonObject Input(InputChannels input) => new()
    {
        ["name"] = input.Name,
        ["words"] = input.PayloadWords,
        ["signed"] = !input.IsUnsignedWord,
        ["fixed"] = input.Fixed,
    };

    private static JsonObject Kernel(OpenClProgram program, Kernel kernel) => new()
    {
        ["name"] = kernel.Name,
        ["items"] = kernel.Items,
        ["on_marks"] = kernel.OnMarks,
        ["buffers"] = new JsonArray([.. kernel.Buffers.Select(buffer => (JsonNode)program.Buffers.IndexOf(buffer))]),
        ["takes_tick"] = kernel.TakesTick,
        ["takes_place"] = kernel.TakesPlace,
    };

    private static string Use(BufferUse use) => SnakeCase.Of(use.ToString());
}
