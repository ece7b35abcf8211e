using System.Collections.Immutable;
using System.Text.Json;
using Neuro.Codegen;

namespace Neuro.Hw;

/// <summary>What the <c>neuro-hw.json</c> of an emitted OpenCL project says a host must keep on the device, launch, read and write.</summary>
/// <param name="Sources">Files of the program, in the order in which they are joined.</param>
/// <param name="Inputs">By id of incoming events.</param>
/// <param name="Outputs">By id of outgoing events.</param>
internal sealed record OpenClManifest(
    ImmutableArray<string> Sources, ImmutableArray<OpenClBuffer> Buffers, ImmutableArray<OpenClKernel> Kernels,
    int NeuronBits, ImmutableArray<OpenClInput> Inputs, ImmutableArray<OpenClOutput> Outputs, ImmutableArray<OpenClProbe> Probes)
{
    /// <param name="path">Of the file.</param>
    public static OpenClManifest Read(string path)
    {
        using var json = JsonDocument.Parse(File.ReadAllBytes(path));
        var (program, events) = (json.RootElement.GetProperty("program"), json.RootElement.GetProperty("events"));
        return new(
            [.. program.GetProperty("sources").EnumerateArray().Select(source => source.GetString()!)],
            [.. program.GetProperty("buffers").EnumerateArray().Select(Buffer)],
            [.. program.GetProperty("kernels").EnumerateArray().Select(Kernel)],
            Int(events, "neuron_bits"),
            [.. program.GetProperty("inputs").EnumerateArray().Select(input => new OpenClInput(Int(input, "words"), input.GetProperty("signed").GetBoolean(), Long(input, "fixed")))],
            [.. events.GetProperty("outputs").EnumerateArray().Select(output => new OpenClOutput(Int(output, "size"), Int(output, "payload_words")))],
            [.. events.GetProperty("probes").EnumerateArray().Select(probe => new OpenClProbe(Int(probe, "neurons"), Int(probe, "value_words")))]);
    }

    private static OpenClBuffer Buffer(JsonElement buffer) => new(
        buffer.GetProperty("name").GetString()!,
        Enum.Parse<BufferUse>(buffer.GetProperty("use").GetString()!.Replace("_", "", StringComparison.Ordinal), ignoreCase: true),
        Int(buffer, "element_bytes"), Long(buffer, "count"), buffer.GetProperty("file").GetString());

    private static OpenClKernel Kernel(JsonElement kernel) => new(
        kernel.GetProperty("name").GetString()!, Long(kernel, "items"), kernel.GetProperty("on_marks").GetBoolean(),
        [.. kernel.GetProperty("buffers").EnumerateArray().Select(buffer => buffer.GetInt32())],
        kernel.GetProperty("takes_tick").GetBoolean(), kernel.GetProperty("takes_place").GetBoolean());

    private static int Int(JsonElement of, string name) => of.GetProperty(name).GetInt32();

    private static long Long(JsonElement of, string name) => of.GetProperty(name).GetInt64();
}

/// <param name="File">Of its contents, relative to the project; null where it is no data.</param>
internal sealed record OpenClBuffer(string Name, BufferUse Use, int ElementBytes, long Count, string? File)
{
    /// <summary>Elements for so many samples, ticks of a block, and events that come in in it.</summary>
    public long Elements(int samples, int ticks, int events) => Use switch
    {
        BufferUse.Data => Count,
        BufferUse.Sample => Count * samples,
        BufferUse.InputNeuron or BufferUse.InputValue => events,
        _ => Count * samples * ticks,
    };

    /// <summary>An array on a device has no fewer than one element.</summary>
    public long Bytes(int samples, int ticks, int events) => Math.Max(1, Elements(samples, ticks, events)) * ElementBytes;
}

internal sealed record OpenClKernel(string Name, long Items, bool OnMarks, ImmutableArray<int> Buffers, bool TakesTick, bool TakesPlace);

/// <param name="Fixed">What an event without words of payload means.</param>
internal sealed record OpenClInput(int Words, bool IsSigned, long Fixed);

internal sealed record OpenClOutput(int Size, int Words);

internal sealed record OpenClProbe(int Neurons, int Words);
