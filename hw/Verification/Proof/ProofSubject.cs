using System.Collections.Immutable;
using Neuro.Codegen;
using Neuro.Graph;

namespace Neuro.Hw;

/// <summary>A neuron that is to be proven, as it is emitted.</summary>
/// <param name="Name">What tables call it.</param>
public sealed record ProofSubject(string Name, TypedModel Model, NeuronModule Module)
{
    /// <summary>A model by itself, whose lets can all be seen; null, and errors, if it is too wide for such ports.</summary>
    /// <param name="port">All that the sum of a port can be.</param>
    public static ProofSubject? Of(NeuronModel model, Num port, Diagnostics diagnostics)
    {
        if (ModelTyping.Of(model, [.. model.Inputs.Select(_ => port)], diagnostics) is not { } typed)
            return null;
        ImmutableArray<int> lets = [.. Enumerable.Range(0, typed.Lets.Length)];
        return new(model.Name, typed, NeuronModule.Of(Lowering.Of(typed), VerilogNames.Sanitised(model.Name.ToLowerInvariant()) + "_neuron", StageLevels.Default, lets));
    }

    /// <summary>The neurons of a network, with the ranges that its ports have: one for each datapath.</summary>
    /// <exception cref="InvalidInputException">The network is none that hardware can be made for.</exception>
    public static ImmutableArray<ProofSubject> Of(ElaboratedNetwork network)
    {
        var plan = HardwarePlan.Of(network, new());
        return [.. plan.Units.Zip(plan.Modules, (unit, module) => new ProofSubject(
            $"{unit.Model.Name} ({string.Join(", ", unit.Populations.Select(population => population.Source.Population.Name))})", unit.Datapath.Model, module))];
    }
}
