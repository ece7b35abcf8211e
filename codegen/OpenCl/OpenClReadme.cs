using System.Globalization;

namespace Neuro.Codegen;

/// <summary>The page to read first, and the Makefile.</summary>
internal static class OpenClReadme
{
    public static IEnumerable<EmittedFile> Files(HardwarePlan plan, OpenClProgram program)
    {
        var page = Page(plan, program);
        yield return new("Makefile", TemplateSet.Render("opencl/Makefile", page));
        yield return new("README.md", LineBreaks.InPage(TemplateSet.Render("opencl/README.md", page, EventsPage.Of(plan))));
    }

    private static object Page(HardwarePlan plan, OpenClProgram program) => new
    {
        Network = plan.Network.Name,
        Kernels = program.Kernels.Select(kernel => new { kernel.Name, Items = Number(kernel.Items), When = kernel.OnMarks ? "only on ticks with marks, and on the first" : "" }).ToList(),
        Buffers = program.Buffers.Select(buffer => new { buffer.Name, buffer.What, Type = buffer.Type.Name, Count = Number(buffer.Count), Of = Of(buffer.Use) }).ToList(),
        DataBytes = Number(Bytes(program, use => use == BufferUse.Data)),
        SampleBytes = Number(Bytes(program, use => use == BufferUse.Sample)),
        TickBytes = Number(Bytes(program, use => use is not (BufferUse.Data or BufferUse.Sample or BufferUse.InputNeuron or BufferUse.InputValue))),
    };

    private static long Bytes(OpenClProgram program, Func<BufferUse, bool> counts) => program.Buffers.Where(buffer => counts(buffer.Use)).Sum(buffer => buffer.Count * buffer.ElementBytes);

    private static string Of(BufferUse use) => use switch
    {
        BufferUse.Data => "in a file",
        BufferUse.Sample => "of a sample",
        BufferUse.InputNeuron or BufferUse.InputValue => "for each event that comes in",
        _ => "of a sample and tick",
    };

    private static string Number(long number) => number.ToString("N0", CultureInfo.InvariantCulture);
}
