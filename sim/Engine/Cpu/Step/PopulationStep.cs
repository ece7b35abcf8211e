using System.Collections.Immutable;
using Neuro.Graph;

namespace Neuro.Sim;

/// <summary>The compiled update of one population, and what it takes to run it: its parameters, and the lets that are recorded.</summary>
/// <param name="Lets">Indices of the model's lets that the step writes, in its order.</param>
internal sealed record PopulationStep(ElaboratedPopulation Population, CompiledStep Compiled, ImmutableArray<int> Lets)
{
    public static PopulationStep Of(ElaboratedPopulation population, ElaboratedNetwork network, LaneWidth width)
    {
        var lean = LeanPopulation.Of(population, network);
        var compiled = StepCompiler.Of(
            lean.Datapath,
            lean.States,
            lean.Parameters,
            [.. population.Ports.Select(port => Storages.Signed(8 * CellBytes(port)))],
            width,
            network.Generators.Any(generator => generator.Population == population.Index && DrivesAll(generator, population)));
        return new(population, compiled, lean.Lets);
    }

    /// <summary>Bytes of a cell that sums up what arrives at a port.</summary>
    public static int CellBytes(Num port) => port.Bits <= 16 ? 2 : port.Bits <= 32 ? 4 : 8;

    private static bool DrivesAll(ElaboratedGenerator generator, ElaboratedPopulation population) =>
        generator.Port is not null && generator.Kind is GeneratorKind.Poisson or GeneratorKind.Bernoulli && generator.Count == population.Size;
}
