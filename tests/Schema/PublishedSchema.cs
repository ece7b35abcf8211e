using System.Text.Json;
using System.Text.Json.Nodes;
using Json.Schema;

namespace Neuro.Tests;

/// <summary>A schema of <c>docs/schema</c>, as a validator and as the text that it is.</summary>
internal sealed class PublishedSchema
{
    private static readonly JsonDocumentOptions WithComments = new() { CommentHandling = JsonCommentHandling.Skip };

    private static readonly BuildOptions Together = new() { SchemaRegistry = new() };

    // The stimulus's refers to the network's, so that one is known first.
    public static readonly PublishedSchema Network = new("network.schema.json");

    public static readonly PublishedSchema Stimulus = new("stimulus.schema.json");

    private readonly JsonSchema schema;

    private PublishedSchema(string name)
    {
        Name = name;
        var text = File.ReadAllText(Repository.PathOf("docs", "schema", name));
        Document = JsonNode.Parse(text)!.AsObject();
        // One schema names the other by a path relative to its own place, wherever that is.
        schema = JsonSchema.FromText(text, Together, new Uri($"https://neuro.invalid/{name}"));
    }

    public string Name { get; }

    public JsonObject Document { get; }

    /// <summary>What is wrong with a text, in the validator's words; empty if it is valid.</summary>
    public IReadOnlyList<string> Problems(string json) => Problems(schema, json);

    /// <summary>What is wrong with the schema itself, by the draft that it names.</summary>
    public IReadOnlyList<string> FaultsOfItsOwn()
    {
        Assert.That((string?)Document["$schema"], Is.EqualTo(MetaSchemas.Draft202012.BaseUri.OriginalString));
        return Problems(MetaSchemas.Draft202012, Document.ToJsonString());
    }

    /// <summary>A part of the schema by its path, such as <c>$defs/probe</c>; the whole is "".</summary>
    public JsonObject Part(string path) =>
        path.Split('/', StringSplitOptions.RemoveEmptyEntries).Aggregate(Document, (part, key) => (JsonObject)part[key]!);

    /// <summary>Every part that declares properties, with its path.</summary>
    public IEnumerable<(string Path, JsonObject Part)> Objects() =>
        Parts("", Document).Where(part => part.Part["properties"] is not null && part.Part["additionalProperties"] is not null);

    private static IReadOnlyList<string> Problems(JsonSchema schema, string json)
    {
        using var document = JsonDocument.Parse(json, WithComments);
        var results = schema.Evaluate(document.RootElement, new() { OutputFormat = OutputFormat.List });
        return results.IsValid ? [] : [.. from result in results.Details ?? [] from error in result.Errors ?? [] select $"{result.InstanceLocation}: {error.Value}"];
    }

    private static IEnumerable<(string Path, JsonObject Part)> Parts(string path, JsonObject part) => part
        .Where(member => member.Value is JsonObject)
        .SelectMany(member => Parts(path.Length == 0 ? member.Key : $"{path}/{member.Key}", member.Value!.AsObject()))
        .Prepend((path, part));
}
