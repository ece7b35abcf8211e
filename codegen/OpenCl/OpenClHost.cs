using System.Globalization;

namespace Neuro.Codegen;

/// <summary>The host program in C: written by hand, but for the schedule of the network.</summary>
internal static class OpenClHost
{
    private const string Library = "host/";
    private const string Folder = "src/";

    public static IEnumerable<EmittedFile> Files(HardwarePlan plan, OpenClProgram program) =>
    [
        .. Embedded.Names(Library).Select(name => new EmittedFile(Folder + name, Embedded.Text(Library + name))),
        new(Folder + "schedule.c", LineBreaks.Within(TemplateSet.Render("opencl/schedule.c", Page(plan, program)))),
    ];

    private static object Page(HardwarePlan plan, OpenClProgram program) => new
    {
        Network = plan.Network.Name,
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
        plan.Events.NeuronBits,
        Inputs = plan.Events.Inputs.Select(input => new
        {
            Name = Quoted(input.Name),
            First = Unsigned32(input.First),
            Count = Unsigned32(input.Count),
            Words = input.PayloadWords,
            IsSigned = Flag(!input.IsUnsignedWord),
            Least = CType.Literal(input.PayloadWords == 0 ? input.Fixed : input.Payload.Min),
            Greatest = CType.Literal(input.PayloadWords == 0 ? input.Fixed : input.Payload.Max),
            Fixed = CType.Literal(input.Fixed),
        }).ToList(),
        Outputs = plan.Events.Outputs.Select(output => new { Name = Quoted(output.Name), Size = Unsigned32(output.Size), Words = output.PayloadWords }).ToList(),
        Probes = plan.Events.Probes.Select(probe => new { Values = Unsigned32(probe.Neurons), Words = probe.ValueWords }).ToList(),
        HasDigest = Flag(plan.Options.Digest),
    };

    private static int Flag(bool it) => it ? 1 : 0;

    private static string Unsigned32(long number) => string.Create(CultureInfo.InvariantCulture, $"UINT32_C({number})");

    private static string Unsigned64(long number) => string.Create(CultureInfo.InvariantCulture, $"UINT64_C({number})");

    // Names are the user's, and may hold anything.
    private static string Quoted(string name) =>
        $"\"{string.Concat(name.Select(c => c is '"' or '\\' or '?' ? $"\\{c}" : char.IsControl(c) ? " " : c.ToString()))}\"";
}
