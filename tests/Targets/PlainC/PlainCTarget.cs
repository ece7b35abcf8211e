using Neuro.Codegen;

namespace Neuro.Tests;

/// <summary>A program in C99 that is the network: it reads the words of a run, and writes those that come out.</summary>
internal sealed class PlainCTarget : ITarget
{
    public string Name => "c99";

    public string Summary => "a program in C99 that runs one stimulus";

    public TargetTraits Traits { get; } = new(".c", HasClock: false, HasControl: false, HasLanes: false, HasShells: false, LoadsSynapses: false);

    public string TestBenchOf(string prefix) => "network";

    public IReadOnlyList<EmittedFile> Emit(HardwarePlan plan) =>
    [
        Rendered("src/network.c", "PlainC/network.c", PlainCPage.Of(plan)),
        Rendered("src/words.c", "PlainC/words.c", WordsPage.Of(plan)),
        .. HostLibrary.Files("src/", "fail", "input", "output", "schedule"),
        .. CLibrary.Files("kernels/"),
    ];

    private static EmittedFile Rendered(string path, string template, object page) =>
        new(path, LineBreaks.Within(TemplateSet.Render(typeof(PlainCTarget).Assembly, template, page)));
}
