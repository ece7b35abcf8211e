using System.Reflection;

namespace Neuro.Tests;

/// <summary>Which part may know of which: the graph of nothing, engines and targets of the graph, the command line of all.</summary>
public sealed class DependencyDirectionTests
{
    [TestCase("Neuro.Graph", new string[0])]
    [TestCase("Neuro.Sim", new[] { "Neuro.Graph" })]
    [TestCase("Neuro.Codegen", new[] { "Neuro.Graph" })]
    [TestCase("Neuro.Hw", new[] { "Neuro.Graph", "Neuro.Sim", "Neuro.Codegen" })]
    [TestCase("Neuro.Bench", new[] { "Neuro.Graph", "Neuro.Sim", "Neuro.Codegen", "Neuro.Hw" })]
    [TestCase("neuro", new[] { "Neuro.Graph", "Neuro.Sim", "Neuro.Codegen", "Neuro.Hw", "Neuro.Bench" })]
    public void A_part_refers_only_to_those_below_it(string part, string[] below)
    {
        var own = Assembly.Load(part).GetReferencedAssemblies()
            .Select(assembly => assembly.Name!)
            .Where(name => name.StartsWith("neuro", StringComparison.OrdinalIgnoreCase));

        Assert.That(own, Is.SubsetOf(below));
    }

    [Test]
    public void The_graph_draws_nothing_and_knows_no_command_line()
    {
        var others = new[] { "Neuro.Graph", "Neuro.Sim", "Neuro.Codegen", "Neuro.Hw", "Neuro.Bench" }
            .SelectMany(part => Assembly.Load(part).GetReferencedAssemblies(), (part, assembly) => (part, assembly.Name))
            .Where(pair => pair.Name!.StartsWith("Spectre", StringComparison.Ordinal)
                || pair.Name.StartsWith("ScottPlot", StringComparison.Ordinal)
                || pair.Name.StartsWith("System.CommandLine", StringComparison.Ordinal)
                || pair.Name == "System.Console");

        Assert.That(others, Is.Empty);
    }
}
