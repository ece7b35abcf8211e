using System.Text.Json;
using Neuro.Cli;

namespace Neuro.Tests;

/// <summary>What networks and traces hold, told from the command line.</summary>
public sealed class ShowVerbTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public ShowVerbTests()
    {
        folder.Write("nét work.neuro.json", """
            {
              "neuro": 1,
              "name": "coincidence",
              "dt": 0.001,
              "populations": [
                { "name": "in", "size": 3, "input": true },
                { "name": "cell", "size": 2, "model": "Lif", "parameters": { "keep": 0.5, "threshold": [1, 2] } }
              ],
              "projections": [
                { "source": "in", "target": "cell", "format": "fix<8,4>", "rule": "all_to_all", "weight": 0.375, "delay": [1, 2, 3, 4, 5, 7] }
              ],
              "generators": [ { "target": "cell[1:2]", "regular": {"period": 3}, "format": "fix<4,0>", "weight": -1 } ],
              "probes": [ { "signal": "cell.v" } ]
            }
            """);
        folder.Write("in.csv", "tick,neuron\n2,2\n3,1\n4,0\n20,0\n20,1\n20,2\n");
    }

    public void Dispose() => folder.Dispose();

    [Test]
    public void A_network_is_shown_with_all_that_follows_from_it()
    {
        var result = NeuroProcess.Run(folder.Path, "show", "nét work.neuro.json");

        Assert.Multiple(() =>
        {
            Assert.That((result.ExitCode, result.Error), Is.EqualTo((ExitCode.Fine, "")));
            // v has 16 bits in each of 2 neurons, and so has threshold; delays are 1 to 7; the sum is -1 to 1.125 in sixteenths.
            Assert.That(result.Output, Is.EqualTo(
                """
                network coincidence

                  neurons         2
                  input channels  3
                  synapses        6
                  longest delay   7 ticks
                  a tick          0.001 s
                  digest          DIGEST

                populations
                  in    3  input  spikes
                  cell  2  Lif    spikes

                cell, a neuron of Lif
                  param  keep       ufix<16,16>  0.5
                  param  threshold  fix<16,8>    1..2, one for each neuron
                  port   x          fix<6,4>     -1..1.125, 6 synapses and 1 generator, 7 slots
                  state  v          fix<16,8>    starts at 0
                  steps  13         33 bits      the widest intermediate

                projections
                           ends         rule        synapses  weights         delays  bits each  words  bits
                  in-cell  in → cell.x  all_to_all         6  fix<8,4> 0.375  1..7        0+3+0      6    18

                generators
                  cell-generator-0  → cell[1:2].x  regular, every 3 ticks from tick 0 on  weight -1, fix<4,0>

                probes
                  cell.v  fix<16,8>  -128..127.99609375  2 neurons

                memory, in bits
                  states           32
                  parameters       32  those that each neuron has one of its own of
                  initial states    0  likewise
                  synapses         18  words and, where addresses are not computed, where each source's words begin
                  delays           84  sums that wait for their tick: slots × neurons × width, for each port
                  in all          166

                delays: synapses by ticks
                  1  1  ████████████████████████████████████████
                  2  1  ████████████████████████████████████████
                  3  1  ████████████████████████████████████████
                  4  1  ████████████████████████████████████████
                  5  1  ████████████████████████████████████████
                  6  0
                  7  1  ████████████████████████████████████████

                fan-in: synapses that end at a neuron
                        least  mean  most  how many neurons have so many, from the least to the most
                  cell      3   3.0     3  |█|

                fan-out: synapses that start at a neuron
                        least  mean  most  how many neurons have so many, from the least to the most
                  in        2   2.0     2  |█|
                  cell      0   0.0     0  |█|

                """.ReplaceLineEndings("\n").Replace("DIGEST", Json("nét work.neuro.json").GetProperty("digest").GetString())));
        });
    }

    [Test]
    public void A_script_gets_exact_histograms()
    {
        var json = Json("nét work.neuro.json");
        var (populations, projection) = (json.GetProperty("populations"), json.GetProperty("projections")[0]);

        Assert.Multiple(() =>
        {
            Assert.That(json.GetProperty("delays").GetRawText().Replace("\n", "").Replace(" ", ""), Is.EqualTo("[[1,1],[2,1],[3,1],[4,1],[5,1],[7,1]]"));
            Assert.That(populations[1].GetProperty("fan_in")[0][1].GetInt32(), Is.EqualTo(2));
            Assert.That(populations[0].GetProperty("fan_in").ValueKind, Is.EqualTo(JsonValueKind.Null));
            Assert.That(populations[1].GetProperty("ports")[0].GetProperty("delay_bits").GetInt32(), Is.EqualTo(84));
            Assert.That(populations[1].GetProperty("parameters")[1].GetProperty("per_neuron").GetBoolean(), Is.True);
            Assert.That(projection.GetProperty("weights").GetProperty("least").GetString(), Is.EqualTo("0.375"));
            Assert.That(json.GetProperty("memory_bits").GetProperty("total").GetInt32(), Is.EqualTo(166));
        });
    }

    [Test]
    public void A_trace_is_shown_and_its_digest_is_that_of_the_run()
    {
        var run = NeuroProcess.Run(folder.Path, "run", "nét work.neuro.json", "-s", "in.csv", "-o", "a.json");

        var result = NeuroProcess.Run(folder.Path, "show", "a.json");

        // It is a trace, whatever it is called.
        var digest = run.Output.TrimEnd('\n').Split("digest  ")[1];
        var json = Json("a.json");
        Assert.Multiple(() =>
        {
            Assert.That(result.Output, Does.StartWith("trace of 28 ticks\n\npopulations\n  cell  2  neurons  "));
            Assert.That(result.Output, Does.EndWith($"  trace     {digest}\n"));
            Assert.That(json.GetProperty("digest").GetString(), Is.EqualTo(digest));
            Assert.That(json.GetProperty("ticks_read").GetInt32(), Is.EqualTo(28));
        });
    }

    [Test]
    public void A_trace_that_is_still_written_is_shown_as_far_as_it_goes()
    {
        NeuroProcess.Run(folder.Path, "run", "nét work.neuro.json", "-s", "in.csv", "-o", "a.trace");
        File.WriteAllBytes(folder.PathOf("b.trace"), File.ReadAllBytes(folder.PathOf("a.trace"))[..^40]);

        var refused = NeuroProcess.Run(folder.Path, "show", "b.trace");
        var shown = NeuroProcess.Run(folder.Path, "show", "b.trace", "--unfinished");

        Assert.Multiple(() =>
        {
            Assert.That(refused.ExitCode, Is.EqualTo(ExitCode.BadInput));
            Assert.That(refused.Error, Does.Match(@"^b\.trace\(byte \d+\): error NEU302: "));
            Assert.That((shown.ExitCode, shown.Error), Is.EqualTo((ExitCode.Fine, "")));
            Assert.That(shown.Output, Does.Match(@"^trace of 28 ticks, \d+ of them written so far\n"));
            Assert.That(shown.Output, Does.Not.Contain("  trace  "));
        });
    }

    [TestCase("none.json", "NEU200")]
    [TestCase("in.csv", "NEU103")]
    [TestCase(".", "NEU200")]
    public void What_is_neither_is_a_diagnostic(string file, string code)
    {
        var result = NeuroProcess.Run(folder.Path, "show", file);

        Assert.That((result.ExitCode, result.Output), Is.EqualTo((ExitCode.BadInput, "")));
        Assert.That(result.Error, Does.StartWith(file).And.Contain($"error {code}"));
    }

    private JsonElement Json(string file)
    {
        var result = NeuroProcess.Run(folder.Path, "show", file, "--json");
        Assert.That((result.ExitCode, result.Error), Is.EqualTo((ExitCode.Fine, "")));
        return JsonDocument.Parse(result.Output).RootElement;
    }
}
