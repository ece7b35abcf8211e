using System.Collections.Immutable;

namespace Neuro.Codegen;

/// <summary>A kernel, which is launched once a tick: as many work-items as it has, for each sample.</summary>
/// <param name="OnMarks">Whether it is launched only on ticks with marks.</param>
/// <param name="Buffers">Its arguments.</param>
/// <param name="TakesTick">Whether the number of the tick follows them, as <c>ulong</c>.</param>
/// <param name="TakesPlace">Whether the place of the tick in its block follows, as <c>uint</c>.</param>
/// <param name="Text">Its definition.</param>
public sealed record Kernel(string Name, long Items, bool OnMarks, ImmutableArray<DeviceBuffer> Buffers, bool TakesTick, bool TakesPlace, string Text);

/// <summary>Collects what a kernel is given while it is written.</summary>
internal sealed class KernelParameters
{
    private readonly List<(DeviceBuffer Buffer, bool IsWritten)> buffers = [];
    private bool takesTick;
    private bool takesPlace;

    /// <summary>The name of a buffer that is read.</summary>
    public string Read(DeviceBuffer buffer) => Add(buffer, isWritten: false);

    /// <summary>The name of a buffer that is written, and perhaps read.</summary>
    public string Write(DeviceBuffer buffer) => Add(buffer, isWritten: true);

    /// <summary>The number of the tick.</summary>
    public string Tick()
    {
        takesTick = true;
        return "tick";
    }

    /// <summary>Which tick of which sample it is among those of a block.</summary>
    public string Now()
    {
        takesPlace = true;
        return "now";
    }

    /// <param name="template">Of its definition.</param>
    /// <param name="page">What the template is filled with, beside the kernel's head.</param>
    public Kernel Kernel(string name, long items, string template, object page, bool onMarks = false) => new(
        name, items, onMarks, [.. buffers.Select(b => b.Buffer)], takesTick, takesPlace,
        LineBreaks.Within(TemplateSet.Render($"opencl/{template}", new { Name = name, Parameters = Lines(), HasNow = takesPlace }, page)));

    private string Add(DeviceBuffer buffer, bool isWritten)
    {
        var index = buffers.FindIndex(b => b.Buffer == buffer);
        if (index < 0)
            buffers.Add((buffer, isWritten));
        else
            buffers[index] = (buffer, isWritten || buffers[index].IsWritten);
        return buffer.Name;
    }

    private List<string> Lines()
    {
        var declared = buffers.Select(b => (Text: $"global {(b.IsWritten ? "" : "const ")}{b.Buffer.Type.Name} *{b.Buffer.Name}", Note: CExpression.Comment(b.Buffer.What))).ToList();
        if (takesTick)
            declared.Add(("const uint64_t tick", "the number of the tick"));
        if (takesPlace)
            declared.Add(("const uint32_t at", "its place in the block"));
        var width = declared.Max(line => line.Text.Length) + 1;
        return [.. declared.Select((line, i) => $"{(line.Text + (i + 1 < declared.Count ? "," : ")")).PadRight(width)} /* {line.Note} */")];
    }
}
