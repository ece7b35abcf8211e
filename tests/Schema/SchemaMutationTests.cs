using System.Text.Json.Nodes;
using Neuro.Graph;
using Neuro.Hw;
using JsonNode = System.Text.Json.Nodes.JsonNode;

namespace Neuro.Tests;

/// <summary>
/// Changes good files at random, key by key and value by value, and asks reader and schema: what is read must be valid,
/// and what is refused for its keys or for the kind of a value must not be.
/// </summary>
public sealed class SchemaMutationTests : IDisposable
{
    private const int Changes = 1000;

    // Errors that a schema can know of, since they depend on nothing but the place where they stand.
    private static readonly Code[] OfShape = [Code.JsonUnknownKey, Code.JsonMissingKey, Code.JsonWrongKind, Code.JsonBadNumber, Code.BadRounding, Code.BadRule, Code.BadNumberFormat];

    private static readonly string[] Scalars =
        ["null", "true", "false", "0", "1", "3", "-1", "0.5", "1e20", "\"\"", "\"in\"", "\"h.x\"", "\"fix<8,0>\"", "\"one_to_one\"", "[]", "{}", "[1]", "[[1, 2]]", "{\"raw\": 3}", "{\"value\": 1}"];

    private readonly WholeFiles files = new();

    public void Dispose() => files.Dispose();

    [Test]
    public void Reader_and_schema_agree_on_changed_networks() => Compare(WholeFiles.Network, PublishedSchema.Network, files.NetworkErrors);

    [Test]
    public void Reader_and_schema_agree_on_changed_stimuli() => Compare(WholeFiles.Stimulus, PublishedSchema.Stimulus, files.StimulusErrors);

    private static void Compare(string whole, PublishedSchema schema, Func<string, IReadOnlyList<Diagnostic>> errorsOf)
    {
        var (accepted, refused) = (0, 0);
        for (var seed = Campaign.Seed; seed < Campaign.Seed + (ulong)(Changes * Campaign.Factor); seed++)
        {
            var json = Changed(whole, new Draws(seed));
            var errors = errorsOf(json);
            var problems = schema.Problems(json);
            if (!errors.Any(error => error.Severity == Severity.Error))
            {
                accepted++;
                Assert.That(problems, Is.Empty, $"seed {seed}: this is read, but the schema refuses\n{json}");
            }
            else if (errors.Any(IsOfShape))
            {
                refused++;
                Assert.That(problems, Is.Not.Empty, $"seed {seed}: the schema has nothing against\n{json}\nthe reader says\n{string.Join('\n', errors)}");
            }
        }
        // Of both kinds enough, or the comparison says little.
        Assert.That(accepted, Is.GreaterThan(Changes / 50));
        Assert.That(refused, Is.GreaterThan(Changes / 4));
    }

    // Which population a text names is known only with all names at hand, and which bands there are, with the recording.
    private static bool IsOfShape(Diagnostic error) => OfShape.Contains(error.Code)
        && !error.Message.StartsWith("the signal names a range already", StringComparison.Ordinal)
        && !error.Message.StartsWith("the last band", StringComparison.Ordinal) && !error.Message.StartsWith("the first band", StringComparison.Ordinal);

    private static string Changed(string whole, Draws draws)
    {
        var root = JsonNode.Parse(whole)!;
        var nodes = Nodes(root).ToList();
        var keys = nodes.OfType<JsonObject>().SelectMany(part => part.Select(member => member.Key)).Distinct().ToList();
        switch (draws.Pick(nodes))
        {
            case JsonObject { Count: > 0 } part when draws.OneIn(3):
                part.Remove(draws.Pick([.. part.Select(member => member.Key)]));
                break;
            case JsonObject part when draws.OneIn(2):
                part[draws.OneIn(6) ? "nonsense" : draws.Pick(keys)] = Value(nodes, draws);
                break;
            case JsonArray { Count: > 0 } list when draws.OneIn(3):
                list.RemoveAt(draws.Below(list.Count));
                break;
            case JsonArray list when draws.OneIn(3):
                list.Add(Value(nodes, draws));
                break;
            case { Parent: not null } node:
                node.ReplaceWith(Value(nodes, draws));
                break;
        }
        return root.ToJsonString();
    }

    // One that stands elsewhere in the file, or a simple one.
    private static JsonNode? Value(List<JsonNode> nodes, Draws draws) =>
        JsonNode.Parse(draws.OneIn(2) ? draws.Pick(nodes).ToJsonString() : draws.Pick(Scalars));

    private static IEnumerable<JsonNode> Nodes(JsonNode node) => (node switch
    {
        JsonObject part => part.SelectMany(member => Nodes(member.Value!)),
        JsonArray list => list.SelectMany(item => Nodes(item!)),
        _ => [],
    }).Prepend(node);
}
