using System.Collections.Immutable;
using Neuro.Graph;

namespace Neuro.Sim;

/// <summary>The compiled update of one population, and what it takes to run it: its parameters, and the lets that are recorded.</summary>
/// <param name="Lets">Indices of the model's lets that the step writes, in its order.</param>
internal sealed record PopulationStep(ElaboratedPopulation Population, CompiledStep Compiled, ImmutableArray<int> Lets)
{
    public static PopulationStep Of(ElaboratedPopulation population, ElaboratedNetwork network, LaneWidth width)
    {
        var model = population.Model!.Model;
        ImmutableArray<int> lets =
        [
            .. network.Probes.Where(probe => probe.Population == population.Index && probe.Kind == SignalKind.Let).Select(probe => probe.Index).Distinct().Order(),
        ];
        var ranges = population.Parameters.Select(values => (Min: values.Min(), Max: values.Max())).ToArray();
        var lean = LeanDatapath.Of(population.Datapath!, parameter => ranges[parameter], lets);
        var compiled = StepCompiler.Of(
            lean,
            [.. model.States.Select(state => Holding(state.Type.Format.Num))],
            [.. ranges.Select(range => range.Min == range.Max ? (Storage?)null : Storages.Holding(range.Min, range.Max))],
            [.. population.Ports.Select(port => Storages.Signed(8 * CellBytes(port)))],
            width,
            network.Generators.Any(generator => generator.Population == population.Index && DrivesAll(generator, population)));
        return new(population, compiled, lets);
    }

    /// <summary>Bytes of a cell that sums up what arrives at a port.</summary>
    public static int CellBytes(Num port) => port.Bits <= 16 ? 2 : port.Bits <= 32 ? 4 : 8;

    private static bool DrivesAll(ElaboratedGenerator generator, ElaboratedPopulation population) =>
        generator.Port is not null && generator.Kind is GeneratorKind.Poisson or GeneratorKind.Bernoulli && generator.Count == population.Size;

    private static Storage Holding(Num range) => Storages.Holding((long)range.Min, (long)range.Max);
}
