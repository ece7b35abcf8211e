using System.Text.Json;
using Neuro.Cli;

namespace Neuro.Tests;

/// <summary><c>neuro run --batch</c>: many stimuli on one network.</summary>
public sealed class BatchVerbTests : IDisposable
{
    private const string Network = """
        {
          "neuro": 1,
          "populations": [
            { "name": "in", "size": 3, "input": true },
            { "name": "cell", "size": 2, "model": "Lif", "parameters": { "keep": 0.5, "threshold": 1 } }
          ],
          "projections": [
            { "source": "in", "target": "cell", "format": "fix<8,4>", "rule": "all_to_all", "weight": 0.75, "delay": [1, 2, 3, 1, 2, 3] }
          ]
        }
        """;

    private readonly TemporaryFolder folder = new();

    public BatchVerbTests()
    {
        folder.Write("net.neuro.json", Network);
        folder.Write("digits/ten.csv", "tick,neuron\n0,0\n0,1\n");
        folder.Write("digits/nine.csv", "tick,neuron\n4,2\n5,0\n");
        folder.Write("digits/one.stimulus.json", """{ "neuro": 1, "ticks": 9, "generators": [ { "name": "clock", "target": "in[1]", "regular": { "period": 2, "phase": 0 } } ] }""");
        folder.Write("digits/notes.txt", "no stimulus");
    }

    public void Dispose() => folder.Dispose();

    [TestCase("--engine", "cpu")]
    [TestCase("--engine", "gpu", "--device", "cpu")]
    public void Every_stimulus_of_a_folder_gives_the_trace_of_its_own_run(params string[] options)
    {
        var batch = Run(["--batch", "digits", "-o", "traces/deep", "--threads", "2", .. options]);

        Assert.That((batch.ExitCode, batch.Error), Is.EqualTo((ExitCode.Fine, "")));
        foreach (var (name, stimulus) in new[] { ("nine", "nine.csv"), ("one", "one.stimulus.json"), ("ten", "ten.csv") })
        {
            var alone = Run("--stimulus", $"digits/{stimulus}", "-o", "alone.trace");
            Assert.That((alone.ExitCode, alone.Error), Is.EqualTo((ExitCode.Fine, "")));
            Assert.That(File.ReadAllBytes(folder.PathOf($"traces/deep/{name}.trace")), Is.EqualTo(File.ReadAllBytes(folder.PathOf("alone.trace"))), name);
            Assert.That(batch.Output, Does.Match($"(?m)^digits/{stimulus} +[0-9]+ ticks +[0-9]+ events  {alone.Output[^65..^1]}$"));
        }
        Assert.That(batch.Output, Does.EndWith("\n3 samples\n"));
        Assert.That(Directory.EnumerateFiles(folder.PathOf("traces/deep")).Count(), Is.EqualTo(3));
    }

    [Test]
    public void Results_stand_in_the_order_of_the_stimuli_for_scripts()
    {
        var result = Run("--batch", "digits/ten.csv", "digits/nine.csv", "--json");

        var samples = JsonDocument.Parse(result.Output).RootElement.GetProperty("samples");
        Assert.Multiple(() =>
        {
            Assert.That(samples.EnumerateArray().Select(sample => sample.GetProperty("stimulus").GetString()), Is.EqualTo(new[] { "digits/ten.csv", "digits/nine.csv" }));
            Assert.That(samples[1].GetProperty("ticks").GetInt64(), Is.EqualTo(9));
            Assert.That(samples[1].GetProperty("digest").GetString(), Has.Length.EqualTo(64));
            Assert.That(samples[1].GetProperty("trace").ValueKind, Is.EqualTo(JsonValueKind.Null));
        });
    }

    [TestCase("--engine", "cpu")]
    [TestCase("--engine", "gpu", "--device", "cpu")]
    public void A_stimulus_that_is_wrong_is_named_and_the_others_run(params string[] options)
    {
        folder.Write("digits/bad.csv", "tick,neuron\n0,7\n");

        var result = Run(["--batch", "digits", "-o", "traces", .. options]);

        Assert.Multiple(() =>
        {
            Assert.That(result.ExitCode, Is.EqualTo(ExitCode.BadInput));
            Assert.That(result.Error, Does.StartWith("digits/bad.csv(2,"));
            Assert.That(result.Output, Does.EndWith("\n3 of 4 samples\n"));
            Assert.That(Directory.EnumerateFiles(folder.PathOf("traces")).Select(Path.GetFileName), Is.EquivalentTo(new[] { "nine.trace", "one.trace", "ten.trace" }));
        });
    }

    [Test]
    public void Two_stimuli_of_one_name_are_refused_before_anything_runs()
    {
        folder.Write("other/ten.csv", "tick,neuron\n0,2\n");

        var result = Run("--batch", "digits", "other", "-o", "traces");

        Assert.Multiple(() =>
        {
            Assert.That(result.ExitCode, Is.EqualTo(ExitCode.BadInput));
            Assert.That(result.Error, Does.Contain("'digits/ten.csv' and 'other/ten.csv' would have one name, ten.trace"));
            Assert.That(Directory.Exists(folder.PathOf("traces")), Is.False);
        });
    }

    [Test]
    public void Two_stimuli_of_one_name_need_no_names_where_nothing_is_written()
    {
        folder.Write("other/ten.csv", "tick,neuron\n0,2\n");

        Assert.That(Run("--batch", "digits", "other").Output, Does.EndWith("\n4 samples\n"));
    }

    [TestCase("--batch: error NEU402: the reference engine runs one stimulus at a time\n", "--batch", "digits", "--engine", "reference")]
    [TestCase("--batch: error NEU402: there is a --stimulus, too\n", "--batch", "digits", "--stimulus", "digits/ten.csv")]
    [TestCase("--ticks: error NEU402: a run has at least 1 tick; found 0\n", "--batch", "digits", "--ticks", "0")]
    [TestCase("empty: error NEU", "--batch", "empty")]
    [TestCase("none.csv: error NEU", "--batch", "none.csv")]
    [TestCase("net.neuro.json: error NEU214: ", "--batch", "digits", "-o", "net.neuro.json")]
    public void What_makes_no_sense_is_a_diagnostic(string says, params string[] options)
    {
        Directory.CreateDirectory(folder.PathOf("empty"));

        var result = Run(options);

        Assert.Multiple(() =>
        {
            Assert.That(result.ExitCode, Is.EqualTo(ExitCode.BadInput));
            Assert.That(result.Error, Does.StartWith(says));
            Assert.That(result.Error, Does.Not.Contain("   at "));
        });
    }

    private ProcessResult Run(params string[] options) => NeuroProcess.Run(folder.Path, ["run", "net.neuro.json", .. options]);
}
