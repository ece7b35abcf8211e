using System.Text.Json.Nodes;
using Element = System.Text.Json.Nodes.JsonValue;

namespace Neuro.Graph;

/// <summary>The summary of a network for a script. Values are exact decimals, as text; histograms are pairs of a number and its count.</summary>
public static class NetworkSummaryJson
{
    public static JsonObject Of(NetworkSummary summary) => new()
    {
        ["name"] = summary.Network.Name,
        ["digest"] = summary.Network.Digest.ToString(),
        ["dt"] = summary.Network.Source.Dt,
        ["seed"] = summary.Network.Seed,
        ["synapses"] = summary.Synapses,
        ["longest_delay"] = summary.Network.LongestDelay,
        ["tick_order"] = new JsonArray([.. summary.Network.TickOrder.Select(index => Element.Create(summary.Network.Populations[index].Name))]),
        ["populations"] = new JsonArray([.. summary.Populations.Select(population => Of(summary.Network, population))]),
        ["projections"] = new JsonArray([.. summary.Projections.Select(projection => Of(summary.Network, projection))]),
        ["generators"] = new JsonArray([.. summary.Network.Generators.Select(generator => Of(summary.Network, generator))]),
        ["probes"] = new JsonArray([.. summary.Network.Probes.Select(probe => new JsonObject
        {
            ["population"] = summary.Network.Populations[probe.Population].Name,
            ["signal"] = probe.Signal,
            ["range"] = Of(probe.Range),
            ["neurons"] = probe.Neurons.Length,
        })]),
        ["memory_bits"] = new JsonObject
        {
            ["states"] = summary.Memory.States,
            ["parameters"] = summary.Memory.Parameters,
            ["initial_states"] = summary.Memory.Initial,
            ["synapses"] = summary.Memory.Synapses,
            ["delays"] = summary.Memory.Delays,
            ["total"] = summary.Memory.Total,
        },
        ["delays"] = Of(summary.Delays),
    };

    private static JsonObject Of(ElaboratedNetwork network, PopulationSummary summary)
    {
        var population = summary.Population;
        var json = new JsonObject
        {
            ["name"] = population.Name,
            ["size"] = population.Size,
            ["shape"] = population.Shape.IsEmpty ? null : new JsonArray([.. population.Shape.Select(extent => Element.Create(extent))]),
            ["model"] = population.Model?.Model.Name,
            ["payload"] = population.IsGraded ? population.Payload.ToString() : null,
            ["fan_in"] = population.IsInput ? null : Of(summary.FanIn),
            ["fan_out"] = Of(summary.FanOut),
        };
        if (population is not { Model: { } typed, Datapath: { } datapath })
            return json;
        var loadable = network.Source.Populations[population.Index].Loadable;
        json["parameters"] = new JsonArray([.. typed.Model.Params.Select((param, i) =>
        {
            var values = Declared(param.Name, param.Type.Format, population.Parameters[i]);
            values["loadable"] = loadable.Contains(param.Name);
            return values;
        })]);
        json["ports"] = new JsonArray([.. summary.Ports.Select(port => new JsonObject
        {
            ["name"] = port.Name,
            ["range"] = Of(port.Range),
            ["synapses"] = port.Synapses,
            ["generators"] = port.Generators,
            ["slots"] = port.Slots,
            ["delay_bits"] = port.DelayBits,
        })]);
        json["states"] = new JsonArray([.. typed.Model.States.Select((state, i) => Declared(state.Name, state.Type.Format, population.Initial[i]))]);
        json["lets"] = new JsonArray([.. typed.Lets.Select(let => new JsonObject { ["name"] = let.Name, ["range"] = Of(let.Range) })]);
        json["steps"] = new JsonArray([.. datapath.Steps.Select(step => new JsonObject
        {
            ["name"] = step.Name,
            ["op"] = step.Op.ToString().ToLowerInvariant(),
            ["bits"] = step.Num.Bits,
        })]);
        return json;
    }

    private static JsonObject Of(ElaboratedNetwork network, ProjectionSummary summary)
    {
        var projection = summary.Projection;
        return new()
        {
            ["name"] = projection.Name,
            ["source"] = projection.Declared.Source.ToString(),
            ["target"] = projection.Declared.Target.ToString(),
            ["port"] = network.Populations[projection.Target].Model!.Model.Inputs[projection.Port].Name,
            ["rule"] = RuleText.Name(projection.Declared.Rule),
            ["synapses"] = projection.SynapseCount,
            ["format"] = projection.WeightFormat.ToString(),
            ["loadable"] = projection.Loadable,
            ["weights"] = summary.Weights is var (least, most) ? Of(new Num(least, most, projection.WeightFormat.Frac)) : null,
            ["delays"] = Of(summary.Delays),
            ["weight_bits"] = summary.Word.Weight,
            ["delay_bits"] = summary.Word.Delay,
            ["target_bits"] = summary.Word.Target,
            ["words"] = summary.Words,
            ["bits"] = summary.Bits,
        };
    }

    private static JsonObject Of(ElaboratedNetwork network, ElaboratedGenerator generator)
    {
        var target = network.Populations[generator.Population];
        return new()
        {
            ["name"] = generator.Name,
            ["kind"] = RuleText.Name(generator.Kind),
            ["target"] = target.Name,
            ["port"] = generator.Port is { } port ? target.Model!.Model.Inputs[port].Name : null,
            ["first"] = generator.First,
            ["count"] = generator.Count,
            ["weight"] = generator.Port is null ? null : new Exact(generator.Weight, generator.WeightFormat.Frac).ToString(),
        };
    }

    private static JsonObject Declared(string name, Format format, IReadOnlyList<long> raws) => new()
    {
        ["name"] = name,
        ["format"] = format.ToString(),
        ["least"] = new Exact(raws.Min(), format.Frac).ToString(),
        ["greatest"] = new Exact(raws.Max(), format.Frac).ToString(),
        ["per_neuron"] = raws.Count > 1,
    };

    private static JsonObject Of(Num range) => new()
    {
        ["format"] = Format.Holding(range).ToString(),
        ["least"] = new Exact(range.Min, range.Frac).ToString(),
        ["greatest"] = new Exact(range.Max, range.Frac).ToString(),
    };

    private static JsonArray Of(Histogram histogram) => new([.. histogram.Counts.Select(item => new JsonArray(item.Number, item.Count))]);
}
