using Neuro.Codegen;

namespace Neuro.Tests;

/// <summary>Emits as another target does, but with something else in a file.</summary>
/// <param name="path">Of the file.</param>
/// <param name="text">What it has, in all places.</param>
/// <param name="faulty">What it gets instead.</param>
internal sealed class FaultyTarget(ITarget sound, string path, string text, string faulty) : ITarget
{
    public string Name => sound.Name;

    public string Summary => sound.Summary;

    public TargetTraits Traits => sound.Traits;

    public string TestBenchOf(string prefix) => sound.TestBenchOf(prefix);

    public IReadOnlyList<EmittedFile> Emit(HardwarePlan plan)
    {
        var files = sound.Emit(plan);
        Assert.That(files.Single(file => file.Path == path).Text, Does.Contain(text), "what is to be made wrong");
        return [.. files.Select(file => file.Path == path ? file with { Text = file.Text.Replace(text, faulty, StringComparison.Ordinal) } : file)];
    }
}
