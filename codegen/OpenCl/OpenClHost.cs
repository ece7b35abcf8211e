using System.Globalization;

namespace Neuro.Codegen;

/// <summary>The host program in C: written by hand, but for the schedule of the network.</summary>
internal static class OpenClHost
{
    private const string Folder = "src/";

    public static IEnumerable<EmittedFile> Files(HardwarePlan plan, OpenClProgram program) =>
    [
        .. HostLibrary.Files(Folder),
        new(Folder + "schedule.c", LineBreaks.Within(TemplateSet.Render("opencl/schedule.c", Page(plan, program), WordsPage.Of(plan)))),
    ];

    private static object Page(HardwarePlan plan, OpenClProgram program) => new
    {
        Network = CExpression.Comment(plan.Network.Name),
        program.Sources,
        Buffers = program.Buffers.Select(buffer => new
        {
            buffer.Name,
            Use = "USE_" + SnakeCase.Of(buffer.Use.ToString()).ToUpperInvariant(),
            buffer.ElementBytes,
            Count = Unsigned64(buffer.Count),
            File = buffer.Use == BufferUse.Data ? $"\"{buffer.File}\"" : "NULL",
        }).ToList(),
        Kernels = program.Kernels.Select(kernel => new
        {
            kernel.Name,
            Items = Unsigned64(kernel.Items),
            OnMarks = Flag(kernel.OnMarks),
            TakesTick = Flag(kernel.TakesTick),
            TakesPlace = Flag(kernel.TakesPlace),
            Buffers = kernel.Buffers.Length,
            Arguments = string.Join(", ", kernel.Buffers.Select(buffer => program.Buffers.IndexOf(buffer))),
        }).ToList(),
    };

    private static int Flag(bool it) => it ? 1 : 0;

    private static string Unsigned64(long number) => string.Create(CultureInfo.InvariantCulture, $"UINT64_C({number})");
}
