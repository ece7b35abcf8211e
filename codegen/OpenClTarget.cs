namespace Neuro.Codegen;

/// <summary>OpenCL C 1.2: kernels for the whole network, the network's numbers in files, and a host program in C99.</summary>
public sealed class OpenClTarget : ITarget
{
    public string Name => "opencl";

    public string Summary => "OpenCL C 1.2 kernels and a host program in C99, with Makefile";

    public TargetTraits Traits { get; } = new(".c", HasClock: false, HasControl: false, HasLanes: false, HasShells: false, LoadsSynapses: false);

    public string TestBenchOf(string prefix) => "host";

    public IReadOnlyList<EmittedFile> Emit(HardwarePlan plan)
    {
        var program = OpenClProgram.Of(plan);
        var files = new List<EmittedFile>(program.Files);
        files.AddRange(CLibrary.Files("kernels/"));
        files.Add(new(OpenClProgram.SumsHeader, Embedded.Text("opencl/neuro_sums.h")));
        files.AddRange(program.Buffers.Where(buffer => buffer.Use == BufferUse.Data).Select(buffer => new EmittedFile(buffer.File, buffer.Bytes())));
        files.AddRange(OpenClHost.Files(plan, program));
        files.AddRange(OpenClReadme.Files(plan, program));
        files.Add(OpenClManifest.Of(plan, program, files));
        return files;
    }
}
