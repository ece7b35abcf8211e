using System.Globalization;
using System.Text.RegularExpressions;
using Neuro.Graph;
using Neuro.Sim;

namespace Neuro.Tests;

/// <summary>What <c>docs/stimulus-format.md</c> says is so.</summary>
internal sealed partial class StimulusPageTests : IDisposable
{
    private const long Ticks = 20;

    private static readonly string Page = File.ReadAllText(Repository.PathOf("docs", "stimulus-format.md")).ReplaceLineEndings("\n");

    private static readonly IReadOnlyList<PageBlock> Blocks = PageBlock.Of(Page);

    private readonly ElaboratedNetwork network = NetworkFiles.Elaborate(Blocks.Single(block => block.Info == "json network").Text);

    private readonly StimulusFiles files = new();

    public void Dispose() => files.Dispose();

    [Test]
    public void Its_stimulus_is_the_same_as_csv_as_arrays_and_as_json()
    {
        var digests = new[]
        {
            Digest(files.Write("a.csv", Blocks.Single(block => block.Info == "csv").Text)),
            Digest(files.WriteNpz("a.npz", WriteArrays)),
            Digest(files.Write("a.stimulus.json", Blocks.First(block => block.Info == "json stimulus").Text)),
        };

        Assert.That(digests, Is.All.EqualTo(digests[0]));
        Assert.That(Page, Does.Contain($"its digest for a run of {Ticks} ticks is `{digests[0]}`"));
    }

    [Test]
    public void Its_compositions_are_valid_and_read()
    {
        Directory.CreateDirectory(files.PathOf("samples"));
        for (var sample = 0; sample < 3; sample++)
            files.Write($"samples/{sample}.csv", "tick,population,neuron\n0,left,0\n");

        foreach (var block in Blocks.Where(block => block.Info == "json stimulus"))
            Read(block.Text, network);
    }

    [Test]
    public void Its_recordings_are_valid_and_read()
    {
        files.Write("scene.wav", stream => WavWriter.Write(new Scene(48_000, 4_800, FromDegrees: 0, ToDegrees: 0).Synthesise(), stream));

        var stimulus = Read(Blocks.Single(block => block.Info == "json recordings").Text, Elaborated.Of(Network.Named("ears").Input("left", 8).Input("right", 8)));

        Assert.That(stimulus.Events, Is.Not.Empty);
    }

    [Test]
    public void It_names_every_key_every_code_and_every_band()
    {
        var keys = PublishedSchema.Stimulus.Objects().SelectMany(part => part.Part["properties"]!.AsObject().Select(property => property.Key)).Distinct();
        Assert.That(keys.Where(key => !Page.Contains($"`{key}`", StringComparison.Ordinal) && !Page.Contains($"\"{key}\"", StringComparison.Ordinal)), Is.Empty);
        var codes = Enum.GetValues<Code>().Where(code => (int)code is >= 250 and < 300).Select(code => $"| NEU{(int)code} |");
        Assert.That(codes.Where(code => !Page.Contains(code, StringComparison.Ordinal)), Is.Empty);
        var bands = FilterBank.SampleRates.Select(rate => FilterBank.For(rate).Bands).Select(bands => $"{bands[0].Number} to {bands[^1].Number}").ToArray();
        Assert.That(Page, Does.Contain($"with the bands {bands[0]}, {bands[1]} and {bands[2]}."));
    }

    private Stimulus Read(string json, ElaboratedNetwork heard)
    {
        Assert.That(PublishedSchema.Stimulus.Problems(json), Is.Empty);
        files.Write("page.stimulus.json", json);
        var (stimulus, errors) = files.Read("page.stimulus.json", heard);
        Assert.That(errors, Is.Empty);
        return stimulus!;
    }

    private Digest256 Digest(string path)
    {
        var diagnostics = new Diagnostics();
        var stimulus = StimulusReader.Read(path, network, diagnostics);
        Assert.That(diagnostics.Items.Select(d => d.ToString()), Is.Empty);
        Assert.That(stimulus!.Ticks, Is.EqualTo(Ticks));
        return StimulusDigest.Of(network, stimulus, Ticks);
    }

    private static void WriteArrays(NpzWriter npz)
    {
        foreach (Match row in ArrayRow().Matches(Page))
        {
            long[] elements = [.. row.Groups["elements"].Value.Split(", ").Select(element => long.Parse(element, CultureInfo.InvariantCulture))];
            npz.Write(row.Groups["name"].Value, row.Groups["name"].Value == "ticks" ? [] : [elements.Length], elements);
        }
    }

    [GeneratedRegex(@"^\| `(?<name>[a-z_/]+)` \| (?<elements>-?\d+(, -?\d+)*) \|$", RegexOptions.Multiline)]
    private static partial Regex ArrayRow();
}
