using Neuro.Codegen;
using Neuro.Graph;

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

    private static TestCaseData Case(string name, Network network, PlanOptions options) => new TestCaseData(name, network, options).SetArgDisplayNames(name);
}
