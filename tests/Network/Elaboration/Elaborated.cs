using Neuro.Graph;

namespace Neuro.Tests;

/// <summary>Elaborates networks that a test writes out.</summary>
internal static class Elaborated
{
    public static ElaboratedNetwork Of(Network network)
    {
        var diagnostics = new Diagnostics();
        var elaborated = Elaborator.Elaborate(network, diagnostics);
        Assert.That(diagnostics.Items.Select(d => d.ToString()), Is.Empty);
        return elaborated!;
    }

    public static IReadOnlyList<Diagnostic> Errors(Network network)
    {
        var diagnostics = new Diagnostics();
        Assert.That(Elaborator.Elaborate(network, diagnostics), Is.Null);
        return diagnostics.Items;
    }

    public static List<Synapse> Synapses(ElaboratedProjection projection)
    {
        var synapses = new List<Synapse>();
        projection.Synapses.ForEachBlock(block => synapses.AddRange(block));
        return synapses;
    }
}
