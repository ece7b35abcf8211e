using System.Text.Json;
using JsonNode = System.Text.Json.Nodes.JsonNode;
using JsonObject = System.Text.Json.Nodes.JsonObject;

namespace Neuro.Tests;

/// <summary>What the published schemas accept and refuse, against what the readers do.</summary>
public sealed class PublishedSchemaTests : IDisposable
{
    private readonly WholeFiles files = new();

    public void Dispose() => files.Dispose();

    [Test]
    public void The_schemas_are_of_the_draft_that_they_name() => Assert.Multiple(() =>
    {
        foreach (var schema in new[] { PublishedSchema.Network, PublishedSchema.Stimulus })
            Assert.That(schema.FaultsOfItsOwn(), Is.Empty, schema.Name);
    });

    [TestCaseSource(typeof(NetworkFiles), nameof(NetworkFiles.All))]
    public void Every_network_of_the_repository_is_valid(string path) =>
        Assert.That(PublishedSchema.Network.Problems(File.ReadAllText(Repository.PathOf(path))), Is.Empty);

    private static IEnumerable<string> Stimuli() =>
        Directory.EnumerateFiles(Repository.PathOf("examples"), "*" + Sim.StimulusReader.Extension, SearchOption.AllDirectories).Order(StringComparer.Ordinal);

    [TestCaseSource(nameof(Stimuli))]
    public void Every_stimulus_of_the_repository_is_valid(string path) =>
        Assert.That(PublishedSchema.Stimulus.Problems(File.ReadAllText(path)), Is.Empty);

    [Test]
    public void Every_whole_file_on_a_page_is_valid() => Assert.Multiple(() =>
    {
        foreach (var page in Directory.EnumerateFiles(Repository.PathOf("docs"), "*.md", SearchOption.AllDirectories).Concat(Directory.EnumerateFiles(Repository.PathOf("examples"), "*.md", SearchOption.AllDirectories)))
            foreach (var (info, text) in PageBlock.Of(File.ReadAllText(page).ReplaceLineEndings("\n")))
                if (info.StartsWith("json", StringComparison.Ordinal) && info != "json wrong" && text.Contains("\"neuro\":", StringComparison.Ordinal))
                    Assert.That((text.Contains("\"populations\": [\n", StringComparison.Ordinal) ? PublishedSchema.Network : PublishedSchema.Stimulus).Problems(text), Is.Empty, $"{page}\n{text}");
    });

    [Test]
    public void A_schema_that_a_file_names_is_there()
    {
        foreach (var file in NetworkFiles.All().Select(path => Repository.PathOf(path)).Concat(Stimuli()))
            if ((string?)JsonNode.Parse(File.ReadAllText(file), documentOptions: new() { CommentHandling = JsonCommentHandling.Skip })!["$schema"] is { } named)
                Assert.That(Path.GetFullPath(Path.Combine(Path.GetDirectoryName(file)!, named)), Does.Exist, file);
    }

    [Test]
    public void A_network_with_every_key_is_valid_and_read()
    {
        Assert.That(PublishedSchema.Network.Problems(WholeFiles.Network), Is.Empty);
        Assert.That(files.NetworkErrors(WholeFiles.Network).Select(d => d.ToString()), Is.Empty);
        Assert.That(KeysOf(PublishedSchema.Network).Except(KeysIn(JsonNode.Parse(WholeFiles.Network))), Is.Empty);
    }

    [Test]
    public void A_stimulus_with_every_key_is_valid_and_read()
    {
        Assert.That(PublishedSchema.Stimulus.Problems(WholeFiles.Stimulus), Is.Empty);
        Assert.That(files.StimulusErrors(WholeFiles.Stimulus).Select(d => d.ToString()), Is.Empty);
        Assert.That(KeysOf(PublishedSchema.Stimulus).Except(KeysIn(JsonNode.Parse(WholeFiles.Stimulus))), Is.Empty);
    }

    [Test]
    public void Where_the_schema_lies_is_no_part_of_a_networks_digest()
    {
        const string network = """{"neuro": 1, "populations": [{"name": "in", "size": 1, "input": true}]}""";

        Assert.That(NetworkFiles.Elaborate(network.Replace("{\"neuro\"", "{\"$schema\": \"anywhere\", \"neuro\"", StringComparison.Ordinal)).Digest,
            Is.EqualTo(NetworkFiles.Elaborate(network).Digest));
    }

    // A text in the whole network, and what stands in its place: where | divides two, the first is good and the second is not.
    [TestCase("\"neuro\": 1", "\"neuro\": 1|\"neuro\": 2")]
    [TestCase("\"neuro\": 1", "\"neuro\": 1|\"neuro\": \"1\"")]
    [TestCase("\"neuro\": 1, ", "\"neuro\": 1, |")]
    [TestCase("\"$schema\": \"network.schema.json\"", "\"$schema\": \"\"|\"$schema\": 1")]
    [TestCase("\"name\": \"whole\"", "\"name\": \"Ä b\"|\"name\": \"\"")]
    [TestCase("\"name\": \"whole\"", "\"name\": \"ok\"|\"named\": \"ok\"")]
    [TestCase("0.001", "1e-9|0")]
    [TestCase("\"seed\": 7", "\"seed\": 18446744073709551615|\"seed\": 18446744073709551616")]
    [TestCase("\"seed\": 7", "\"seed\": 0|\"seed\": -1")]
    [TestCase("\"seed\": 7", "\"seed\": 1e2|\"seed\": 0.5")]
    [TestCase("\"max_delay\": 31", "\"max_delay\": 1000000|\"max_delay\": 1000001")]
    [TestCase("{ \"Own\": \"own.neuron\" }", "{ \"Own\": \"own.neuron\" }|{ \"Own\": 1 }")]
    [TestCase("{ \"name\": \"in\", \"size\": 4, \"input\": true }", "{ \"name\": \"in\", \"shape\": [2, 2], \"input\": true }|{ \"name\": \"in\", \"size\": 4, \"shape\": [2, 2], \"input\": true }")]
    [TestCase("{ \"name\": \"in\", \"size\": 4, \"input\": true }", "{ \"name\": \"in\", \"size\": 4, \"input\": true, \"parameters\": {} }|{ \"name\": \"in\", \"input\": true }")]
    [TestCase("{ \"name\": \"in\", \"size\": 4, \"input\": true }", "{ \"name\": \"in\", \"size\": 4, \"input\": true, \"loadable\": [] }|{ \"name\": \"in\", \"size\": 4, \"input\": true, \"loadable\": [\"v\"] }")]
    [TestCase("{ \"name\": \"in\", \"size\": 4, \"input\": true }", "{ \"name\": \"in\", \"size\": 4, \"input\": true }|{ \"name\": \"in\", \"size\": 4 }")]
    [TestCase("\"model\": \"Own\"", "\"model\": \"Own\"|\"model\": \"Own\", \"input\": true")]
    [TestCase("\"model\": \"Own\"", "\"model\": \"Own\"|\"model\": \"Own\", \"payload\": \"fix<8,0>\"")]
    [TestCase("\"shape\": [1, 3, 3]", "\"shape\": [1, 3, 3]|\"shape\": 9")]
    [TestCase("\"shape\": [2, 3]", "\"shape\": [2, 3]|\"shape\": []")]
    [TestCase("\"size\": 10", "\"size\": 10|\"size\": 0")]
    [TestCase("\"size\": 10", "\"size\": 10.0|\"size\": 100000001")]
    [TestCase("fix<8,4>", " fix < 08 , +4 > |fix<8.4>")]
    [TestCase("fix<8,4>", "fix<9,4>|f ix<8,4>")]
    [TestCase("\"rule\": \"one_to_one\"", "\"rule\": \"one_to_one\"|\"rule\": {\"one_to_one\": 1}")]
    [TestCase("\"rule\": \"one_to_one\", ", "\"rule\": \"one_to_one\", |")]
    [TestCase("\"rule\": \"one_to_one\"", "\"rule\": \"one_to_one\"|\"rule\": \"fixed_total\"")]
    [TestCase("\"rule\": \"all_to_all\", \"weight\": 0.5", "\"rule\": \"all_to_all\", \"weight\": 0.5|\"rule\": \"all_to_all\"")]
    [TestCase("\"rule\": \"all_to_all\"", "\"rule\": \"all_to_all\"|\"rule\": \"all_to_all\", \"synapses\": [[0, 3]]")]
    [TestCase("[0, 3, 5], [1, 3, 5]", "[0, 3, 5], [1, 3, 5]|[0, 3, 5], [1, 3, 5, 2]")]
    [TestCase("[0, 3, 5], [1, 3, 5]", "[0, 3, 5], [1, 3, {\"raw\": 5}]|[0, 3, 5], [1, 3]")]
    [TestCase("[0, 3], [1, 3]", "[0, 3], [1, 3]|[0, 3], [1, 3, 5]")]
    [TestCase("[0, 3, 5, 1]", "[0, 3, 5, 1]|[0, 3, 5, 1, 1]")]
    [TestCase("[0, 3, 5, 1]", "[0, 3, 5, 0]|[0, 3.5, 5, 0]")]
    [TestCase("\"neurons\": \":3\"", "\"neurons\": \"3:6\"|\"neurons\": \"3-6\"")]
    [TestCase("\"neurons\": \":3\"", "\"neurons\": \"7:\"|\"neurons\": \"\"")]
    [TestCase("{\"population\": \"in\", \"neurons\": \"0:3\"}", "{\"population\": \"in\", \"neurons\": \"0:3\"}|{\"population\": \"in\", \"neurons\": \"0:3\", \"port\": \"x\"}")]
    [TestCase("{\"raw\": [3, 4]}", "{\"raw\": [3, 4]}|{\"raw\": [3, 4.5]}")]
    [TestCase("{\"raw\": [3, 4]}", "[3, {\"value\": 3.5, \"round\": \"ceil\"}]|{\"raw\": [3, {\"raw\": 4}]}")]
    [TestCase("{\"value\": 0.9, \"round\": \"nearest\"}", "{\"value\": 0.9, \"round\": \"even\"}|{\"value\": 0.9, \"round\": \"up\"}")]
    [TestCase("{\"value\": 0.9, \"round\": \"nearest\"}", "{\"raw\": 9}|{\"raw\": 9, \"round\": \"even\"}")]
    [TestCase("{\"value\": 0.9, \"round\": \"nearest\"}", "{\"value\": 0.5}|{\"round\": \"even\"}")]
    [TestCase("{\"uniform\": [0, 1], \"seed\": 3", "{\"uniform\": [0, {\"raw\": 1}], \"seed\": 3|{\"uniform\": [0], \"seed\": 3")]
    [TestCase("{\"uniform\": [0, 9], \"seed\": 2}", "{\"uniform\": [0, 9], \"seed\": 2}|{\"uniform\": [0, 9]}")]
    [TestCase("\"mean\": 1, \"sd\": 0.25", "\"mean\": 1, \"sd\": 0.25|\"mean\": 1")]
    [TestCase("\"npz\": \"side.npz\", \"array\": \"v\"", "\"npz\": \"side.npz\", \"array\": \"v\"|\"npz\": \"side.npz\"")]
    [TestCase("\"fixed_indegree\": 3, \"seed\": 1", "\"fixed_indegree\": 3, \"seed\": 1|\"fixed_indegree\": 0, \"seed\": 1")]
    [TestCase("\"fixed_indegree\": 3, \"seed\": 1", "\"fixed_indegree\": 3, \"seed\": 1|\"fixed_indegree\": 3")]
    [TestCase("\"fixed_total\": 3", "\"fixed_total\": 0|\"fixed_total\": -1")]
    [TestCase("\"fixed_probability\": 0.25", "\"fixed_probability\": {\"raw\": 4294967296}|\"fixed_probability\": {\"raw\": 4294967297}")]
    [TestCase("\"fixed_probability\": 0.25", "\"fixed_probability\": 1|\"fixed_probability\": 1.5")]
    [TestCase("\"kernel\": [2, 2]", "\"kernel\": 2|\"kernel\": [2, 2, 2]")]
    [TestCase("\"kernel\": [2], ", "\"kernel\": 2, |")]
    [TestCase("\"padding\": [0]", "\"padding\": 0|\"padding\": -1")]
    [TestCase("\"poisson\": [10, 20]", "\"poisson\": [10, 4294967295]|\"poisson\": [10, 4294967296]")]
    [TestCase("\"poisson\": [10, 20]", "\"poisson\": [10]|\"poisson\": []")]
    [TestCase("{\"mean\": 0.5}", "{\"mean\": 0.001}|{\"mean\": 0}")]
    [TestCase("{\"mean\": 0.5}", "{\"mean\": 0.5}|{\"mean\": 700.5}")]
    [TestCase("\"bernoulli\": 60129542", "\"bernoulli\": 4294967296|\"bernoulli\": 4294967297")]
    [TestCase("\"bernoulli\": 60129542, \"seed\": 30", "\"bernoulli\": 60129542, \"seed\": 30|\"bernoulli\": 60129542")]
    [TestCase("\"bernoulli\": 60129542", "\"bernoulli\": 60129542|\"bernoulli\": 60129542, \"regular\": {\"period\": 2}")]
    [TestCase("\"regular\": {\"period\": 10, \"phase\": 2}", "\"regular\": {\"period\": 10}|\"regular\": {\"period\": 10}, \"seed\": 3")]
    [TestCase("\"period\": 10", "\"period\": 1|\"period\": 0")]
    [TestCase("\"seed\": 3, \"format\": \"fix<4,2>\"", "\"seed\": 3, \"format\": \"fix<4,2>\"|\"seed\": 3, \"weight\": 1")]
    [TestCase("\"signal\": \"o.v\"", "\"signal\": \"o[1].v\"|\"signal\": \"v\"")]
    [TestCase("\"neurons\": [0, 1]", "\"neurons\": [1, 0, 1]|\"neurons\": []")]
    [TestCase("\"neurons\": [0, 1]", "\"neurons\": \":\"|\"neurons\": 1")]
    public void A_network_is_valid_where_it_is_read_and_refused_where_it_is_refused(string text, string goodAndBad)
    {
        var (good, bad) = Changed(WholeFiles.Network, text, goodAndBad);

        Assert.That(files.NetworkErrors(good).Select(d => d.ToString()), Is.Empty);
        Assert.That(PublishedSchema.Network.Problems(good), Is.Empty);
        Assert.That(files.NetworkErrors(bad), Is.Not.Empty);
        Assert.That(PublishedSchema.Network.Problems(bad), Is.Not.Empty);
    }

    [TestCase("\"neuro\": 1", "\"neuro\": 1|\"neuro\": 0")]
    [TestCase("\"$schema\": \"stimulus.schema.json\"", "\"$schema\": \"\"|\"$schema\": null")]
    [TestCase("\"ticks\": 1000", "\"ticks\": 9007199254740992|\"ticks\": 9007199254740993")]
    [TestCase("\"ticks\": 1000", "\"ticks\": 0|\"tick\": 0")]
    [TestCase("[3, 1, -1.5]", "[9007199254740991, 1, -1.5]|[9007199254740992, 1, -1.5]")]
    [TestCase("[3, 1, -1.5]", "[3, 1]|[3, 1, 0]")]
    [TestCase("[3, 1, -1.5]", "[3, 1]|[3]")]
    [TestCase("{\"raw\": 17}", "{\"raw\": -17}|{\"raw\": 0}")]
    [TestCase("{\"raw\": 17}", "{\"raw\": 17}|{\"raw\": 17, \"round\": \"even\"}")]
    [TestCase("\"a.csv\"", "{\"path\": \"a.csv\"}|{\"first_tick\": 3}")]
    [TestCase("\"a.csv\"", "\"a.csv\"|\"own.neuron\"")]
    [TestCase("\"first_tick\": 20", "\"first_tick\": 9007199254740900|\"first_tick\": -1")]
    [TestCase("\"microseconds_per_tick\": 1000", "\"microseconds_per_tick\": 1|\"microseconds_per_tick\": 0")]
    [TestCase(", \"microseconds_per_tick\": 1000", ", \"microseconds_per_tick\": 1|")]
    [TestCase("\"merge\": \"one\", \"first_tick\": 10", "\"first_tick\": 10|\"merge\": \"all\", \"first_tick\": 10")]
    [TestCase("\"populations\": [\"ear\"], \"bands\": {\"first\": 10, \"last\": 20, \"step\": 5}, \"threshold\"", "\"populations\": [\"ear\"], \"bands\": {\"first\": 10, \"last\": 20, \"step\": 5}, \"threshold\"|\"threshold\"")]
    [TestCase("\"last\": 20, \"step\": 5}, \"threshold\"", "\"last\": 20, \"step\": 5}, \"threshold\"|\"last\": 36, \"step\": 5}, \"threshold\"")]
    [TestCase("\"threshold\": 0.5", "\"threshold\": 1e9|\"threshold\": 0")]
    [TestCase("\"threshold\": 0.5", "\"threshold\": 1|\"threshold\": 1, \"events_per_wave\": 2")]
    [TestCase("\"events_per_wave\": 2", "\"events_per_wave\": 1000000|\"events_per_wave\": 1000001")]
    [TestCase("{\"name\": \"g\", \"target\": \"left[3]\"", "{\"target\": \"left[3]\"|{\"format\": \"fix<4,0>\", \"target\": \"left[3]\"")]
    [TestCase("\"resets\": [5", "\"resets\": [0|\"resets\": [-1")]
    [TestCase(", \"count\": 3", ", \"count\": 100000|")]
    [TestCase(", \"every\": 100", ", \"every\": 1|")]
    [TestCase("\"populations\": [\"h\"]", "\"populations\": [\"h\"]|\"populations\": []")]
    [TestCase("\"keep_in_flight\": true", "\"keep_in_flight\": false|\"keep_in_flight\": 1")]
    public void A_stimulus_is_valid_where_it_is_read_and_refused_where_it_is_refused(string text, string goodAndBad)
    {
        var (good, bad) = Changed(WholeFiles.Stimulus, text, goodAndBad);

        Assert.That(files.StimulusErrors(good).Select(d => d.ToString()), Is.Empty);
        Assert.That(PublishedSchema.Stimulus.Problems(good), Is.Empty);
        Assert.That(files.StimulusErrors(bad), Is.Not.Empty);
        Assert.That(PublishedSchema.Stimulus.Problems(bad), Is.Not.Empty);
    }

    private static (string Good, string Bad) Changed(string whole, string text, string goodAndBad)
    {
        var at = whole.IndexOf(text, StringComparison.Ordinal);
        Assert.That(at, Is.GreaterThanOrEqualTo(0), $"there is no {text} in it");
        var parts = goodAndBad.Split('|');
        return (Replaced(parts[0]), Replaced(parts[1]));

        string Replaced(string part) => whole[..at] + part + whole[(at + text.Length)..];
    }

    private static IEnumerable<string> KeysOf(PublishedSchema schema) => schema.Objects().SelectMany(part => part.Part["properties"]!.AsObject().Select(property => property.Key));

    private static IEnumerable<string> KeysIn(JsonNode? node) => node switch
    {
        JsonObject part => part.SelectMany(member => KeysIn(member.Value).Prepend(member.Key)),
        System.Text.Json.Nodes.JsonArray list => list.SelectMany(KeysIn),
        _ => [],
    };
}
