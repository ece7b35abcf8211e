using System.Collections.Immutable;

namespace Neuro.Graph;

/// <summary>A probe whose signal is found, before ranges are known.</summary>
internal sealed record ProbeParts(PopulationParts Population, string Signal, SignalKind Kind, int Index, ImmutableArray<int> Neurons)
{
    /// <summary>The probe with the exact range of what it records.</summary>
    public ElaboratedProbe With(TypedModel model) => new(Population.Index, Signal, Kind, Index, Kind switch
    {
        SignalKind.State => model.Model.States[Index].Type.Format.Num,
        SignalKind.Port => model.Ports[Index],
        SignalKind.Let => model.Lets[Index].Range,
        _ => throw new System.Diagnostics.UnreachableException($"{Kind} is not a signal"),
    }, Neurons);
}

/// <summary>The probes with their signals found and their neurons written out.</summary>
internal static class ProbeTable
{
    public static ImmutableArray<ProbeParts> Of(Network network, NetworkNames names, ImmutableArray<PopulationParts> populations, Diagnostics diagnostics)
    {
        var probes = ImmutableArray.CreateBuilder<ProbeParts>();
        var values = 0;
        foreach (var declared in network.Probes)
        {
            if (NeuronEnds.Population(declared.Range, declared.Place, names, populations, diagnostics) is not { } population)
                continue;
            var span = NeuronEnds.Span(declared.Range, population, declared.Place, diagnostics);
            if (Signal(declared, population, diagnostics) is not var (kind, index) || span is null)
                continue;
            if (Network.MostProbedValues - values < (declared.Neurons.IsEmpty ? span.Value.Count : declared.Neurons.Length))
            {
                diagnostics.Error(Code.TooManyProbes, declared.Place, $"here the probes record more than {Network.MostProbedValues} values a tick", "choose neurons");
                break;
            }
            if (Neurons(declared, span.Value, population, diagnostics) is not { } neurons)
                continue;
            values += neurons.Length;
            probes.Add(new(population, declared.Signal, kind, index, neurons));
        }
        return probes.ToImmutable();
    }

    private static ImmutableArray<int>? Neurons(Probe declared, NeuronSpan span, PopulationParts population, Diagnostics diagnostics)
    {
        if (declared.Neurons.IsEmpty)
            return [.. Enumerable.Range(span.First, span.Count)];
        if (declared.Neurons.Any(neuron => neuron < 0 || neuron >= population.Size))
        {
            diagnostics.Error(Code.BadRange, declared.Place, $"'{population.Name}' has no neuron {declared.Neurons.First(neuron => neuron < 0 || neuron >= population.Size)}; it has 0 to {population.Size - 1}");
            return null;
        }
        return [.. declared.Neurons.Distinct().Order()];
    }

    private static (SignalKind Kind, int Index)? Signal(Probe declared, PopulationParts population, Diagnostics diagnostics)
    {
        if (population.Model is not { } model)
        {
            diagnostics.Error(Code.UnknownSignal, declared.Place, $"'{population.Name}' is an input and has nothing to record", "its events are in the stimulus");
            return null;
        }
        var lets = model.Statements.Concat(model.Spike?.Body ?? []).OfType<Statement.Let>();
        List<(string Name, SignalKind Kind, int Index)> signals =
        [
            .. model.States.Select((state, index) => (state.Name, SignalKind.State, index)),
            .. model.Inputs.Select((input, index) => (input.Name, SignalKind.Port, index)),
            .. lets.Select(let => (let.Name, SignalKind.Let, let.Index)),
        ];
        var found = signals.FindIndex(signal => signal.Name == declared.Signal);
        if (found >= 0)
            return (signals[found].Kind, signals[found].Index);
        diagnostics.Error(Code.UnknownSignal, declared.Place, $"{model.Name}, the model of '{population.Name}', has no state, input or let '{declared.Signal}'",
            NetworkNames.Suggestion(declared.Signal, [.. signals.Select(signal => signal.Name)]));
        return null;
    }
}
