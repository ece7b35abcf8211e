using Neuro.Codegen;

namespace Neuro.Tests;

/// <summary>The target of <c>docs/targets.md</c> that draws a network.</summary>
internal sealed class GraphvizTests
{
    [Test]
    public void A_target_is_a_class_and_a_template()
    {
        var network = ExampleRun.NetworkAt(Repository.PathOf("examples", "delay_motif", "motif.neuro.json"));

        var files = new GraphvizTarget().Emit(HardwarePlan.Of(network, new()));

        Snapshot.Assert("graphviz", "motif", files);
    }
}
