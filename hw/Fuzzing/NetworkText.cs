using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Neuro.Graph;
using JsonNode = System.Text.Json.Nodes.JsonNode;
using JsonValue = System.Text.Json.Nodes.JsonValue;

namespace Neuro.Hw;

/// <summary>Writes out a network that was built in code, as the files that it could be read from.</summary>
internal static class NetworkText
{
    /// <summary>The network's file.</summary>
    public const string FileName = "network.neuro.json";

    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };

    /// <summary>The network's file, and those of its models that are not shipped.</summary>
    public static IEnumerable<(string Name, string Text)> Files(Network network)
    {
        yield return (FileName, Json(network).ToJsonString(Indented).ReplaceLineEndings("\n") + "\n");
        foreach (var (name, model) in Own(network))
            yield return ($"{name}.neuron", model.Source.Text.Trim() + "\n");
    }

    // Models of one name may differ; the second gets another.
    private static Dictionary<string, NeuronModel> Own(Network network)
    {
        var own = new Dictionary<string, NeuronModel>();
        foreach (var model in network.Populations.Select(p => p.Model).OfType<NeuronModel>().Where(model => ShippedModels.Find(model.Name)?.Source.Text != model.Source.Text))
            if (!own.ContainsValue(model))
                own.Add(own.ContainsKey(model.Name) ? $"{model.Name}{own.Count}" : model.Name, model);
        return own;
    }

    private static JsonObject Json(Network network)
    {
        var own = Own(network);
        return new()
        {
            ["neuro"] = Network.FormatVersion,
            ["name"] = network.Name,
            ["seed"] = network.Seed,
            ["max_delay"] = network.MaxDelay,
            ["models"] = new JsonObject(own.Keys.Select(name => KeyValuePair.Create<string, JsonNode?>(name, $"{name}.neuron"))),
            ["populations"] = new JsonArray([.. network.Populations.Select(p => Json(p, own))]),
            ["projections"] = new JsonArray([.. network.Projections.Select(Json)]),
            ["generators"] = new JsonArray([.. network.Generators.Select(Json)]),
            ["probes"] = new JsonArray([.. network.Probes.Select(p => new JsonObject { ["signal"] = $"{p.Range}.{p.Signal}" })]),
        };
    }

    private static JsonObject Json(Population population, Dictionary<string, NeuronModel> own)
    {
        var json = new JsonObject { ["name"] = population.Name };
        if (population.Shape.IsEmpty)
            json["size"] = population.Size;
        else
            json["shape"] = Numbers(population.Shape);
        if (population.Model is not { } model)
        {
            json["input"] = true;
            if (population.Payload is { } payload)
                json["payload"] = payload.ToString();
            return json;
        }
        json["model"] = own.FirstOrDefault(pair => pair.Value == model).Key ?? model.Name;
        json["parameters"] = new JsonObject(population.Parameters.Select(p => KeyValuePair.Create(p.Key, Json(p.Value))));
        json["initial"] = new JsonObject(population.Initial.Select(p => KeyValuePair.Create(p.Key, Json(p.Value))));
        if (!population.Loadable.IsEmpty)
            json["loadable"] = new JsonArray([.. population.Loadable.Select(name => JsonValue.Create(name))]);
        return json;
    }

    private static JsonObject Json(Projection projection)
    {
        var json = new JsonObject
        {
            ["source"] = projection.Source.ToString(),
            ["target"] = projection.Port is { } port ? $"{projection.Target}.{port}" : projection.Target.ToString(),
            ["format"] = projection.WeightFormat.ToString(),
        };
        if (projection.Rule is Rule.Listed(var sources, var targets))
            json["synapses"] = new JsonArray([.. sources.Zip(targets, (s, t) => new JsonArray(s, t))]);
        else
            json["rule"] = Json(projection.Rule);
        json["weight"] = Json(projection.Weights);
        json["delay"] = projection.Delays is Values.EachRaw(var raws) ? Numbers(raws) : Json(projection.Delays);
        if (projection.Loadable)
            json["loadable"] = true;
        return json;
    }

    private static JsonNode Json(Rule rule) => rule switch
    {
        Rule.AllToAll => "all_to_all",
        Rule.OneToOne => "one_to_one",
        Rule.FixedIndegree(var degree, var seed, var index) => With(new() { ["fixed_indegree"] = degree }, seed, index),
        Rule.FixedOutdegree(var degree, var seed, var index) => With(new() { ["fixed_outdegree"] = degree }, seed, index),
        Rule.FixedTotal(var count, var seed, var index) => With(new() { ["fixed_total"] = count }, seed, index),
        Rule.FixedProbability(var threshold, var seed, var index) => With(new() { ["fixed_probability"] = new JsonObject { ["raw"] = threshold } }, seed, index),
        Rule.Convolution c => new JsonObject
        {
            [$"conv{c.Kernel.Length}d"] = new JsonObject
            {
                ["kernel"] = Numbers(c.Kernel),
                ["stride"] = Numbers(c.Stride),
                ["padding"] = Numbers(c.Padding),
                ["dilation"] = Numbers(c.Dilation),
                ["groups"] = c.Groups,
            },
        },
        _ => throw new NotSupportedException($"{rule}"),
    };

    private static JsonNode? Json(Values values) => values switch
    {
        Values.Same(var number) => Json(number),
        Values.EachRaw(var raws) => new JsonObject { ["raw"] = Numbers(raws) },
        Values.Each(var numbers) => new JsonArray([.. numbers.Select(Json)]),
        Values.Drawn(Distribution.Uniform(var low, var high), var seed, var index) => With(new() { ["uniform"] = new JsonArray(Json(low), Json(high)) }, seed, index),
        _ => throw new NotSupportedException($"{values}"),
    };

    private static JsonNode? Json(Number number) => number switch
    {
        Number.OfRaw(var raw) => new JsonObject { ["raw"] = JsonNode.Parse(raw.ToString(CultureInfo.InvariantCulture)) },
        _ => JsonNode.Parse(number.ToString()!),
    };

    private static JsonObject Json(Generator generator)
    {
        var json = new JsonObject { ["target"] = generator.Port is { } port ? $"{generator.Target}.{port}" : generator.Target.ToString() };
        switch (generator.Kind)
        {
            case GeneratorKind.Poisson(var thresholds):
                json["poisson"] = Numbers(thresholds);
                break;
            case GeneratorKind.Bernoulli(var threshold):
                json["bernoulli"] = threshold;
                break;
            case GeneratorKind.Regular(var period, var phase):
                json["regular"] = new JsonObject { ["period"] = period, ["phase"] = phase };
                break;
        }
        if (generator.Kind is not GeneratorKind.Regular)
            With(json, generator.Seed, generator.Index);
        if (generator.WeightFormat is { } format)
        {
            json["format"] = format.ToString();
            json["weight"] = Json(generator.Weight);
        }
        return json;
    }

    private static JsonObject With(JsonObject json, ulong seed, DrawIndex index)
    {
        json["seed"] = seed;
        if (index.Stride is { } stride)
            json["stride"] = stride;
        if (index.Offset != 0)
            json["offset"] = index.Offset;
        return json;
    }

    private static JsonArray Numbers<T>(IEnumerable<T> numbers) => new([.. numbers.Select(number => JsonValue.Create(number))]);
}
