using System.Reflection;
using System.Text.Json;
using Neuro.Graph;
using Neuro.Sim;
using JsonNode = System.Text.Json.Nodes.JsonNode;
using JsonObject = System.Text.Json.Nodes.JsonObject;

namespace Neuro.Tests;

/// <summary>The published schemas know the keys that the readers know, and tell of each what it is.</summary>
public sealed class SchemaKeysTests
{
    private static readonly PublishedSchema[] Schemas = [PublishedSchema.Network, PublishedSchema.Stimulus];

    // Which parts of a schema, taken together, have the keys of which list of a reader.
    private static readonly (PublishedSchema Schema, string List, IEnumerable<string> Keys, string[] Parts)[] Known =
    [
        (PublishedSchema.Network, "NetworkReader.Keys", NetworkReader.Keys, [""]),
        (PublishedSchema.Network, "PopulationReader.Keys", PopulationReader.Keys, ["$defs/population"]),
        (PublishedSchema.Network, "ProjectionReader.Keys", ProjectionReader.Keys, ["$defs/projection"]),
        (PublishedSchema.Network, "SynapsesReader.Keys", SynapsesReader.Keys, ["$defs/synapse_file"]),
        (PublishedSchema.Network, "GeneratorReader.Keys", GeneratorReader.Keys, ["$defs/generator"]),
        (PublishedSchema.Network, "GeneratorReader.PoissonKeys", GeneratorReader.PoissonKeys, ["$defs/poisson"]),
        (PublishedSchema.Network, "GeneratorReader.BernoulliKeys", GeneratorReader.BernoulliKeys, ["$defs/bernoulli"]),
        (PublishedSchema.Network, "GeneratorReader.RegularKeys", GeneratorReader.RegularKeys, ["$defs/regular"]),
        (PublishedSchema.Network, "ProbeReader.Keys", ProbeReader.Keys, ["$defs/probe"]),
        (PublishedSchema.Network, "EndReader.Keys", EndReader.Keys, ["$defs/named_end"]),
        (PublishedSchema.Network, "NumberReader.Keys", NumberReader.Keys, ["$defs/rounded", "$defs/raw"]),
        (PublishedSchema.Network, "ProbabilityReader.Keys", ProbabilityReader.Keys, ["$defs/raw_probability"]),
        (PublishedSchema.Network, "RuleReader.DrawKeys", RuleReader.DrawKeys.Append("fixed_indegree"), ["$defs/fixed_indegree"]),
        (PublishedSchema.Network, "RuleReader.DrawKeys", RuleReader.DrawKeys.Append("fixed_outdegree"), ["$defs/fixed_outdegree"]),
        (PublishedSchema.Network, "RuleReader.DrawKeys", RuleReader.DrawKeys.Append("fixed_total"), ["$defs/fixed_total"]),
        (PublishedSchema.Network, "RuleReader.DrawKeys", RuleReader.DrawKeys.Append("fixed_probability"), ["$defs/fixed_probability"]),
        (PublishedSchema.Network, "RuleReader.ConvolutionKeys", RuleReader.ConvolutionKeys, ["$defs/conv1d/properties/conv1d"]),
        (PublishedSchema.Network, "RuleReader.ConvolutionKeys", RuleReader.ConvolutionKeys, ["$defs/conv2d/properties/conv2d"]),
        (PublishedSchema.Network, "RuleReader.ConvolutionKeys", ["conv1d"], ["$defs/conv1d"]),
        (PublishedSchema.Network, "RuleReader.ConvolutionKeys", ["conv2d"], ["$defs/conv2d"]),
        (PublishedSchema.Network, "ValuesReader.Keys", ValuesReader.Keys, ["$defs/rounded", "$defs/raw", "$defs/uniform", "$defs/normal", "$defs/array"]),
        (PublishedSchema.Network, "ValuesReader.ListKeys", ValuesReader.ListKeys, ["$defs/rounded_list"]),
        (PublishedSchema.Network, "ValuesReader.RawListKeys", ValuesReader.RawListKeys, ["$defs/raw_list"]),
        (PublishedSchema.Network, "ValuesReader.UniformKeys", ValuesReader.UniformKeys, ["$defs/uniform"]),
        (PublishedSchema.Network, "ValuesReader.NormalKeys", ValuesReader.NormalKeys, ["$defs/normal"]),
        (PublishedSchema.Network, "ValuesReader.NormalNumberKeys", ValuesReader.NormalNumberKeys, ["$defs/normal/properties/normal"]),
        (PublishedSchema.Network, "ValuesReader.ArrayKeys", ValuesReader.ArrayKeys, ["$defs/array"]),
        (PublishedSchema.Stimulus, "JsonStimulus.Keys", JsonStimulus.Keys, [""]),
        (PublishedSchema.Stimulus, "JsonStimulus.PayloadKeys", JsonStimulus.PayloadKeys, ["$defs/raw_payload"]),
        (PublishedSchema.Stimulus, "JsonStimulus.FileKeys", JsonStimulus.FileKeys, ["$defs/file"]),
        (PublishedSchema.Stimulus, "JsonStimulus.ResetKeys", JsonStimulus.ResetKeys, ["$defs/reset"]),
        (PublishedSchema.Stimulus, "RecordingReader.NmnistKeys", RecordingReader.NmnistKeys, ["$defs/nmnist"]),
        (PublishedSchema.Stimulus, "RecordingReader.WavKeys", RecordingReader.WavKeys, ["$defs/wav"]),
        (PublishedSchema.Stimulus, "RecordingReader.BandKeys", RecordingReader.BandKeys, ["$defs/bands"]),
    ];

    [Test]
    public void An_object_of_a_schema_has_the_keys_that_its_reader_knows() => Assert.Multiple(() =>
    {
        foreach (var (schema, list, keys, parts) in Known)
            Assert.That(parts.SelectMany(part => schema.Part(part)["properties"]!.AsObject().Select(property => property.Key)).Distinct(), Is.EquivalentTo(keys), $"{schema.Name}, {list}");
    });

    [Test]
    public void Every_list_of_keys_that_a_reader_has_is_compared_with_a_schema()
    {
        var lists = from type in new[] { typeof(NetworkReader).Assembly, typeof(JsonStimulus).Assembly }.SelectMany(assembly => assembly.GetTypes())
                    from field in type.GetFields(BindingFlags.Static | BindingFlags.NonPublic | BindingFlags.Public)
                    where field.FieldType == typeof(string[]) && field.Name.EndsWith("Keys", StringComparison.Ordinal)
                    select $"{type.Name}.{field.Name}";

        Assert.That(lists, Is.EquivalentTo(Known.Select(known => known.List).Distinct()));
    }

    [Test]
    public void Every_object_of_a_schema_is_compared_with_a_reader() => Assert.Multiple(() =>
    {
        foreach (var schema in Schemas)
            Assert.That(
                schema.Objects().Where(part => part.Part["additionalProperties"]!.GetValueKind() == JsonValueKind.False).Select(part => part.Path),
                Is.EquivalentTo(Known.Where(known => known.Schema == schema).SelectMany(known => known.Parts).Distinct()), schema.Name);
    });

    [Test]
    public void The_words_of_a_schema_are_those_that_its_reader_knows() => Assert.Multiple(() =>
    {
        var network = PublishedSchema.Network;
        Assert.That(Words(network.Part("$defs/rounding"), "enum"), Is.EqualTo(Graph.Words.Roundings));
        Assert.That(Words(network.Part("$defs/rule")["anyOf"]![0]!, "enum"), Is.EqualTo(RuleReader.PlainNames));
        Assert.That(network.Part("$defs/rule")["anyOf"]!.AsArray().Skip(1).Select(rule => (string?)rule!["$ref"]),
            Is.EqualTo(RuleReader.DrawnNames.Concat(RuleReader.ConvolutionNames).Select(name => $"#/$defs/{name}")));
        Assert.That(Words(network.Part("$defs/population/properties/model"), "examples"), Is.EqualTo(ShippedModels.Names));
        Assert.That(Words(PublishedSchema.Stimulus.Part("$defs/merge"), "enum"), Is.EqualTo(Enum.GetNames<EventMerge>().Select(name => name.ToLowerInvariant())));
    });

    [Test]
    public void An_editor_has_something_to_say_of_every_key() => Assert.Multiple(() =>
    {
        foreach (var schema in Schemas)
            foreach (var (path, part) in schema.Objects())
                foreach (var (key, property) in part["properties"]!.AsObject())
                    Assert.That((string?)property!["description"], Has.Length.GreaterThan(10), $"{schema.Name}: {path} {key}");
    });

    // Of all that is said of a value, an editor shows what the innermost schema says.
    [Test]
    public void Nothing_hides_what_is_said_of_a_key() => Assert.Multiple(() =>
    {
        foreach (var schema in Schemas)
            foreach (var (path, part) in schema.Objects())
                foreach (var (key, property) in part["properties"]!.AsObject())
                    Assert.That(Inside(schema, property!).Select(inner => (string?)inner["description"]).OfType<string>(), Is.Empty, $"{schema.Name}: {path} {key}");
    });

    // The schemas that hold for the same value, those behind references too.
    private static IEnumerable<JsonObject> Inside(PublishedSchema schema, JsonNode part)
    {
        var (home, direct) = ((string?)part["$ref"])?.Split('#') switch
        {
            ["", var path] => (schema, schema.Part(path)),
            [_, var path] => (PublishedSchema.Network, PublishedSchema.Network.Part(path)),
            _ => (schema, null),
        };
        var choices = new[] { "anyOf", "oneOf", "allOf" }.SelectMany(word => part[word]?.AsArray() ?? []).OfType<JsonObject>();
        return choices.SelectMany(choice => Inside(schema, choice).Prepend(choice)).Concat(direct is null ? [] : Inside(home, direct).Prepend(direct));
    }

    private static IEnumerable<string> Words(JsonNode part, string keyword) => part[keyword]!.AsArray().Select(word => (string)word!);
}
