using System.Collections.Immutable;

namespace Neuro.Graph;

/// <summary>What references mean: the population, the neurons and the port.</summary>
internal static class NeuronEnds
{
    public static PopulationParts? Population(NeuronRange range, Place place, NetworkNames names, ImmutableArray<PopulationParts> populations, Diagnostics diagnostics) =>
        names.Find(range, place, diagnostics) is { } index ? populations[index] : null;

    /// <summary>The neurons of a range; null, and an error, if it reaches beyond its population or holds none.</summary>
    public static NeuronSpan? Span(NeuronRange range, PopulationParts population, Place place, Diagnostics diagnostics)
    {
        // A population without neurons has been reported.
        if (population.Size < 1)
            return null;
        var count = range.Count ?? population.Size - (long)range.First;
        if (range.First >= 0 && count >= 1 && range.First + count <= population.Size)
            return new(range.First, (int)count);
        diagnostics.Error(Code.BadRange, range.Place ?? place,
            range.Count is < 1 ? $"{range} holds no neuron" : $"{range} reaches beyond '{population.Name}', which has neurons 0 to {population.Size - 1}",
            range.Count is < 1 ? "a range [a:b] starts with a and ends before b" : null);
        return null;
    }

    /// <summary>The index of a port; null, and an error, if the model has none of that name, or none is named and it has several.</summary>
    public static int? Port(string? port, PopulationParts target, Place place, Diagnostics diagnostics)
    {
        if (target.Model is not { } model)
        {
            diagnostics.Error(Code.UnknownPort, place, $"'{target.Name}' is an input: events come to it from outside, not by synapses");
            return null;
        }
        string[] ports = [.. model.Inputs.Select(input => input.Name)];
        var index = port is null && ports.Length == 1 ? 0 : Array.IndexOf(ports, port);
        if (index >= 0)
            return index;
        if (ports.Length == 0)
            diagnostics.Error(Code.UnknownPort, place, $"{model.Name}, the model of '{target.Name}', has no input");
        else if (port is null)
            diagnostics.Error(Code.UnknownPort, place, $"{model.Name}, the model of '{target.Name}', has several inputs", $"name one of them: {string.Join(", ", ports.Select(p => $"{target.Name}.{p}"))}");
        else
            diagnostics.Error(Code.UnknownPort, place, $"{model.Name}, the model of '{target.Name}', has no input '{port}'", NetworkNames.Suggestion(port, ports));
        return null;
    }
}
