namespace Neuro.Codegen;

/// <summary>C++14 for tools of high-level synthesis: a function for each stage of a tick, plain integers, a test bench.</summary>
public sealed class HlsTarget : ITarget
{
    public string Name => "hls";

    public string Summary => "C++14 for high-level synthesis, with test bench, Makefile and a script for Vitis HLS";

    public TargetTraits Traits { get; } = new(".cpp", HasClock: false, HasControl: true, HasLanes: false, HasShells: false, LoadsSynapses: false);

    public IReadOnlyList<EmittedFile> Emit(HardwarePlan plan)
    {
        var core = HlsCore.Of(plan);
        var files = new List<EmittedFile>(core.Files);
        files.AddRange(CLibrary.Files("src/"));
        files.AddRange(HlsProject.Files(plan, core));
        files.AddRange(WeightMap.Files(plan));
        files.Add(HlsManifest.Of(plan, core, files));
        return files;
    }
}
