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

    private static TestCaseData Case(string name, Network network, PlanOptions options) => new TestCaseData(name, network, options).SetArgDisplayNames(name);
}
