using Neuro.Codegen;
using Neuro.Graph;
using Neuro.Hw;
using Neuro.Sim;

namespace Neuro.Tests;

/// <summary>Whole OpenCL projects, as anybody is given them: they lie in the repository, and build and run as they lie.</summary>
public sealed class OpenClProjectTests
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
        Snapshot.Assert("opencl", name, new OpenClTarget().Emit(HardwarePlan.Of(Elaborated.Of(network), options)));

    [TestCaseSource(nameof(Projects))]
    [Category("OpenCL")]
    public void Its_kernels_pass_a_strict_compiler(string name, Network network, PlanOptions options)
    {
        var folder = Repository.PathOf("tests", "snapshots", "opencl", name + ".verified", "kernels");
        foreach (var file in Directory.GetFiles(folder, "*.cl"))
        {
            var compiler = NeededTool.Run("clang", folder, "-x", "cl", "-cl-std=CL1.2", "-Xclang", "-finclude-default-header", "-Wall", "-Wextra", "-Werror", "-fsyntax-only", Path.GetFileName(file));

            Assert.That((compiler.ExitCode, compiler.Error), Is.EqualTo((0, "")), file);
        }
    }

    [Test]
    [Category("OpenCL")]
    public void Names_that_mean_something_to_a_compiler_mean_nothing_in_a_comment()
    {
        IEmulator[] emulators = [new OpenClEmulator(), new OpenClHostEmulator()];
        foreach (var tool in emulators.SelectMany(emulator => emulator.Tools))
            NeededTool.Require(tool);
        using var folder = new TemporaryFolder();
        var network = Elaborated.Of(ProjectSnapshotTests.NamesOfSigns);
        var stimulus = new StimulusBuilder(network).Lasts(6).Event(1, "in */ /*", 0).Build();

        var rows = Verifier.Run(new(network, stimulus, 6, [new()], [.. emulators], folder.Path, Thorough: false), null, default);

        Assert.That(rows.Select(row => (row.Tool, row.Agreed)), Is.EqualTo([("opencl", true), ("opencl-host", true)]));
    }

    private static TestCaseData Case(string name, Network network, PlanOptions options) => new TestCaseData(name, network, options).SetArgDisplayNames(name);
}
