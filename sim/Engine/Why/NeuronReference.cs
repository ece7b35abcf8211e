using System.Globalization;
using Neuro.Graph;

namespace Neuro.Sim;

/// <summary>A neuron as people write it: <c>hidden[37]</c>.</summary>
public readonly record struct NeuronReference(ElaboratedPopulation Population, int Neuron)
{
    /// <summary>Null, and an error, if the network has no such neuron.</summary>
    public static NeuronReference? Parse(string text, ElaboratedNetwork network, Diagnostics diagnostics)
    {
        var place = new Place.Named(text);
        var open = text.LastIndexOf('[');
        if (open < 1 || !text.EndsWith(']') || !int.TryParse(text.AsSpan(open + 1, text.Length - open - 2), NumberStyles.None, CultureInfo.InvariantCulture, out var neuron))
        {
            diagnostics.Error(Code.BadNeuron, place, "this names no neuron", "write the population and the index: hidden[37]");
            return null;
        }
        var population = network.Populations.FirstOrDefault(p => p.Name == text[..open]);
        if (population is null)
            diagnostics.Error(Code.BadNeuron, place, $"there is no population '{text[..open]}'",
                $"the populations are {string.Join(", ", network.Populations.Where(p => !p.IsInput).Select(p => p.Name))}");
        else if (population.IsInput)
            diagnostics.Error(Code.BadNeuron, place, $"'{population.Name}' is an input: its events come from the stimulus", "ask for a neuron of a population that runs a model");
        else if (neuron >= population.Size)
            diagnostics.Error(Code.BadNeuron, place, $"'{population.Name}' has {population.Size} neurons, counted from 0");
        else
            return new(population, neuron);
        return null;
    }
}
