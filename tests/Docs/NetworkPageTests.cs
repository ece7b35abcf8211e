using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.RegularExpressions;
using Neuro.Graph;

namespace Neuro.Tests;

/// <summary>What <c>docs/network-format.md</c> says is so.</summary>
internal sealed partial class NetworkPageTests
{
    private static readonly string Page = File.ReadAllText(Repository.PathOf("docs", "network-format.md")).ReplaceLineEndings("\n");

    private static readonly IReadOnlyList<PageBlock> Blocks = PageBlock.Of(Page);

    private static string First => Blocks.First(block => block.Info == "json").Text;

    private static IEnumerable<TestCaseData> Fragments => Blocks
        .Where(block => block.Info.StartsWith("json ", StringComparison.Ordinal) && block.Info != "json wrong")
        .Select(block => new TestCaseData(block.Info["json ".Length..], block.Text).SetArgDisplayNames(block.Info, block.Text.Split('\n')[0]));

    private static IEnumerable<TestCaseData> Numbers => NumberRow().Matches(Page).Select(row => new TestCaseData(row.Groups["number"].Value, row.Groups["result"].Value));

    private static IEnumerable<TestCaseData> Rules => RuleRow().Matches(Page).Select(row => new TestCaseData(row.Groups["rule"].Value, row.Groups["synapses"].Value));

    private static IEnumerable<TestCaseData> Distributions => DistributionRow().Matches(Page).Select(row => new TestCaseData(row.Groups["values"].Value, row.Groups["raws"].Value));

    [Test]
    public void Its_first_network_is_one()
    {
        Assert.That(NetworkFiles.Elaborate(First).Projections[0].SynapseCount, Is.EqualTo(6));
        Assert.That(PublishedSchema.Network.Problems(First), Is.Empty);
    }

    [TestCaseSource(nameof(Fragments))]
    public void Its_examples_belong_to_a_network_with_its_populations(string what, string text)
    {
        var json = WithPopulations(what switch
        {
            "populations" => "",
            "population" => Populations[..Populations.LastIndexOf(']')] + $", {text}], ",
            "projection" => $"\"projections\": [{text}], ",
            _ => $"\"{what}\": {text}, ",
        });

        NetworkFiles.Elaborate(json);
        Assert.That(PublishedSchema.Network.Problems(json), Is.Empty);
    }

    [TestCaseSource(nameof(Numbers))]
    public void A_number_is_what_the_table_says(string number, string expected)
    {
        var json = WithPopulations($$"""
            "projections": [{"source": "in[0]", "target": "h[0]", "format": "fix<8,4>", "rule": "one_to_one", "weight": {{number}}, "delay": 1}],
            """);
        var errors = NetworkFiles.Errors("n.neuro.json", Encoding.UTF8.GetBytes(json));

        if (expected.StartsWith("error ", StringComparison.Ordinal))
        {
            Assert.That($"error NEU{(int)errors.Single().Code}: {errors.Single().Message}", Is.EqualTo(expected));
            return;
        }
        var raw = Elaborated.Synapses(NetworkFiles.Elaborate(json).Projections[0]).Single().Weight;
        var value = new Exact(raw, 4).ToString();
        Assert.That(expected, Is.EqualTo(value == number ? $"raw {raw}" : $"raw {raw} ({value})").Or.EqualTo($"raw {raw}"));
    }

    [Test]
    public void Its_numbers_about_draws_are_right()
    {
        Assert.That(Page, Does.Contain($"`draw(0, 0)` is `{SplitMix.Draw(0, 0):X16}`"));
        Assert.That(Page, Does.Contain($"are {string.Join(", ", Enumerable.Range(0, 3).Select(i => SplitMix.Below(1, (ulong)i, 10000)))}."));
        Assert.That(Page, Does.Contain($"Those of a mean of 0.5 are {string.Join(", ", PoissonThresholds.OfMean(new(5, 1)))}."));
    }

    [TestCaseSource(nameof(Rules))]
    public void A_rule_makes_the_synapses_that_the_table_says(string rule, string expected)
    {
        var network = NetworkFiles.Elaborate(WithPopulations($$"""
            "projections": [{"source": "h[0:5]", "target": "h[0:4]", "format": "fix<8,4>", "rule": {{rule}}, "weight": 1, "delay": 1}],
            """));

        Assert.That(string.Join(' ', Elaborated.Synapses(network.Projections[0]).Select(synapse => $"{synapse.Source}→{synapse.Target}")), Is.EqualTo(expected));
    }

    [TestCaseSource(nameof(Distributions))]
    public void A_distribution_gives_the_numbers_that_the_table_says(string values, string expected)
    {
        var network = NetworkFiles.Elaborate(WithPopulations($$"""
            "projections": [{"source": "h[0:8]", "target": "h[0:8]", "format": "fix<16,8>", "rule": "one_to_one", "weight": {{values}}, "delay": 1}],
            """));

        Assert.That(string.Join(", ", Elaborated.Synapses(network.Projections[0]).Select(synapse => synapse.Weight)), Is.EqualTo(expected));
    }

    [Test]
    public void Its_digest_and_its_canonical_model_are_right()
    {
        Assert.That(Page, Does.Contain($"at the top of this page is `{NetworkFiles.Elaborate(First).Digest}`"));
        Assert.That(Blocks.Single(block => block.Info == "neuron").Text, Is.EqualTo(ModelText.Of(ShippedModels.Get("LifRefractory"))));
    }

    [Test]
    public void What_is_written_in_code_is_the_first_network()
    {
        var network = Network.Named("ears")
            .Input("ear", 2)
            .Population("cell", 3, ShippedModels.Get("Lif"), ("keep", 0.5m), ("threshold", 1.5m))
            .Project("ear", "cell.x", Format.Fix(4, 0), new Rule.Listed([0, 1, 0, 1, 0, 1], [0, 0, 1, 1, 2, 2]), weight: 1, delay: Values.Of(3, 1, 2, 2, 1, 3))
            .Probe("cell.v");

        Assert.That(Elaborated.Of(network).Digest, Is.EqualTo(NetworkFiles.Elaborate(First).Digest));
        Assert.That(OwnText(), Does.Contain(Blocks.Single(block => block.Info == "csharp").Text.Replace("\n", "\n        ", StringComparison.Ordinal).TrimEnd()));
    }

    [Test]
    public void Its_error_is_the_one_that_is_printed()
    {
        var wrong = Blocks.Single(block => block.Info == "json wrong").Text;
        var shown = Blocks.Single(block => block.Info == "text").Text;

        Assert.That(string.Join("\n", NetworkFiles.Errors("net.neuro.json", Encoding.UTF8.GetBytes(wrong))) + "\n", Is.EqualTo(shown));
    }

    [Test]
    public void It_names_every_key_and_every_code()
    {
        var keys = PublishedSchema.Network.Objects().SelectMany(part => part.Part["properties"]!.AsObject().Select(property => property.Key)).Distinct();
        Assert.That(keys.Where(key => !Page.Contains($"`{key}`", StringComparison.Ordinal) && !Page.Contains($"\"{key}\"", StringComparison.Ordinal)), Is.Empty);
        var codes = Enum.GetValues<Code>().Where(code => (int)code is >= 100 and < 250).Select(code => $"| NEU{(int)code} |");
        Assert.That(codes.Where(code => !Page.Contains(code, StringComparison.Ordinal)), Is.Empty);
    }

    [Test]
    public void Its_limits_are_those_of_the_code() => Assert.Multiple(() =>
    {
        Assert.That(Page, Does.Contain($"| size of a `.neuro.json` file | {JsonText.LargestFile >> 20} MiB |"));
        Assert.That(Page, Does.Contain($"| nesting of objects and lists in it | {JsonText.DeepestNesting} |"));
        Assert.That(Page, Does.Contain($"| neurons and input channels in all | {Grouped(Network.MostNeurons)} |"));
        Assert.That(Page, Does.Contain($"looked at to make synapses | {Grouped(Network.MostCandidates)} |"));
        Assert.That(Page, Does.Contain($"| `max_delay` | {Grouped(Network.LongestMaxDelay)} |"));
        Assert.That(Page, Does.Contain($"hardware pays memory for it | {Network.DefaultMaxDelay} |"));
        Assert.That(Page, Does.Contain($"| thresholds of a Poisson generator | {Grouped(PoissonThresholds.Most)} |"));
        Assert.That(Page, Does.Contain($"*m* ≤ {PoissonThresholds.GreatestMean}"));
        Assert.That(Page, Does.Contain($"| characters of a name | {NetworkNames.LongestName} |"));
        Assert.That(Page, Does.Contain($"| bits of a port's sum | {Format.MaxBits} |"));
    });

    private static string Populations => $"\"populations\": {Blocks.Single(block => block.Info == "json populations").Text}, ";

    private static string WithPopulations(string rest) =>
        $$"""{ {{(rest.Contains("\"populations\"", StringComparison.Ordinal) ? "" : Populations)}}{{rest}} "neuro": 1 }""";

    private static string Grouped(long number) => number.ToString("N0", CultureInfo.InvariantCulture);

    private static string OwnText([CallerFilePath] string path = "") =>
        File.ReadAllText(Repository.PathOf("tests", "Docs", Path.GetFileName(path))).ReplaceLineEndings("\n");

    [GeneratedRegex(@"^\| `(?<number>[^`]+)` \| (?<result>(raw|error) .+) \|$", RegexOptions.Multiline)]
    private static partial Regex NumberRow();

    [GeneratedRegex(@"^\| `(?<rule>\{""fixed_[^`]+)` \| (?<synapses>\S*→.*|\?) \|$", RegexOptions.Multiline)]
    private static partial Regex RuleRow();

    [GeneratedRegex(@"^\| `(?<values>\{""(uniform|normal)[^`]+)` \| (?<raws>.*) \|$", RegexOptions.Multiline)]
    private static partial Regex DistributionRow();
}
