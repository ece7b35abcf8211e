using System.Collections.Immutable;
using System.Runtime.InteropServices;

namespace Neuro.Graph;

/// <summary>The model of every population with all widths known, and its datapath; populations of one model and equal ports share them.</summary>
internal static class TypedModels
{
    /// <param name="ports">By population and port.</param>
    /// <returns>By population; null for inputs, and, with an error, where the model does not fit its ports.</returns>
    public static ImmutableArray<(TypedModel Model, Datapath Datapath)?> Of(
        ImmutableArray<PopulationParts> populations, ImmutableArray<ImmutableArray<Num>> ports, Diagnostics diagnostics)
    {
        var known = new Dictionary<NeuronModel, List<(TypedModel Model, Datapath Datapath)>>(ReferenceEqualityComparer.Instance);
        var result = ImmutableArray.CreateBuilder<(TypedModel, Datapath)?>();
        foreach (var population in populations)
        {
            if (population.Model is not { } model)
            {
                result.Add(null);
                continue;
            }
            ref var alike = ref CollectionsMarshal.GetValueRefOrAddDefault(known, model, out _);
            alike ??= [];
            var index = alike.FindIndex(typed => typed.Model.Ports.SequenceEqual(ports[population.Index]));
            if (index < 0 && Typed(population, ports[population.Index], diagnostics) is { } fresh)
            {
                alike.Add((fresh, Lowering.Of(fresh)));
                index = alike.Count - 1;
            }
            result.Add(index < 0 ? null : alike[index]);
        }
        return result.ToImmutable();
    }

    // What is wrong with a model may be wrong for this population's ports only, so the message names it.
    private static TypedModel? Typed(PopulationParts population, ImmutableArray<Num> ports, Diagnostics diagnostics)
    {
        var own = new Diagnostics();
        var typed = ModelTyping.Of(population.Model!, ports, own);
        var inputs = string.Join(", ", population.Model!.Inputs.Select((input, port) => $"{input.Name} is {ports[port]}"));
        foreach (var item in own.Items)
            diagnostics.Add(item with { Message = $"{item.Message} (in '{population.Name}'{(inputs.Length > 0 ? $", where {inputs}" : "")})" });
        return typed;
    }
}
