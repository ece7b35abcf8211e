using Neuro.Codegen;
using Neuro.Graph;
using Neuro.Hw;
using Neuro.Sim;

namespace Neuro.Tests;

/// <summary>
/// Whole projects for high-level synthesis, as a designer is given them: they lie in the repository, and compilers have
/// nothing to say about them as they lie.
/// </summary>
public sealed class HlsProjectTests
{
    public static IEnumerable<TestCaseData> Projects =>
    [
        Case("dense", ProjectSnapshotTests.Dense, new(Digest: false)),
        Case("lists", ProjectSnapshotTests.Lists, new()),
        Case("planes", ProjectSnapshotTests.Planes, new()),
        Case("stages", ProjectSnapshotTests.Stages, new(Prefix: "ears_")),
    ];

    [TestCaseSource(nameof(Projects))]
    public void A_project_is_emitted_as_it_lies_in_the_repository(string name, Network network, PlanOptions options) =>
        Snapshot.Assert("hls", name, new HlsTarget().Emit(HardwarePlan.Of(Elaborated.Of(network), options)));

    [TestCaseSource(nameof(Projects)), Category("Compilers")]
    public void Compilers_have_nothing_to_say_about_it(string name, Network network, PlanOptions options)
    {
        _ = network;
        using var folder = new TemporaryFolder();
        var project = Repository.PathOf("tests", "snapshots", "hls", name + ".verified");

        foreach (var compiler in new[] { "g++", "clang++" })
        {
            var said = NeededTool.Run(
                compiler, project,
                ["-std=c++14", "-pedantic", "-Wall", "-Wextra", "-Wconversion", "-Wsign-conversion", "-Werror", "-Wno-unknown-pragmas", "-Isrc", "-o", folder.PathOf("tb"), $"src/{options.Prefix}core.cpp", $"tb/{options.Prefix}tb.cpp"]);
            Assert.That((said.ExitCode, said.Output + said.Error), Is.EqualTo((0, "")), compiler);
        }
    }

    [TestCaseSource(nameof(Projects))]
    public void No_line_is_longer_than_a_screen_or_ends_in_a_blank(string name, Network network, PlanOptions options) => Assert.That(
        new HlsTarget().Emit(HardwarePlan.Of(Elaborated.Of(network), options)).Where(file => file.Path.StartsWith("src/", StringComparison.Ordinal) && !CLibrary.Names.Contains(Path.GetFileName(file.Path)))
            .SelectMany(file => file.Text.Split('\n').Where(line => line.Length > 120 || line.EndsWith(' ')).Select(line => $"{name}, {file.Path}: {line}")),
        Is.Empty);

    [Test, Category("Compilers")]
    public void Names_that_mean_something_to_a_compiler_mean_nothing_in_a_comment()
    {
        using var folder = new WorkFolder();

        var project = HardwareProject.Write(Targets.Hls, HardwarePlan.Of(Elaborated.Of(ProjectSnapshotTests.NamesOfSigns), new()), folder.Path);

        Assert.That(() => new CompilerEmulator("g++", "g++", isSanitized: false).Build(project, CancellationToken.None), Throws.Nothing);
    }

    [Test, Category("Compilers")]
    public void A_designer_builds_and_runs_it_with_make()
    {
        using var folder = new TemporaryFolder();
        var network = Elaborated.Of(ProjectSnapshotTests.Stages);
        var stimulus = new StimulusBuilder(network).Lasts(20).Event(2, "in", 0).Event(2, "in", 1).Event(5, "in", 0).Build();
        new HardwareRun("made", network, stimulus, 20, new()).Write(Targets.Hls, folder.Path, "", long.MaxValue);

        var made = NeededTool.Run("make", folder.Path, ["run", "sanitize", "CXX=g++"]);
        Assert.That(made.ExitCode, Is.Zero, made.Output + made.Error);
        Assert.That(made.Output.Split('\n').Count(line => line.StartsWith("passed: 20 ticks", StringComparison.Ordinal)), Is.EqualTo(2));

        // And it is no mere formality.
        File.WriteAllText(folder.PathOf("run/expected.hex"), File.ReadAllText(folder.PathOf("run/expected.hex")).Replace("1100000", "1100001", StringComparison.Ordinal));
        var wrong = NeededTool.Run("make", folder.Path, ["run", "CXX=g++"]);
        Assert.That(wrong.ExitCode, Is.Not.Zero);
        Assert.That(wrong.Output, Does.Contain("expected 110000").And.Contain("failed"));
    }

    private static TestCaseData Case(string name, Network network, PlanOptions options) => new TestCaseData(name, network, options).SetArgDisplayNames(name);
}
